package dev.tramline.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  private record Ended(int code, String out, String err) {}

  @TempDir Path directory;

  private Ended run(String... args) {
    return run(false, Map.of(), args);
  }

  private Ended run(boolean terminal, Map<String, String> env, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--output", directory.resolve("out").toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream complained = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      String[] line = all.toArray(String[]::new);
      code = Main.run(line, printed, complained, env, new FakeClock(), terminal);
    }
    Ended ended =
        new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertThat(ended.err()).doesNotContain("\tat ");
    return ended;
  }

  @Test
  void writesATutorialAndSaysHow() throws IOException {
    Ended ended = run("--dir", Samples.BAKERY.toString(), "--max-abstractions", "4");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .containsSubsequence(
            "Model: none, Java is parsed",
            "fetch: read 13 files",
            "identify: skipped src/main/java/bakery/Broken.java, which cannot be parsed: (line 4",
            "identify: found 4 abstractions",
            "order: 4 chapters to write",
            "combine -> default",
            "Tutorial: " + directory.resolve("out").resolve("index.md"));
    TutorialFiles tutorial = new TutorialFiles(directory.resolve("out"));
    tutorial.assertSound();
    assertThat(tutorial.index()).startsWith("# Tutorial: bakery\n");
  }

  @Test
  void obeysPatternsSizeAndName() throws IOException {
    String bakery = Samples.BAKERY.toString();
    assertThat(run("--dir", bakery, "--max-size", "600").out())
        .contains("skipped src/main/java/bakery/Baker.java: 672 bytes are more than 600");
    String files = "Oven.java,Bread.java,BakerTest.java";
    run("--dir", bakery, "--name", "Ovens", "--include", files, "--exclude", "**/test/**");
    TutorialFiles tutorial = new TutorialFiles(directory.resolve("out"));
    assertThat(tutorial.chapters()).containsExactly("Bread", "Oven");
    assertThat(tutorial.index()).startsWith("# Tutorial: Ovens\n");
  }

  @Test
  void drawsABarOnATerminal() {
    Ended ended = run(true, Map.of(), "--dir", Samples.BAKERY.toString());
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .containsSubsequence("Tutorial", "100%", "identify: skipped src/main/java", "Tutorial: ")
        .doesNotContain("fetch -> default");
  }

  @Test
  void printsItsUsage() {
    Ended ended = run("--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Usage: codebase-tutorial", "--repo", "OPENAI_API_KEY");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--verbose                    | Unknown option",
        "--dir a --repo b             | mutually exclusive",
        "--dir a --max-size 0         | --max-size must be at least 1",
        "--dir a --max-size big       | 'big' is not a long",
        "--dir a --max-abstractions 0 | --max-abstractions must be at least 1",
        "--dir a --language German    | --language needs a model",
        "--dir a --include [          | \"[\" is no pattern for files",
        "--dir                        | Expected parameter for option '--dir'",
        "--no-cache                   | This is not the root of Tramline's repository",
      })
  void rejectsWhatItDoesNotKnow(String line, String complaint) {
    Ended ended = run(line.split(" "));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(complaint, "Usage:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dir nowhere                         | There is no directory nowhere.",
        "--dir src --include *.kt              | No file of ",
        "--dir src --include *.md              | There is no Java type in src (1 md).",
        "--repo file:///nowhere/at/all         | Cannot clone file:///nowhere/at/all: ",
      })
  void explainsWhatIsMissing(String line, String complaint) {
    Ended ended = run(line.split(" "));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains(complaint);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void explainsThatItCannotWrite() throws IOException {
    Files.writeString(directory.resolve("out"), "a file");
    Ended ended = run("--dir", Samples.BAKERY.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("Cannot write to");
  }

  @Test
  void explainsThatTheModelCannotBeReached() {
    String nobody = "http://127.0.0.1:1/v1";
    Map<String, String> env = Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", nobody);
    Ended ended = run(false, env, "--dir", Samples.BAKERY.toString(), "--language", "German");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("identify: attempt 5 of 5 failed, given up");
    assertThat(ended.err()).contains("Cannot reach " + nobody);
  }
}

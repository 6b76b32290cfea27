package dev.tramline.examples.resumes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int run(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resumes", "resumes --sequential"})
  void screensTheResumesThatComeWithIt(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .contains("attempt 1 of 3 failed, again in 0.2 s", "attempt 3 of 3 failed, given up")
        .containsSubsequence(
            "Qualified: 3",
            "Ada Lindqvist: 9 years of work, all skills",
            "Chidi Nwosu: 11 years of work, all skills",
            "Finn O'Connor",
            "Not qualified: 2",
            "Béla Farkas: 3 years of work, no SQL",
            "Elif Kaya: 12 years of work, no Java",
            "To be read by a person: 1",
            "dana-scan.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "resumes --fast", "a b c", ""})
  void rejectsWrongArguments(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(terminal.output()).isEmpty();
    assertThat(terminal.errors()).isNotEmpty().doesNotContain("\tat ");
  }

  @Test
  void explainsAFailure() {
    String[] args = {"resumes"};
    assertThat(Main.run(args, terminal.surroundings(Terminal.BROKEN_MODEL))).isEqualTo(1);
    assertThat(terminal.errors()).contains("nonsense").doesNotContain("\tat ");
  }

  @Test
  void namesAFileThatIsNoText(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("image.txt"), new byte[] {(byte) 0xff});
    assertThat(run(directory.toString())).isEqualTo(1);
    assertThat(terminal.errors()).contains("Cannot read", "image.txt", "no text in UTF-8");
  }
}

package dev.tramline.examples.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int run(Map<String, String> env, String... args) {
    return Main.run(args, terminal.surroundings(env));
  }

  @Test
  void summarisesTheCorpus() {
    assertThat(run(Map.of())).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .containsSubsequence(
            "split -> default",
            "combine -> default",
            "Nobel Prizes in Physics\n",
            "History of science\n",
            "Overview\n  13 chapters, Nobel Prizes in Physics to History of science.",
            "Topics\n",
            "nobel (");
  }

  @Test
  void summarisesAnyMarkdown() {
    assertThat(run(Map.of(), "../../docs/guide.md")).isZero();
    assertThat(terminal.output()).contains("Retry and fall back\n", "Overview\n");
  }

  @Test
  void rejectsWhatItCannotRead(@TempDir Path directory) throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.md"), " \n");
    assertThat(run(Map.of(), empty.toString())).isEqualTo(2);
    assertThat(run(Map.of(), "gone.md")).isEqualTo(2);
    assertThat(run(Map.of(), "a", "b")).isEqualTo(2);
    assertThat(terminal.errors()).contains("is empty", "gone.md", "Usage:").doesNotContain("\tat ");
  }

  @Test
  void explainsAFailure() {
    assertThat(run(Terminal.BROKEN_MODEL)).isEqualTo(1);
    assertThat(terminal.errors()).contains("nonsense").doesNotContain("\tat ");
  }
}

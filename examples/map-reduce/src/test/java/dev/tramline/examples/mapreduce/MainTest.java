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

  @TempDir Path directory;
  private final Terminal terminal = new Terminal();

  private int run(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void summarisesTheCorpus() {
    assertThat(run()).isZero();
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
    assertThat(run("../../docs/guide.md")).isZero();
    assertThat(terminal.output()).contains("Retry and fall back\n", "Overview\n");
  }

  @Test
  void rejectsWhatItCannotRead() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.md"), " \n");
    assertThat(run(empty.toString())).isEqualTo(2);
    assertThat(run("gone.md")).isEqualTo(2);
    assertThat(run("a", "b")).isEqualTo(2);
    assertThat(terminal.errors()).contains("is empty", "gone.md", "Usage:").doesNotContain("\tat ");
  }
}

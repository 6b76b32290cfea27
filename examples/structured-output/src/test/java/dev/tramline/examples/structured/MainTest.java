package dev.tramline.examples.structured;

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

  private int run(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void readsTheResumeThatComesWithIt() {
    assertThat(run()).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .containsSubsequence(
            "check: The YAML cannot be read: mapping values are not allowed here, in line 5",
            "check -> invalid",
            "check -> parsed",
            "Name:   Margaret Hammond-Okafor",
            "m.hammond@example.org",
            "+44 113 496 0018",
            "2019 to today: Lead Engineer: Signalling, Northern Light Rail",
            "2011 to 2014: Junior Developer, Pennine Software",
            "Skills: Java, distributed systems, SQL, Real-time scheduling, team lead");
  }

  @Test
  void readsAnotherFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("cv.txt"), "Ada\na@b.org\nSkills: maths");
    assertThat(run(file.toString())).isZero();
    assertThat(terminal.output()).contains("Name:   Ada", "Skills: maths");
  }

  @Test
  void saysThatAFileIsNoResume(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("poem.txt"), "The sea");
    assertThat(run(file.toString())).isEqualTo(1);
    assertThat(terminal.errors()).contains("Is this a résumé?");
  }

  @Test
  void rejectsWrongArguments() {
    assertThat(run("no such file")).isEqualTo(2);
    assertThat(run("a", "b")).isEqualTo(2);
    assertThat(terminal.errors()).contains("no such file", "Usage:").doesNotContain("\tat ");
  }
}

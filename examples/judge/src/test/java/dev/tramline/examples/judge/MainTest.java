package dev.tramline.examples.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int write(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void writesTheTextThatComesWithIt() {
    assertThat(write()).isZero();
    assertThat(terminal.output())
        .containsSubsequence(
            "Topic: Guido", "judge -> revise", "judge -> accepted", "Accepted, draft 3");
    assertThat(terminal.output().substring(terminal.output().indexOf("Accepted")))
        .contains("1991", "Monty Python")
        .doesNotContain("CWI");
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void writesOnAnotherTopic() {
    assertThat(write("--topic", "Moons of Mars", "--mention", "Phobos", "--words", "20")).isZero();
    assertThat(terminal.output()).contains("Mars has two small moons, Phobos and Deimos.");
  }

  @Test
  void saysThatNoDraftWasAccepted() {
    assertThat(write("--mention", "marzipan", "--rounds", "2")).isEqualTo(1);
    assertThat(terminal.output()).contains("judge -> gaveUp", "No draft was accepted.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--words many", "--rounds"})
  void rejectsWrongArguments(String line) {
    assertThat(write(line.split(" "))).isEqualTo(2);
    assertThat(terminal.errors()).contains(line.split(" ")[0]);
    assertThat(terminal.output()).isEmpty();
  }
}

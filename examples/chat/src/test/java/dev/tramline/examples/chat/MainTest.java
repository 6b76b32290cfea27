package dev.tramline.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void talksOffline() {
    Terminal terminal =
        new Terminal("My name is Ada.", "Who discovered Pluto?", "What is my name?", "quit");
    assertThat(Main.run(terminal.surroundings(Map.of()))).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .containsSubsequence(
            "Model: embedded",
            "I will remember that your name is Ada.",
            "Clyde Tombaugh",
            "Your name is Ada.",
            "Goodbye, after 3 turns.");
  }

  @Test
  void endsWithTheInput() {
    Terminal terminal = new Terminal();
    assertThat(Main.run(terminal.surroundings(Map.of()))).isZero();
    assertThat(terminal.output()).contains("Goodbye, after 0 turns.");
  }

  @Test
  void explainsAFailure() {
    Terminal terminal = new Terminal("Hello");
    assertThat(Main.run(terminal.surroundings(Terminal.BROKEN_MODEL))).isEqualTo(1);
    assertThat(terminal.errors()).contains("nonsense").doesNotContain("\tat ");
  }
}

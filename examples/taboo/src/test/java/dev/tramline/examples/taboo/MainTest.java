package dev.tramline.examples.taboo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int play(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void playsTheGameThatComesWithIt() {
    assertThat(play()).isZero();
    assertThat(terminal.output())
        .containsSubsequence(
            "Word: lemon. Taboo: sour, juice",
            "Hinter: Think of a kind of fruit.",
            "Guesser: apple",
            "Hinter: It is yellow.",
            "Guesser: banana",
            "Hinter: Some would say citron.",
            "Guesser: lemon",
            "Guessed with hint 3.");
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void losesWithTooFewHints() {
    assertThat(play("--word", "grape", "--hints", "1")).isEqualTo(1);
    assertThat(terminal.output()).contains("Hinter: Think of a kind of fruit.", "Not guessed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--hints many", "--word"})
  void rejectsWrongArguments(String line) {
    assertThat(play(line.split(" "))).isEqualTo(2);
    assertThat(terminal.errors()).contains(line.split(" ")[0]);
  }
}

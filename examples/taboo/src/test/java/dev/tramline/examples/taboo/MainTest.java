package dev.tramline.examples.taboo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Printed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final Printed out = new Printed();
  private final Printed err = new Printed();

  private int run(String... args) {
    return Main.run(args, out.stream(), err.stream(), Map.of());
  }

  @Test
  void playsTheGameThatComesWithIt() {
    assertThat(run()).isZero();
    assertThat(out.text())
        .containsSubsequence(
            "Word: lemon. Taboo: sour, juice",
            "Hinter: Think of a kind of fruit.",
            "Guesser: apple",
            "Hinter: It is yellow.",
            "Guesser: banana",
            "Hinter: Some would say citron.",
            "Guesser: lemon",
            "Guessed with hint 3.");
    assertThat(err.text()).isEmpty();
  }

  @Test
  void losesWithTooFewHints() {
    assertThat(run("--word", "grape", "--hints", "1")).isEqualTo(1);
    assertThat(out.text()).contains("Hinter: Think of a kind of fruit.", "Not guessed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--hints many", "--word"})
  void rejectsWrongArguments(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.text()).contains(line.split(" ")[0]);
  }
}

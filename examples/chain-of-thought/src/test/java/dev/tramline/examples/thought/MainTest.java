package dev.tramline.examples.thought;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int solve(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void solvesThePuzzleThatComesWithIt() {
    assertThat(solve()).isZero();
    assertThat(terminal.output())
        .containsSubsequence(
            "Model: embedded", "think -> continue", "think -> solved", "Plan:", "B has 4 litres.");
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void solvesAnotherPuzzle() {
    assertThat(solve("Measure 1 litre with a 3-litre jug and a 4-litre jug.")).isZero();
    assertThat(terminal.output()).contains("Then jug B has 1 litres.");
  }

  @Test
  void stopsAtItsLimit() {
    assertThat(solve("Measure 50 litres with a 99-litre jug and a 98-litre jug.")).isEqualTo(1);
    assertThat(terminal.output()).contains("No answer after 20 thoughts.");
  }

  @Test
  void explainsAModelThatCannotBeReached() {
    int code = Main.run(new String[0], terminal.surroundings(Terminal.BROKEN_MODEL));
    assertThat(code).isEqualTo(1);
    assertThat(terminal.errors()).contains("nonsense").doesNotContain("\tat ");
  }
}

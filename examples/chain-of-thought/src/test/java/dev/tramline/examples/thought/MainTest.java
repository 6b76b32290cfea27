package dev.tramline.examples.thought;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Printed;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final Printed out = new Printed();
  private final Printed err = new Printed();

  private int run(String... args) {
    return Main.run(args, out.stream(), err.stream(), Map.of());
  }

  @Test
  void solvesThePuzzleThatComesWithIt() {
    assertThat(run()).isZero();
    assertThat(out.text())
        .containsSubsequence(
            "Model: embedded", "think -> continue", "think -> solved", "Plan:", "B has 4 litres.");
    assertThat(err.text()).isEmpty();
  }

  @Test
  void solvesAnotherPuzzle() {
    assertThat(run("Measure 1 litre with a 3-litre jug and a 4-litre jug.")).isZero();
    assertThat(out.text()).contains("Then jug B has 1 litres.");
  }

  @Test
  void stopsAtItsLimit() {
    assertThat(run("Measure 50 litres with a 99-litre jug and a 98-litre jug.")).isEqualTo(1);
    assertThat(out.text()).contains("No answer after 20 thoughts.");
  }
}

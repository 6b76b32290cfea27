package dev.tramline.examples.supervisor;

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
  void answersInTheEnd() {
    assertThat(run()).isZero();
    assertThat(out.text())
        .containsSubsequence(
            "Question: Who discovered Pluto?",
            "supervisor -> retry",
            "supervisor -> approved",
            "Rejected: the passages say nothing of",
            "Answer: Clyde Tombaugh discovered Pluto");
    assertThat(err.text()).isEmpty();
  }

  @Test
  void failsIfTheWorkerOnlyTalksNonsense() {
    assertThat(run("--nonsense", "100", "--runs", "2")).isEqualTo(1);
    assertThat(out.text()).contains("supervisor -> failed", "No answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--seed many", "--runs"})
  void rejectsWrongArguments(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.text()).contains(line.split(" ")[0]);
  }
}

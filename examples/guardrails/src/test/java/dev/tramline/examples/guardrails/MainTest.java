package dev.tramline.examples.guardrails;

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
  void showsEachWayAMessageCanEnd() {
    assertThat(run()).isZero();
    assertThat(out.text())
        .containsSubsequence(
            "> What is the capital of Australia?",
            "Canberra is the capital of Australia",
            "> How do I bake",
            "Refused by topic",
            "> Ignore all previous",
            "Refused by injection",
            "> Which city does jo@example.org",
            "Refused by privacy: it has an e-mail address and the number of a payment card",
            "> Who in the travel office",
            "Withheld by privacy")
        .doesNotContain("ada.berg");
    assertThat(err.text()).isEmpty();
  }

  @Test
  void showsTheStepsOfAnotherMessage() {
    assertThat(run("What is the highest mountain in Africa?")).isZero();
    assertThat(out.text())
        .contains("injection -> passed", "admit -> open", "release -> open", "Kilimanjaro");
  }
}

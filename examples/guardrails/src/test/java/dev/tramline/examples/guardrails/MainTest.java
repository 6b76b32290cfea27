package dev.tramline.examples.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int chat(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void showsEachWayAMessageCanEnd() {
    assertThat(chat()).isZero();
    assertThat(terminal.output())
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
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void showsTheStepsOfAnotherMessage() {
    assertThat(chat("What is the highest mountain in Africa?")).isZero();
    assertThat(terminal.output())
        .contains("injection -> passed", "admit -> open", "release -> open", "Kilimanjaro");
  }
}

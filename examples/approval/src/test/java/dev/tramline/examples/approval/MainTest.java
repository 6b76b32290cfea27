package dev.tramline.examples.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private static Terminal announce(String typed, String... args) {
    Terminal terminal = new Terminal(typed);
    assertThat(Main.run(args, terminal.surroundings(Map.of()))).isZero();
    assertThat(terminal.errors()).isEmpty();
    return terminal;
  }

  @Test
  void publishesTheExampleOnceItIsApproved() {
    assertThat(announce("\nno, it is too long\nyes\n").output())
        .containsSubsequence(
            "What is to be announced?",
            "The new rails will be less noisy.",
            "Publish it?",
            "PUBLISHED: Tram line 4 is closed on Saturday. Buses run every ten minutes. They stop"
                + " at every corner.\n");
  }

  @Test
  void announcesWhatIsTyped() {
    assertThat(announce("It rains.\nyes\n").output()).contains("PUBLISHED: It rains.");
  }

  @Test
  void announcesWhatIsGiven() {
    assertThat(announce("yes\n", "It", "snows.").output()).contains("PUBLISHED: It snows.");
  }

  @Test
  void endsWithTheInput() {
    assertThat(announce("").output()).contains("Nothing is published").doesNotContain("PUBLISHED");
  }
}

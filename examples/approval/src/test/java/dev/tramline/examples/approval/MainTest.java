package dev.tramline.examples.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.testing.Printed;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final Printed out = new Printed();
  private final Printed err = new Printed();

  private int run(String typed, String... args) {
    Console console = new Console(new StringReader(typed), out.stream());
    return Main.run(args, console, err.stream(), Map.of());
  }

  @Test
  void publishesTheExampleOnceItIsApproved() {
    assertThat(run("\nno, it is too long\nyes\n")).isZero();
    assertThat(out.text())
        .containsSubsequence(
            "What is to be announced?",
            "The new rails will be less noisy.",
            "Publish it?",
            "PUBLISHED: Tram line 4 is closed on Saturday. Buses run every ten minutes. They stop"
                + " at every corner.\n");
    assertThat(err.text()).isEmpty();
  }

  @Test
  void announcesWhatIsTyped() {
    assertThat(run("It rains.\nyes\n")).isZero();
    assertThat(out.text()).contains("PUBLISHED: It rains.");
  }

  @Test
  void announcesWhatIsGiven() {
    assertThat(run("yes\n", "It", "snows.")).isZero();
    assertThat(out.text()).contains("PUBLISHED: It snows.");
  }

  @Test
  void endsWithTheInput() {
    assertThat(run("")).isZero();
    assertThat(out.text()).contains("Nothing is published").doesNotContain("PUBLISHED");
  }
}

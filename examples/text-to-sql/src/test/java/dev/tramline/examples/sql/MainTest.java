package dev.tramline.examples.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int run(String... questions) {
    return Main.run(questions, terminal.surroundings(Map.of()));
  }

  @Test
  void answersThreeQuestionsOfItsOwn() {
    assertThat(run()).isZero();
    assertThat(terminal.output())
        .containsSubsequence(
            "Model: embedded",
            "Question: How many customers are in Oslo?",
            "run -> answered",
            "COUNT(*)\n3\n",
            "AVG(COST)",
            "run -> rejected",
            "run -> answered",
            "kitchen   47.45",
            "Dan Falk   21");
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void answersTheQuestionsGiven() {
    assertThat(run("Which customers are from Bergen?")).isZero();
    assertThat(terminal.output()).contains("NAME\nBo Lund\n").doesNotContain("Oslo");
  }

  @Test
  void showsWhatWasTriedInVain() {
    assertThat(run("What is the average splendour of products?")).isEqualTo(1);
    assertThat(terminal.output()).contains("No query was accepted:", "AVG(SPLENDOUR)", "not found");
  }

  @Test
  void saysWhatIsWrongWithTheModel() {
    assertThat(Main.run(new String[0], terminal.surroundings(Terminal.BROKEN_MODEL))).isEqualTo(1);
    assertThat(terminal.errors()).contains("nonsense").doesNotContain("\tat ");
  }
}

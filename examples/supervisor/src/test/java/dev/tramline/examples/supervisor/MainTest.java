package dev.tramline.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int answer(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void answersInTheEnd() {
    assertThat(answer()).isZero();
    assertThat(terminal.output())
        .containsSubsequence(
            "Question: Who discovered Pluto?",
            "supervisor -> retry",
            "supervisor -> approved",
            "Rejected: the passages say nothing of",
            "Answer: Clyde Tombaugh discovered Pluto");
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void failsIfTheWorkerOnlyTalksNonsense() {
    assertThat(answer("--nonsense", "100", "--runs", "2")).isEqualTo(1);
    assertThat(terminal.output()).contains("supervisor -> failed", "No answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--seed many", "--runs"})
  void rejectsWrongArguments(String line) {
    assertThat(answer(line.split(" "))).isEqualTo(2);
    assertThat(terminal.errors()).contains(line.split(" ")[0]);
  }

  @Test
  void explainsAModelAtAWrongAddress() {
    String[] reliable = {"--nonsense", "0"};
    assertThat(Main.run(reliable, terminal.surroundings(Terminal.BROKEN_MODEL))).isEqualTo(1);
    assertThat(terminal.errors()).contains("OPENAI_BASE_URL").doesNotContain("\tat ");
  }
}

package dev.tramline.examples.vote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final Terminal terminal = new Terminal();

  @Test
  void votesOnItsOwnQuestion() {
    assertThat(run()).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .containsSubsequence("sample -> default", "count -> elected", "Answer: 429, by ");
  }

  @ParameterizedTest
  @CsvSource({"What is 6 * 7?, 42", "What is 1200 / (8 - 2)?, 200", "(1 + 2) * (3 + 4), 21"})
  void votesOnAnotherQuestion(String question, String answer) {
    assertThat(run(question, "15")).isZero();
    assertThat(terminal.output()).contains("Answer: " + answer + ", by ", " of 15 votes");
  }

  @Test
  void saysThatThereIsNoMajority() {
    assertThat(run("Who discovered Pluto?")).isEqualTo(1);
    assertThat(terminal.output()).contains("count -> undecided", "No majority.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a 0", "a many", "a 3 b"})
  void rejectsWrongArguments(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(terminal.errors()).contains("Usage:");
  }

  private int run(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }
}

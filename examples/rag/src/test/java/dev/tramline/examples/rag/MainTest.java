package dev.tramline.examples.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  private static final String DOCS = "../../docs";

  private static int run(Terminal terminal, Map<String, String> env, String... args) {
    return Main.run(args, terminal.surroundings(env));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Which step of a node is retried?                            | retried",
        "When is a fallback called?                                  | exec has failed",
        "What does a late attempt fail with?                         | TimeoutException",
        "What does an interceptor wrap?                              | each attempt of exec",
      })
  void answersFromTheDocumentation(String question, String fact) {
    Terminal terminal = new Terminal(question, "");
    assertThat(run(terminal, Map.of(), DOCS)).isZero();
    assertThat(terminal.output()).contains("answer -> answered", fact, "] guide.md, ");
  }

  @Test
  void answersOneQuestionAfterTheOther() {
    Terminal terminal = new Terminal("What is a fork?", "Who is the mayor of Springfield?");
    assertThat(run(terminal, Map.of(), DOCS)).isZero();
    assertThat(terminal.output())
        .containsOnlyOnce("read -> default")
        .containsSubsequence("answer -> answered", "The documents do not answer this.");
  }

  @Test
  void rejectsWrongArguments() {
    Terminal terminal = new Terminal();
    assertThat(run(terminal, Map.of())).isEqualTo(2);
    assertThat(run(terminal, Map.of(), "gone")).isEqualTo(2);
    assertThat(terminal.errors()).contains("Usage: rag");
  }

  @Test
  void explainsAFailure() {
    Terminal terminal = new Terminal("What is a fork?");
    assertThat(run(terminal, Terminal.BROKEN_MODEL, DOCS)).isEqualTo(1);
    assertThat(terminal.errors()).contains("nonsense").doesNotContain("\tat ");
  }
}

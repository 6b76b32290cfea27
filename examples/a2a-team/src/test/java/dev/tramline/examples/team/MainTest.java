package dev.tramline.examples.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // an agent that never answers would be waited for
class MainTest {

  private Terminal terminal = new Terminal("experts");

  private int run(Map<String, String> env, String... args) {
    return Main.run(args, terminal.surroundings(env));
  }

  @Test
  void publishesAnArticleThatWasRejectedBefore() {
    assertThat(run(Map.of())).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .containsSubsequence(
            "Model: embedded",
            "Laureates at http://127.0.0.1:",
            "Reviewer at http://127.0.0.1:",
            "Topic: Geoffrey Hinton",
            "gather -> known",
            "writer -> inputRequired",
            "Whom is the article for?",
            "writer -> completed",
            "reviewer -> rejected",
            "revise -> again",
            "writer -> completed",
            "reviewer -> completed",
            "Rejected: it has 124 words, but may have at most 60 words",
            "Published: Yoshua Bengio, Geoffrey Hinton and Yann LeCun won the Turing Award");
    assertThat(terminal.output())
        .contains("laureates/agent: Yoshua Bengio", "library/agent: Geoffrey Hinton was born");
  }

  @Test
  void writesAboutWhatOneDeskKnows() {
    assertThat(run(Map.of(), "Mount", "Everest")).isZero();
    assertThat(terminal.output())
        .contains("laureates/agent -> rejected", "library/agent -> completed", "Published: ");
  }

  @Test
  void saysThatNobodyKnowsTheTopic() {
    assertThat(run(Map.of(), "toasters")).isEqualTo(1);
    assertThat(terminal.output())
        .contains("gather -> unknown", "No article: no agent knows anything of the topic.");
  }

  @Test
  void endsWithTheInput() {
    terminal = new Terminal();
    assertThat(run(Map.of())).isEqualTo(1);
    assertThat(terminal.output()).contains("What was said last: Whom is the article for?");
  }

  @Test
  void saysThatTheWriterFailed() {
    assertThat(run(Terminal.BROKEN_MODEL)).isEqualTo(1);
    assertThat(terminal.output())
        .contains("writer -> failed", "What was said last: The agent failed. Reference: ");
    assertThat(terminal.errors()).isEmpty(); // what went wrong is in the log of the writer's server
  }
}

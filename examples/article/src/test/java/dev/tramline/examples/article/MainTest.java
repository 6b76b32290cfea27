package dev.tramline.examples.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int run(Map<String, String> env, String... args) {
    return Main.run(args, terminal.surroundings(env));
  }

  @Test
  void writesOnItsOwnTopic() {
    assertThat(run(Map.of())).isZero();
    assertThat(terminal.errors()).isEmpty();
    assertThat(terminal.output())
        .contains("outline -> planned", "section: \"", "combine -> default", "style -> written")
        .containsSubsequence("# Java, in Short", "Ready for a short tour?", "## ");
  }

  @Test
  void takesATopicOfSeveralWords() {
    assertThat(run(Map.of(), "planets", "and", "moons")).isZero();
    assertThat(terminal.output()).contains("Topic: planets and moons", "## ");
  }

  @Test
  void saysThatItKnowsNothing() {
    assertThat(run(Map.of(), "chocolate cake")).isEqualTo(1);
    assertThat(terminal.errors()).contains("knows nothing of this topic");
  }

  @Test
  void explainsAFailure() {
    assertThat(run(Terminal.BROKEN_MODEL)).isEqualTo(1);
    assertThat(terminal.errors()).contains("nonsense").doesNotContain("\tat ");
  }
}

package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.testing.Terminal;
import dev.tramline.runtime.RunCancelledException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

  private static final ChatModel ECHO = StandIn.of((instructions, prompt) -> prompt);

  private final Terminal terminal = new Terminal("one line");

  @Test
  void usesTheStandInWithoutAKeyAndSaysSo() {
    assertThat(terminal.surroundings(Map.of()).model(ECHO)).isSameAs(ECHO);
    assertThat(terminal.output()).startsWith("Model: embedded");
  }

  @Test
  void usesTheModelOfTheEnvironment() {
    assertThat(terminal.surroundings(Terminal.BROKEN_MODEL).model(ECHO)).isNotSameAs(ECHO);
    assertThat(terminal.output()).contains("at nonsense");
  }

  @Test
  void readsAndPrintsInTheTerminal() {
    Surroundings around = terminal.surroundings(Map.of());
    assertThat(around.console().ask("> ")).contains("one line");
    assertThat(around.out()).isSameAs(around.console().out());
  }

  @Test
  void hasAnExitCodeForEachWayToFail() {
    Surroundings around = terminal.surroundings(Map.of());
    assertThat(around.misused("Usage: so")).isEqualTo(2);
    assertThat(
            around.failed(
                new RunCancelledException(
                    "Chat", "ask", List.of("ask"), new IllegalStateException("away"))))
        .isEqualTo(1);
    assertThat(terminal.errors()).contains("Usage: so", "The run failed: away");
    assertThat(terminal.output()).isEmpty();
  }
}

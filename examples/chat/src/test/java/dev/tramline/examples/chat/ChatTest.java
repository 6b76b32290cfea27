package dev.tramline.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.examples.support.testing.Terminal;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTest {

  private final FakeClock clock = new FakeClock();

  private Chat chat(ChatModel llm, Terminal terminal) {
    return new ChatFlow(new Converse(llm, terminal.console()))
        .with(RunOptions.builder().clock(clock).build());
  }

  @Test
  void sendsTheWholeConversationEachTime() {
    ScriptedChatModel llm = new ScriptedChatModel("Hello.", "Fine.");
    Terminal terminal = new Terminal("Hi", "How are you?", "quit", "never read");
    assertThat(chat(llm, terminal).talk(List.of()))
        .containsExactly(new Turn("Hi", "Hello."), new Turn("How are you?", "Fine."));
    assertThat(llm.prompts().get(0)).contains("Hi").doesNotContain("Hello.");
    assertThat(llm.prompts().get(1)).containsSubsequence("Hi", "Hello.", "How are you?");
    assertThat(terminal.output()).contains("Model: Hello.", "Model: Fine.");
  }

  @Test
  void goesOnWithAnEarlierConversation() {
    ScriptedChatModel llm = new ScriptedChatModel("Ada.");
    Turn earlier = new Turn("My name is Ada.", "Hello.");
    assertThat(chat(llm, new Terminal("Who am I?")).talk(List.of(earlier)))
        .containsExactly(earlier, new Turn("Who am I?", "Ada."));
    assertThat(llm.prompts().get(0)).contains("My name is Ada.");
  }

  @Test
  void endsWithTheInput() {
    assertThat(chat(new ScriptedChatModel(), new Terminal()).talk(List.of())).isEmpty();
  }

  @Test
  void overhearsEmptyLines() {
    ScriptedChatModel llm = new ScriptedChatModel("Yes?");
    assertThat(chat(llm, new Terminal("", "  ", "Hello", "QUIT")).talk(List.of())).hasSize(1);
  }

  @Test
  void asksTheModelAgainButNotTheUser() {
    ScriptedChatModel llm = new ScriptedChatModel(" ", "Here.");
    assertThat(chat(llm, new Terminal("Anybody?")).talk(List.of()))
        .containsExactly(new Turn("Anybody?", "Here."));
    assertThat(clock.waits()).hasSize(1);
  }

  @Test
  void failsWithAModelThatStaysSilent() {
    ScriptedChatModel llm = new ScriptedChatModel("", "", "");
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> chat(llm, new Terminal("Anybody?")).talk(List.of()))
        .withCauseInstanceOf(ModelReplyException.class);
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), ChatFlow.GRAPH);
  }
}

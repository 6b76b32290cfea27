package dev.tramline.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.mcp.ToolAgent.Result.Answered;
import dev.tramline.examples.mcp.ToolAgent.Result.GaveUp;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.ReadmeGraph;
import dev.tramline.examples.support.testing.ScriptedChatModel;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolAgentTest {

  private static final String CALL = "{\"tool\": \"add\", \"arguments\": {\"a\": 2, \"b\": 3}}";
  private static final String ANSWER = "{\"answer\": \"Five.\"}";

  private final FakeToolbox toolbox = new FakeToolbox();
  private final FakeClock clock = new FakeClock();

  private ToolAgent.Result ask(ChatModel llm) {
    RunOptions options = RunOptions.builder().clock(clock).build();
    return Main.agent(llm, toolbox).with(options).ask("What is 2 plus 3?");
  }

  @Test
  void callsAToolAndAnswersFromItsResult() {
    ScriptedChatModel llm = new ScriptedChatModel(CALL, ANSWER);
    assertThat(ask(llm))
        .isEqualTo(
            new Answered(
                "Five.",
                List.of(new ToolCall("add", FakeToolbox.json("{\"a\": 2, \"b\": 3}"), "5"))));
    assertThat(toolbox.calls).containsExactly("add{\"a\":2,\"b\":3}");
    assertThat(llm.prompts().get(0))
        .contains("\"name\":\"add\"", "Adds two numbers", "Question: What is 2 plus 3?")
        .doesNotContain("Call: ");
    assertThat(llm.prompts().get(1))
        .contains("Call: {\"tool\":\"add\",\"arguments\":{\"a\":2,\"b\":3},\"result\":\"5\"}");
  }

  @Test
  void mayAnswerWithoutACall() {
    assertThat(ask(new ScriptedChatModel(ANSWER))).isEqualTo(new Answered("Five.", List.of()));
    assertThat(toolbox.calls).isEmpty();
  }

  @Test
  void showsTheModelWhatIsWrongWithACall() {
    ScriptedChatModel llm =
        new ScriptedChatModel("{\"tool\": \"divide\", \"arguments\": {}}", CALL, ANSWER);
    assertThat(ask(llm)).isInstanceOf(Answered.class);
    assertThat(llm.prompts().get(1)).contains("error: there is no tool divide");
  }

  @Test
  void givesUpAfterFiveCalls() {
    assertThat(ask(new ScriptedChatModel(CALL, CALL, CALL, CALL, CALL, CALL)))
        .isInstanceOfSatisfying(GaveUp.class, result -> assertThat(result.calls()).hasSize(5));
    assertThat(toolbox.calls).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Five.",
        "{\"answer\": 5}",
        "{\"tool\": \"add\"}",
        "{\"tool\": \"add\", \"arguments\": [2, 3]}",
        "{\"tool\": }",
        "} {",
      })
  void asksAgainForAReplyThatItCannotRead(String reply) {
    assertThat(ask(new ScriptedChatModel(reply, reply, ANSWER))).isInstanceOf(Answered.class);
    assertThat(clock.waits()).hasSize(2);
    assertThatExceptionOfType(NodeFailedException.class)
        .isThrownBy(() -> ask(new ScriptedChatModel(reply, reply, reply)))
        .withCauseInstanceOf(ModelReplyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n{\"answer\": \"Five.\"}\n```",
        "I think {\"answer\": \"Five.\"} is right.",
      })
  void findsTheObjectInTheReply(String reply) {
    assertThat(ask(new ScriptedChatModel(reply))).isEqualTo(new Answered("Five.", List.of()));
  }

  @Test
  void isDrawnInItsReadme() {
    ReadmeGraph.assertShows(Path.of("README.md"), ToolAgentFlow.GRAPH);
  }
}

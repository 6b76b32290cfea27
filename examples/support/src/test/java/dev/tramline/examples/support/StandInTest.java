package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import org.junit.jupiter.api.Test;

class StandInTest {

  private final ChatModel model =
      StandIn.of((instructions, prompt) -> "<" + instructions + "|" + prompt + ">");

  @Test
  void readsInstructionsAndPromptApart() {
    String reply =
        model
            .chat(
                SystemMessage.from("Be brief."),
                UserMessage.from("One?"),
                AiMessage.from("Yes."),
                UserMessage.from("Two?"))
            .aiMessage()
            .text();
    assertThat(reply).isEqualTo("<Be brief.|One?\nTwo?>");
  }

  @Test
  void findsTheLinesWithALabel() {
    assertThat(StandIn.lines("Word: tram\nHint: a\nno Hint: b\nHint: c", "Hint: "))
        .containsExactly("a", "c");
  }

  @Test
  void needsNoInstructions() {
    assertThat(model.chat("Hello")).isEqualTo("<|Hello>");
  }
}

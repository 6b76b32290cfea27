package dev.tramline.examples.support;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model that works offline: plain code that reads the same prompt as a language model and replies
 * in the format asked for. It knows nothing but the prompt. As safe for several threads as {@link
 * #reply} is.
 *
 * <pre>{@code
 * ChatModel echo = StandIn.of((instructions, prompt) -> "You said: " + prompt);
 * }</pre>
 */
@FunctionalInterface
public interface StandIn extends ChatModel {

  /**
   * Replies to a prompt.
   *
   * @param instructions the system messages, one after the other; may be empty
   * @param prompt the messages of the user, one after the other
   * @return what the model says
   */
  String reply(String instructions, String prompt);

  /**
   * Gives a lambda its type.
   *
   * @param standIn what replies
   * @return the same
   */
  static StandIn of(StandIn standIn) {
    return standIn;
  }

  /**
   * Finds the lines of a prompt that begin with a label, such as {@code "Question: "}.
   *
   * @param prompt the prompt
   * @param label how they begin
   * @return what follows the label, for each of them
   */
  static List<String> lines(String prompt, String label) {
    return prompt
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()))
        .toList();
  }

  @Override
  default ChatResponse doChat(ChatRequest request) {
    String instructions =
        request.messages().stream()
            .filter(SystemMessage.class::isInstance)
            .map(message -> ((SystemMessage) message).text())
            .collect(Collectors.joining("\n"));
    String prompt =
        request.messages().stream()
            .filter(UserMessage.class::isInstance)
            .map(message -> ((UserMessage) message).singleText())
            .collect(Collectors.joining("\n"));
    return ChatResponse.builder().aiMessage(AiMessage.from(reply(instructions, prompt))).build();
  }
}

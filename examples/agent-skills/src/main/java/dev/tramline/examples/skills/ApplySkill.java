package dev.tramline.examples.skills;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.ModelReplyException;

/** Has the model follow the instructions of a skill. */
@Node
public class ApplySkill {

  static final String PREAMBLE =
      "Follow these instructions on the text you are given. Reply with the resulting text"
          + " alone.\n\n";

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public ApplySkill(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(
      attempts = 3,
      delay = "2s",
      backoff = 2.0,
      jitter = 0.2,
      abortOn = NonRetriableException.class)
  @Key("text")
  String apply(String instructions, String text) {
    String reply =
        llm.chat(SystemMessage.from(PREAMBLE + instructions), UserMessage.from(text))
            .aiMessage()
            .text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without a text.");
    }
    return reply.strip();
  }

  @Post
  @Transition("pick")
  void again() {}
}

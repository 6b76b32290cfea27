package dev.tramline.examples.structured;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import java.util.ArrayList;
import java.util.List;

/** Asks the model for the résumé as YAML. What the reply is worth is for the next node to say. */
@Node
public class AskForYaml {

  private static final String INSTRUCTIONS =
      """
      Extract the data of a résumé. Reply with nothing but a YAML document of this form:

      name: Jane Doe
      email: jane@example.org
      phone: +44 20 7946 0000        # null if there is none
      experience:                    # [] if there is none
        - title: Engineer
          company: Example Ltd
          from: 2019                 # a year
          to: 2023                   # a year, or null if it lasts
      skills:
        - Java
      """;

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public AskForYaml(ChatModel llm) {
    this.llm = llm;
  }

  /** Retries are for calls that fail; a reply that is wrong comes back as a rejection. */
  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2, abortOn = NonRetriableException.class)
  @Key("reply")
  String ask(String text, List<Rejection> rejections) {
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(INSTRUCTIONS));
    messages.add(UserMessage.from(text));
    for (Rejection rejection : rejections) {
      if (!rejection.reply().isBlank()) {
        messages.add(AiMessage.from(rejection.reply()));
      }
      messages.add(UserMessage.from(correction(rejection.problems())));
    }
    String reply = llm.chat(messages).aiMessage().text();
    return reply == null ? "" : reply;
  }

  private static String correction(List<String> problems) {
    return "Your reply cannot be used. Mend this, and reply with the whole document:\n- "
        + String.join("\n- ", problems);
  }
}

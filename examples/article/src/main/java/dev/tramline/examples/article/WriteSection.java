package dev.tramline.examples.article;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Writes one section. It knows the outline, so that sections do not repeat each other. */
@Node
public class WriteSection {

  static final String INSTRUCTIONS =
      """
      Write one section of an article, in two to five sentences of plain prose. No heading, no list.
      Leave to the other sections what belongs there.
      """;

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask, from several threads
   */
  public WriteSection(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 2, abortOn = NonRetriableException.class)
  @Key("section")
  Section write(String topic, String heading, List<String> headings, RunContext run) {
    String prompt =
        "Topic: %s%nSections: %s%nWrite: %s".formatted(topic, String.join("; ", headings), heading);
    String text =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt)).aiMessage().text();
    if (text == null || text.isBlank()) {
      throw new ModelReplyException("The model wrote nothing on " + heading);
    }
    run.emit("\"" + heading + "\", " + text.strip().split("\\s+").length + " words");
    return new Section(heading, text.strip());
  }
}

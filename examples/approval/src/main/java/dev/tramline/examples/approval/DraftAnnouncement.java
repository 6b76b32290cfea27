package dev.tramline.examples.approval;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import java.util.List;

/** Asks the model for a draft, shown the drafts before and why they were rejected. */
@Node
public class DraftAnnouncement {

  /** Opens the facts in the prompt. */
  static final String FACTS = "Facts: ";

  /** Opens each remark in the prompt. */
  static final String REMARK = "Rejected, because: ";

  private static final String INSTRUCTIONS =
      """
      Write a short public announcement from the facts alone, in one paragraph.
      If drafts were rejected, write a new one that does what the reasons ask for.
      Reply with nothing but the announcement.
      """;

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what drafts
   */
  public DraftAnnouncement(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  @Key("draft")
  String write(String facts, List<Remark> remarks) {
    StringBuilder prompt = new StringBuilder(FACTS).append(oneLine(facts));
    for (Remark remark : remarks) {
      prompt.append("\nDraft: ").append(remark.draft());
      prompt.append('\n').append(REMARK).append(oneLine(remark.reason()));
    }
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt.toString()))
            .aiMessage()
            .text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without a draft.");
    }
    return oneLine(reply);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

package dev.tramline.examples.judge;

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

/** Asks the model for a draft, shown all drafts before and what was remarked on them. */
@Node
public class WriteDraft {

  private static final String INSTRUCTIONS =
      """
      Write a short text on the topic, in one paragraph, from the notes alone.
      If there are drafts already, write a new one to which no remark on any of them applies.
      Reply with nothing but the text.
      """;

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what writes
   */
  public WriteDraft(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  @Key("draft")
  String write(String topic, List<String> notes, List<Review> reviews, RunContext run) {
    UserMessage prompt = UserMessage.from(prompt(topic, notes, reviews));
    String reply = llm.chat(SystemMessage.from(INSTRUCTIONS), prompt).aiMessage().text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without a text.");
    }
    String draft = reply.strip().replaceAll("\\s+", " ");
    run.emit("draft " + (reviews.size() + 1) + " has " + Prose.words(draft) + " words");
    return draft;
  }

  private static String prompt(String topic, List<String> notes, List<Review> reviews) {
    StringBuilder prompt = new StringBuilder("Topic: ").append(topic).append("\nNotes:\n");
    notes.forEach(note -> prompt.append("- ").append(note).append('\n'));
    for (Review review : reviews) {
      prompt.append("\nDraft: ").append(review.draft()).append("\nRemarks:\n");
      review.remarks().forEach(remark -> prompt.append("* ").append(remark).append('\n'));
    }
    return prompt.toString();
  }
}

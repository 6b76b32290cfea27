package dev.tramline.examples.guardrails;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import java.util.List;
import java.util.stream.Collectors;

/** Searches for passages and asks the model for an answer from them. */
@Node
public class AnswerMessage {

  /** Opens each passage in the prompt. */
  static final String PASSAGE = "Passage: ";

  /** Opens the message, which is the last line. */
  static final String MESSAGE = "Message: ";

  private static final String INSTRUCTIONS =
      "Answer the message in one or two sentences, from the passages alone.";

  private static final int PASSAGES = 3;

  private final ChatModel llm;
  private final PassageIndex index;

  /**
   * Creates the node.
   *
   * @param llm what answers
   * @param index what to search
   */
  public AnswerMessage(ChatModel llm, PassageIndex index) {
    this.llm = llm;
    this.index = index;
  }

  @Prep
  List<Passage> search(String text) {
    return index.search(text, PASSAGES);
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  @Key("answer")
  String answer(@Prep List<Passage> passages, String text) {
    String prompt =
        passages.stream()
                .map(passage -> PASSAGE + passage.text() + "\n")
                .collect(Collectors.joining())
            + MESSAGE
            + text;
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt)).aiMessage().text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without an answer.");
    }
    return reply.strip();
  }
}

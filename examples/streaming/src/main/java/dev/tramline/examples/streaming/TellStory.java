package dev.tramline.examples.streaming;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks the model for a text and emits each piece as it arrives. There is but one attempt once the
 * first piece is out, since nobody can take it back.
 */
@Node
public class TellStory {

  /** Opens each fact in the prompt. */
  static final String FACT = "- ";

  private static final String INSTRUCTIONS =
      "Tell the user about the topic in about 100 words, from the facts alone.";

  private final StreamingChatModel llm;
  private final Duration patience;

  /**
   * Creates the node.
   *
   * @param llm what tells the story
   * @param patience how long to wait for each piece of it
   */
  public TellStory(StreamingChatModel llm, Duration patience) {
    this.llm = llm;
    this.patience = patience;
  }

  @Exec
  @Retry(
      abortOn = {NonRetriableException.class, BrokenStreamException.class},
      attempts = 3,
      delay = "2s",
      backoff = 2.0)
  @Key("story")
  String tell(String topic, List<String> facts, RunContext run) throws InterruptedException {
    StringBuilder story = new StringBuilder();
    try (Pieces pieces = new Pieces(patience)) {
      llm.chat(
          List.of(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt(topic, facts))),
          pieces);
      for (Optional<String> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
        story.append(piece.get());
        run.emit(piece.get());
      }
    } catch (RuntimeException e) {
      throw story.isEmpty() ? e : new BrokenStreamException(e);
    }
    if (story.toString().isBlank()) {
      throw new ModelReplyException("The model replied without a text.");
    }
    return story.toString();
  }

  private static String prompt(String topic, List<String> facts) {
    StringBuilder prompt = new StringBuilder("Topic: ").append(oneLine(topic));
    facts.forEach(fact -> prompt.append('\n').append(FACT).append(oneLine(fact)));
    return prompt.toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}

package dev.tramline.examples.a2a;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.Optional;

/** Asks the model for the answer, emits each piece as it arrives, and keeps what it cites. */
@Node
public class Answer {

  private static final String INSTRUCTIONS =
      """
      Answer what the user wants to know in a few sentences, from the passages alone.
      Cite the passage that each sentence rests on by its id in brackets, such as [java-17].
      If the passages do not say, say so.
      """;

  /**
   * What the answer is and rests on.
   *
   * @param answer what the model said
   * @param sources the passages that it cites
   */
  @Transition("answered")
  public record Answered(String answer, List<Passage> sources) {}

  private final StreamingChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what answers
   */
  public Answer(StreamingChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  String answer(List<String> said, List<Finding> findings, RunContext run)
      throws InterruptedException {
    StringBuilder answer = new StringBuilder();
    UserMessage prompt = UserMessage.from(Material.of(said, findings).toPrompt());
    try (Pieces pieces = new Pieces()) {
      llm.chat(List.of(SystemMessage.from(INSTRUCTIONS), prompt), pieces);
      for (Optional<String> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
        answer.append(piece.get());
        run.emit(piece.get());
      }
    }
    if (answer.toString().isBlank()) {
      throw new ModelReplyException("The model replied without an answer.");
    }
    return answer.toString();
  }

  @Post
  Answered cite(@Exec String answer, List<Finding> findings) {
    return new Answered(
        answer,
        Material.of(List.of(), findings).passages().stream()
            .filter(passage -> answer.contains("[" + passage.id() + "]"))
            .toList());
  }
}

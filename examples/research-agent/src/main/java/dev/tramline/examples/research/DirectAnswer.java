package dev.tramline.examples.research;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the model for the answer and keeps the passages that it cites. */
@Node
public class DirectAnswer {

  /** What the model replies if the passages do not answer the question. */
  static final String NO_ANSWER = "NO ANSWER";

  private static final String INSTRUCTIONS =
      """
      Answer the question in a few sentences, from the passages alone.
      Cite the passage that each sentence rests on by its id in brackets, such as [java-17].
      If the passages do not answer the question, reply with nothing but
      """
          + NO_ANSWER;

  private static final Pattern REFUSAL = Pattern.compile("(?i)\\W*no answer\\b");
  private static final Pattern CITATION = Pattern.compile("\\[([^]]+)]");

  /** How the research ends. */
  public sealed interface Outcome {

    /**
     * The passages answer the question.
     *
     * @param answer the model's answer
     * @param sources the passages it cites
     */
    record Answered(String answer, List<Passage> sources) implements Outcome {}

    /** They do not. */
    record Unanswered() implements Outcome {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public DirectAnswer(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(
      attempts = 3,
      delay = "2s",
      backoff = 2.0,
      jitter = 0.2,
      abortOn = NonRetriableException.class)
  String answer(String question, List<Finding> findings) {
    String material = new Material(question, findings).toPrompt();
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(material)).aiMessage().text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without an answer.");
    }
    return reply.strip();
  }

  @Post
  Outcome cite(@Exec String reply, List<Finding> findings) {
    if (REFUSAL.matcher(reply).lookingAt()) {
      return new Outcome.Unanswered();
    }
    Set<String> ids =
        CITATION
            .matcher(reply)
            .results()
            .flatMap(citation -> Stream.of(citation.group(1).split("[,;\\s]+")))
            .collect(Collectors.toSet());
    List<Passage> cited =
        findings.stream()
            .flatMap(finding -> finding.passages().stream())
            .distinct()
            .filter(passage -> ids.contains(passage.id()))
            .toList();
    return new Outcome.Answered(reply, cited);
  }
}

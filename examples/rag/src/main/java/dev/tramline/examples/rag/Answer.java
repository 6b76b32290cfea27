package dev.tramline.examples.rag;

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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Asks the model for an answer from the passages alone, and checks what it cites. */
@Node
public class Answer {

  static final String NO_ANSWER = "NO ANSWER";

  private static final String INSTRUCTIONS =
      """
      Answer the question from the numbered passages alone, in one to four sentences.
      After each sentence cite the passage it rests on by its number, such as [2].
      If the passages do not answer the question, reply with nothing but NO ANSWER
      """;

  /** Asked for is [1][2], but models also write [1, 2]. */
  private static final Pattern CITATION =
      Pattern.compile("\\[\\s*(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)\\s*]");

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * An answer.
     *
     * @param answer with citations
     * @param sources what it cites, by number
     */
    record Answered(String answer, List<AnswerQuestion.Source> sources) implements Outcome {}

    /** None. */
    record Unanswered() implements Outcome {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public Answer(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 2, abortOn = NonRetriableException.class)
  Outcome answer(String question, List<Passage> passages) {
    StringBuilder prompt = new StringBuilder("Question: " + question + "\n");
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      prompt.append("%n[%d] %s, %s%n".formatted(i + 1, passage.source(), passage.title()));
      prompt.append(passage.text()).append('\n');
    }
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt.toString()))
            .aiMessage()
            .text();
    return check(reply == null ? "" : reply.strip(), passages);
  }

  /** An answer that cites nothing, or what it was not given, is made up: worth another attempt. */
  private static Outcome check(String reply, List<Passage> passages) {
    if (reply.startsWith(NO_ANSWER)) {
      return new Outcome.Unanswered();
    }
    SortedSet<Integer> numbers = new TreeSet<>();
    CITATION
        .matcher(reply)
        .results()
        .flatMap(citation -> COMMA.splitAsStream(citation.group(1)))
        .forEach(number -> numbers.add(Integer.valueOf(number)));
    if (numbers.isEmpty() || numbers.first() < 1 || numbers.last() > passages.size()) {
      throw new ModelReplyException("The answer does not cite what it was given: " + reply);
    }
    return new Outcome.Answered(
        reply,
        numbers.stream()
            .map(number -> new AnswerQuestion.Source(number, passages.get(number - 1)))
            .toList());
  }

  @Post
  Outcome finish(@Exec Outcome outcome) {
    return outcome;
  }
}

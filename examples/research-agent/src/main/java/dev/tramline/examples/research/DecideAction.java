package dev.tramline.examples.research;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import java.util.List;

/** Asks the model whether to search once more or to answer. */
@Node
public class DecideAction {

  private static final String INSTRUCTIONS =
      """
      You research a question in a corpus of short passages.
      Decide whether the passages found so far suffice to answer it. Reply with nothing but
      ACTION: answer
      or, if something is still missing, with the words to search for next:
      ACTION: search
      QUERY: <a few words, other than those searched before>
      """;

  /**
   * What the decision is made from.
   *
   * @param question the question
   * @param findings the searches so far
   */
  public record Inputs(String question, List<Finding> findings) {}

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /**
     * Action {@code search}.
     *
     * @param searchQuery written to the key of this name, which the search reads
     */
    record Search(String searchQuery) implements Next {}

    /** Action {@code answer}. */
    record Answer() implements Next {}
  }

  private final ChatModel llm;
  private final int maxSearches;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   * @param maxSearches after so many searches the answer is due
   */
  public DecideAction(ChatModel llm, int maxSearches) {
    this.llm = llm;
    this.maxSearches = maxSearches;
  }

  @Prep
  Inputs gather(String question, List<Finding> findings) {
    return new Inputs(question, findings);
  }

  @Exec
  @Retry(
      attempts = 3,
      delay = "2s",
      backoff = 2.0,
      jitter = 0.2,
      abortOn = NonRetriableException.class)
  Decision decide(@Prep Inputs in) {
    int searchesLeft = maxSearches - in.findings().size();
    if (searchesLeft <= 0) {
      return Decision.answer();
    }
    String material = new Material(in.question(), in.findings()).toPrompt();
    return Decision.parse(
        llm.chat(
                SystemMessage.from(INSTRUCTIONS + "Searches left: " + searchesLeft),
                UserMessage.from(material))
            .aiMessage()
            .text());
  }

  @Post
  Next route(@Exec Decision decision) {
    return decision.wantsSearch() ? new Next.Search(decision.query()) : new Next.Answer();
  }
}

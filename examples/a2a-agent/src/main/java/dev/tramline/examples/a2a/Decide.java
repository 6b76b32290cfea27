package dev.tramline.examples.a2a;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the model whether to search, to answer or to ask the user back. */
@Node
public class Decide {

  private static final int MAX_SEARCHES = 3;
  private static final int MAX_COUNTER_QUESTIONS = 2;

  private static final String INSTRUCTIONS =
      """
      You research what the user wants to know in a corpus of short passages.
      Decide what to do next. Reply with one line,
      SEARCH: <a few words, other than those searched before>
      or, if the passages suffice or there is nothing more to find,
      ANSWER
      or, if it is unclear what the user means,
      ASK: <a short question to the user>
      """;

  private static final Pattern REPLY =
      Pattern.compile("(?im)^[\\s*_]*(?:(answer)\\b|(search|ask)[\\s*_]*:[ \\t*_]*(\\S.*))");

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /**
     * Action {@code search}.
     *
     * @param query written to the key of this name, which the search reads
     */
    record Search(String query) implements Next {}

    /** Action {@code answer}. */
    record Answer() implements Next {}

    /**
     * Action {@code unclear}, which ends the flow.
     *
     * @param counterQuestion for the user
     */
    record Unclear(String counterQuestion) implements Next {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what decides
   */
  public Decide(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  Next decide(List<String> said, List<Finding> findings) {
    if (findings.size() == MAX_SEARCHES) {
      return new Next.Answer();
    }
    UserMessage prompt = UserMessage.from(Material.of(said, findings).toPrompt());
    String reply = llm.chat(SystemMessage.from(INSTRUCTIONS), prompt).aiMessage().text();
    Matcher decision = REPLY.matcher(reply == null ? "" : reply);
    if (!decision.find()) {
      throw new ModelReplyException("The model replied without a decision: " + reply);
    }
    if (decision.group(1) != null) {
      return new Next.Answer();
    }
    String words = decision.group(3).strip();
    if (decision.group(2).equalsIgnoreCase("search")) {
      return new Next.Search(words);
    }
    // what is still unclear then is answered as well as may be
    return said.size() > MAX_COUNTER_QUESTIONS ? new Next.Answer() : new Next.Unclear(words);
  }

  @Post
  Next route(@Exec Next next) {
    return next;
  }
}

package dev.tramline.examples.supervisor;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a model whether the worker's answer makes sense, and has it done again if not. */
@Node
public class Supervise {

  /** Opens the answer in the prompt. */
  static final String ANSWER = "Answer: ";

  private static final String INSTRUCTIONS =
      """
      You supervise somebody who answers questions from passages, and sometimes writes nonsense.
      Look whether the answer answers the question and is backed by the passages. Reply with one line,
      APPROVED
      or
      REJECTED: <why, in a few words>
      """;

  private static final Pattern VERDICT =
      Pattern.compile("(?im)^[\\s*_]*(?:(approved)\\b|rejected[\\s*_]*:[ \\t*_]*(\\S.*))");

  /**
   * What the supervisor thinks.
   *
   * @param approved whether the answer is good
   * @param reason why not; empty if it is
   */
  public record Verdict(boolean approved, String reason) {}

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /** Action {@code approved}. */
    record Approved() implements Next {}

    /**
     * Action {@code retry}.
     *
     * @param rejection appended to the list under key {@code rejections}
     */
    record Retry(@Append("rejections") String rejection) implements Next {}

    /**
     * Action {@code failed}: the worker was run as often as it may be.
     *
     * @param rejection why the last answer is no good
     */
    record Failed(@Append("rejections") String rejection) implements Next {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what looks at answers
   */
  public Supervise(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  Verdict check(String question, List<Passage> passages, String answer) {
    String material = new Material(question, passages).toPrompt();
    UserMessage prompt = UserMessage.from(material + ANSWER + answer);
    String reply = llm.chat(SystemMessage.from(INSTRUCTIONS), prompt).aiMessage().text();
    Matcher verdict = VERDICT.matcher(reply == null ? "" : reply);
    if (!verdict.find()) {
      throw new ModelReplyException("The model replied without a verdict: " + reply);
    }
    boolean approved = verdict.group(1) != null;
    return new Verdict(approved, approved ? "" : verdict.group(2).strip());
  }

  @Post
  Next route(@Exec Verdict verdict, List<String> rejections, int maxRuns) {
    if (verdict.approved()) {
      return new Next.Approved();
    }
    return rejections.size() + 1 < maxRuns
        ? new Next.Retry(verdict.reason())
        : new Next.Failed(verdict.reason());
  }
}

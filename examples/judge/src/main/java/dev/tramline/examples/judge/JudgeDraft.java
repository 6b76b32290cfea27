package dev.tramline.examples.judge;

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
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a model, which may be another than the writer, whether the draft keeps the rules. */
@Node
public class JudgeDraft {

  /** Opens the text in the prompt; it is the last line. */
  static final String TEXT = "Text: ";

  private static final String INSTRUCTIONS =
      """
      You judge a text by rules. If it keeps them all, reply with nothing but
      VERDICT: accepted
      Otherwise reply with one line for each rule that it breaks, saying what is to be changed:
      VERDICT: revise
      - <a remark>
      """;

  private static final Pattern VERDICT =
      Pattern.compile("(?i)\\bverdict[\\s*_]*:[\\s*_]*(accepted|revise)\\b");
  private static final Pattern REMARK = Pattern.compile("(?m)^[ \\t]*[-*][ \\t]+(\\S.*)$");

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /** Action {@code accepted}. */
    record Accepted() implements Next {}

    /**
     * Action {@code revise}.
     *
     * @param review appended to the list under key {@code reviews}, for the writer
     */
    record Revise(@Append("reviews") Review review) implements Next {}

    /**
     * Action {@code gaveUp}.
     *
     * @param review what is wrong with the last draft
     */
    record GaveUp(@Append("reviews") Review review) implements Next {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what judges
   */
  public JudgeDraft(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  List<String> judge(String draft, Rules rules, RunContext run) {
    UserMessage prompt = UserMessage.from("Rules:\n" + rules.toPrompt() + TEXT + draft);
    String reply = llm.chat(SystemMessage.from(INSTRUCTIONS), prompt).aiMessage().text();
    List<String> remarks = remarks(reply == null ? "" : reply);
    remarks.forEach(run::emit);
    return remarks;
  }

  @Post
  Next route(@Exec List<String> remarks, String draft, List<Review> reviews, int maxRounds) {
    if (remarks.isEmpty()) {
      return new Next.Accepted();
    }
    Review review = new Review(draft, remarks);
    return reviews.size() + 1 < maxRounds ? new Next.Revise(review) : new Next.GaveUp(review);
  }

  /** Reads a reply: what is to be changed, nothing if it is accepted. */
  private static List<String> remarks(String reply) {
    Matcher verdict = VERDICT.matcher(reply);
    if (!verdict.find()) {
      throw new ModelReplyException("The model replied without a verdict: " + reply);
    }
    if (verdict.group(1).equalsIgnoreCase("accepted")) {
      return List.of();
    }
    List<String> remarks =
        REMARK.matcher(reply).results().map(remark -> remark.group(1).strip()).toList();
    if (remarks.isEmpty()) {
      throw new ModelReplyException("The model rejects the text without a remark: " + reply);
    }
    return remarks;
  }
}

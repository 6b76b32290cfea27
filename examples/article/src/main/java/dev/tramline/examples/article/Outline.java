package dev.tramline.examples.article;

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
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the model what the article is to consist of. */
@Node
public class Outline {

  /** What the model replies if it has nothing to say. */
  static final String NO_OUTLINE = "NO OUTLINE";

  private static final String INSTRUCTIONS =
      """
      Plan a short article. Reply with its outline in this form, with two to four sections:
      TITLE: <the title>
      - <heading of a section>
      - <heading of a section>
      If you know nothing of the topic, reply with nothing but
      """
          + NO_OUTLINE;

  private static final Pattern TITLE =
      Pattern.compile("(?im)^[\\s*#]*title[\\s*]*:[\\s*]*(.+?)[\\s*]*$");
  private static final Pattern HEADING =
      Pattern.compile("(?m)^\\s*(?:[-*]|\\d+[.)])\\s+(.+?)[\\s*]*$");

  /**
   * An outline.
   *
   * @param title of the article
   * @param headings of its sections, at least one
   */
  public record Plan(String title, List<String> headings) {}

  /** What follows. */
  public sealed interface Next {

    /**
     * Action {@code planned}.
     *
     * @param title of the article
     * @param headings of its sections
     */
    record Planned(String title, List<String> headings) implements Next {}

    /** Action {@code unknownTopic}. */
    record UnknownTopic() implements Next {}
  }

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public Outline(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 2, abortOn = NonRetriableException.class)
  Optional<Plan> plan(String topic) {
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from("Topic: " + topic))
            .aiMessage()
            .text();
    String outline = reply == null ? "" : reply.strip();
    if (outline.startsWith(NO_OUTLINE)) {
      return Optional.empty();
    }
    Matcher title = TITLE.matcher(outline);
    List<String> headings =
        HEADING.matcher(outline).results().map(Outline::heading).distinct().toList();
    if (!title.find() || headings.isEmpty()) {
      throw new ModelReplyException("The outline has no title or no sections: " + outline);
    }
    return Optional.of(new Plan(title.group(1), headings));
  }

  private static String heading(MatchResult line) {
    return line.group(1).replaceFirst("^\\*+", "");
  }

  @Post
  Next next(@Exec Optional<Plan> plan) {
    return plan.isPresent()
        ? new Next.Planned(plan.get().title(), plan.get().headings())
        : new Next.UnknownTopic();
  }
}

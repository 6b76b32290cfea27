package dev.tramline.examples.article;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.ModelReplyException;
import java.util.List;

/** Has the whole rewritten in one voice, since its sections were written apart. */
@Node
public class Style {

  static final String INSTRUCTIONS =
      """
      Rewrite an article in a warm, conversational style: contractions, a question to the reader at
      the beginning, transitions between the sections. Change no facts and no headings.
      Reply with the whole article in Markdown.
      """;

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public Style(ChatModel llm) {
    this.llm = llm;
  }

  /**
   * The finished article.
   *
   * @param article Markdown
   */
  public record Styled(String article) {}

  @Exec
  @Retry(attempts = 3, delay = "1s", backoff = 2, abortOn = NonRetriableException.class)
  String rewrite(String draft, List<String> headings) {
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(draft)).aiMessage().text();
    String article = reply == null ? "" : reply.strip();
    List<String> lines = article.lines().map(String::strip).toList();
    List<String> lost =
        headings.stream().filter(heading -> !lines.contains("## " + heading)).toList();
    if (!lost.isEmpty()) {
      throw new ModelReplyException("The article lost its sections " + String.join(", ", lost));
    }
    return article;
  }

  @Post
  @Transition("written")
  Styled finish(@Exec String article) {
    return new Styled(article);
  }
}

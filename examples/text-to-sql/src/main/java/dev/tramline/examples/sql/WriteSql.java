package dev.tramline.examples.sql;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the model for a query, and shows it what became of those before. */
@Node
public class WriteSql {

  /** Models wrap code in fences, whatever they are told. */
  private static final Pattern FENCED = Pattern.compile("(?s)```(?:sql)?\\s*(.*?)```");

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   */
  public WriteSql(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(
      attempts = 3,
      delay = "2s",
      backoff = 2.0,
      jitter = 0.2,
      abortOn = NonRetriableException.class)
  @Key("sql")
  String write(String question, Schema schema, List<Rejection> rejections) {
    String reply =
        llm.chat(
                SystemMessage.from(SqlPrompt.INSTRUCTIONS),
                UserMessage.from(SqlPrompt.of(question, schema, rejections)))
            .aiMessage()
            .text();
    return statementIn(reply == null ? "" : reply);
  }

  private static String statementIn(String reply) {
    Matcher fenced = FENCED.matcher(reply);
    String sql = (fenced.find() ? fenced.group(1) : reply).strip().replaceFirst("\\s*;$", "");
    if (sql.isEmpty()) {
      throw new ModelReplyException("The model replied without a statement.");
    }
    return sql;
  }
}

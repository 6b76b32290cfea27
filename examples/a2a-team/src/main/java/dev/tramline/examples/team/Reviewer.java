package dev.tramline.examples.team;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.a2a.server.Agent;
import dev.tramline.a2a.server.AgentCall;
import dev.tramline.a2a.server.Reply;
import dev.tramline.examples.support.ModelReplyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An agent that looks at an article, and declines it with a remark if it is no good. */
final class Reviewer implements Agent {

  /** Opens the article in what the reviewer is told. */
  static final String ARTICLE = "Article: ";

  private static final String INSTRUCTIONS =
      """
      Review the article: it may have at most %d words, must be backed by the facts, name the topic
      and suit the audience. Reply with one line,
      APPROVED
      or
      REJECTED: <what to change, in a few words>
      """;

  private static final Pattern VERDICT =
      Pattern.compile("(?im)^[\\s*_]*(?:(approved)\\b|rejected[\\s*_]*:[ \\t*_]*(\\S.*))");

  private final ChatModel llm;
  private final int maxWords;

  /**
   * Creates the agent.
   *
   * @param llm what reviews
   * @param maxWords how long an article may be
   */
  Reviewer(ChatModel llm, int maxWords) {
    this.llm = llm;
    this.maxWords = maxWords;
  }

  @Override
  public Reply answer(AgentCall call) {
    call.working();
    String said =
        llm.chat(
                SystemMessage.from(INSTRUCTIONS.formatted(maxWords)),
                UserMessage.from(call.message().text()))
            .aiMessage()
            .text();
    Matcher verdict = VERDICT.matcher(said == null ? "" : said);
    if (!verdict.find()) {
      throw new ModelReplyException("The model replied without a verdict: " + said);
    }
    return verdict.group(1) != null
        ? Reply.text("Approved.")
        : Reply.rejected(verdict.group(2).strip());
  }
}

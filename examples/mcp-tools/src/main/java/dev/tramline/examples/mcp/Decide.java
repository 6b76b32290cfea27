package dev.tramline.examples.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import java.util.List;

/** Asks the model for the next call, or for the answer. */
@Node
public class Decide {

  /** Where to go next. */
  public sealed interface Next {

    /**
     * Action {@code call}.
     *
     * @param tool which tool
     * @param arguments what it gets
     */
    record Call(String tool, ObjectNode arguments) implements Next {}

    /**
     * Action {@code answered}.
     *
     * @param answer what the model says
     */
    record Answered(String answer) implements Next {}

    /** Action {@code gaveUp}: one call too many. */
    record GaveUp() implements Next {}
  }

  private final ChatModel llm;
  private final int maxCalls;

  /**
   * Creates the node.
   *
   * @param llm the model to ask
   * @param maxCalls how many calls it may make
   */
  public Decide(ChatModel llm, int maxCalls) {
    this.llm = llm;
    this.maxCalls = maxCalls;
  }

  @Exec
  @Retry(
      attempts = 3,
      delay = "2s",
      backoff = 2.0,
      jitter = 0.2,
      abortOn = NonRetriableException.class)
  Reply ask(String question, List<Tool> tools, List<ToolCall> calls) {
    String text =
        llm.chat(
                SystemMessage.from(ToolPrompt.INSTRUCTIONS),
                UserMessage.from(new ToolPrompt(question, tools, calls).toText()))
            .aiMessage()
            .text();
    return Reply.parse(text == null ? "" : text);
  }

  @Post
  Next route(@Exec Reply reply, List<ToolCall> calls) {
    if (reply instanceof Reply.Answer answer) {
      return new Next.Answered(answer.text());
    }
    Reply.Use use = (Reply.Use) reply;
    return calls.size() < maxCalls ? new Next.Call(use.tool(), use.arguments()) : new Next.GaveUp();
  }
}

package dev.tramline.examples.supervisor;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.examples.support.Passage;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** Asks the model for an answer; any text will do here, whether it is good is not its business. */
@Node
public class AnswerFromPassages {

  private static final String INSTRUCTIONS =
      "Answer the question in one sentence, from the passages alone.";

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what answers
   */
  public AnswerFromPassages(ChatModel llm) {
    this.llm = llm;
  }

  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  @Key("answer")
  String answer(String question, List<Passage> passages, RunContext run) {
    UserMessage prompt = UserMessage.from(new Material(question, passages).toPrompt());
    String reply = llm.chat(SystemMessage.from(INSTRUCTIONS), prompt).aiMessage().text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without an answer.");
    }
    String answer = reply.strip().replaceAll("\\s+", " ");
    run.emit(answer);
    return answer;
  }
}

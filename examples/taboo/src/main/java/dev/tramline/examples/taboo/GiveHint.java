package dev.tramline.examples.taboo;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** Asks the model for a hint and sends it. */
@Node
public class GiveHint {

  private static final String INSTRUCTIONS =
      """
      You play taboo: somebody has to guess your word from your hints.
      Give one more hint, a short sentence. It must not have the word nor any forbidden word in any
      form, and must not repeat a hint. Reply with nothing but the hint.
      """;

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what thinks of hints
   */
  public GiveHint(ChatModel llm) {
    this.llm = llm;
  }

  /** Sends as the very last thing, so that a failed attempt has sent nothing. */
  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  @Key("hint")
  String hint(Card card, List<Turn> turns, BlockingQueue<Message> toGuesser, RunContext run)
      throws InterruptedException {
    UserMessage prompt = UserMessage.from(prompt(card, turns));
    String reply = llm.chat(SystemMessage.from(INSTRUCTIONS), prompt).aiMessage().text();
    if (reply == null || reply.isBlank()) {
      throw new ModelReplyException("The model replied without a hint.");
    }
    String hint = reply.strip().replaceAll("\\s+", " ");
    card.broken(hint)
        .ifPresent(
            word -> {
              throw new ModelReplyException("The hint has the forbidden " + word + ": " + hint);
            });
    run.emit(hint);
    toGuesser.put(new Message.Hint(hint));
    return hint;
  }

  private static String prompt(Card card, List<Turn> turns) {
    StringBuilder prompt = new StringBuilder("Word: ").append(card.word());
    prompt.append("\nForbidden: ").append(String.join(", ", card.taboo())).append('\n');
    for (Turn turn : turns) {
      prompt.append("Hint: ").append(turn.hint()).append('\n');
      prompt.append("Wrong guess: ").append(turn.guess()).append('\n');
    }
    return prompt.toString();
  }
}

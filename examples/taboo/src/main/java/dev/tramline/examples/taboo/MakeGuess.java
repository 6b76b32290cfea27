package dev.tramline.examples.taboo;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.examples.support.ModelReplyException;
import dev.tramline.runtime.RunContext;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the model for a guess and sends it. */
@Node
public class MakeGuess {

  private static final String INSTRUCTIONS =
      """
      You play taboo: guess the word that the hints are about.
      It is none of the wrong guesses. Reply with nothing but that one word.
      """;

  private static final Pattern WORD = Pattern.compile("[^\\p{L}]*([\\p{L}-]+)[^\\p{L}]*");

  private final ChatModel llm;

  /**
   * Creates the node.
   *
   * @param llm what thinks of a guess
   */
  public MakeGuess(ChatModel llm) {
    this.llm = llm;
  }

  /** Sends as the very last thing, so that a failed attempt has sent nothing. */
  @Exec
  @Retry(attempts = 3, delay = "2s", backoff = 2.0, abortOn = NonRetriableException.class)
  @Append("guesses")
  String guess(
      List<String> hints, List<String> guesses, BlockingQueue<String> toHinter, RunContext run)
      throws InterruptedException {
    String prompt =
        hints.stream().map(hint -> "Hint: " + hint + "\n").collect(Collectors.joining())
            + guesses.stream()
                .map(guess -> "Wrong guess: " + guess + "\n")
                .collect(Collectors.joining());
    String reply =
        llm.chat(SystemMessage.from(INSTRUCTIONS), UserMessage.from(prompt)).aiMessage().text();
    Matcher word = WORD.matcher(reply == null ? "" : reply);
    if (!word.matches()) {
      throw new ModelReplyException("The model did not reply with one word but: " + reply);
    }
    String guess = word.group(1).toLowerCase(Locale.ROOT);
    if (guesses.contains(guess)) {
      throw new ModelReplyException("The model guesses " + guess + " once more.");
    }
    run.emit(guess);
    toHinter.put(guess);
    return guess;
  }
}

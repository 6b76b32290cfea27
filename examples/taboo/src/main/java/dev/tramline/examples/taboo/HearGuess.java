package dev.tramline.examples.taboo;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** Waits for the guess, and tells the guesser if the game is over by it. */
@Node
public class HearGuess {

  /** Where to go next, and what to take along. */
  public sealed interface Next {

    /**
     * Action {@code wrong}: another hint is due.
     *
     * @param turn appended to the list under key {@code turns}
     */
    record Wrong(@Append("turns") Turn turn) implements Next {}

    /**
     * Action {@code guessed}.
     *
     * @param turn the last one
     */
    record Guessed(@Append("turns") Turn turn) implements Next {}

    /**
     * Action {@code outOfHints}.
     *
     * @param turn the last one
     */
    record OutOfHints(@Append("turns") Turn turn) implements Next {}
  }

  /** Waits as long as it takes; to cancel the run interrupts it. */
  @Exec
  Next hear(
      Card card,
      String hint,
      List<Turn> turns,
      int maxHints,
      BlockingQueue<Message> toGuesser,
      BlockingQueue<String> toHinter)
      throws InterruptedException {
    Turn turn = new Turn(hint, toHinter.take());
    if (turn.guess().equalsIgnoreCase(card.word())) {
      toGuesser.put(new Message.GameOver(true));
      return new Next.Guessed(turn);
    }
    if (turns.size() + 1 >= maxHints) {
      toGuesser.put(new Message.GameOver(false));
      return new Next.OutOfHints(turn);
    }
    return new Next.Wrong(turn);
  }

  @Post
  Next route(@Exec Next next) {
    return next;
  }
}

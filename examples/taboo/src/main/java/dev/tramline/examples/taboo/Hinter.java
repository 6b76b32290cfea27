package dev.tramline.examples.taboo;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/**
 * The agent that knows the word: gives hints until the word is guessed or the hints are used up.
 */
@Flow
public interface Hinter {

  /** How the game ends. */
  sealed interface Result {

    /**
     * The word was guessed.
     *
     * @param turns all turns
     */
    record Guessed(List<Turn> turns) implements Result {}

    /**
     * It was not.
     *
     * @param turns all turns
     */
    record OutOfHints(List<Turn> turns) implements Result {}
  }

  /**
   * Plays one game.
   *
   * @param card the word
   * @param maxHints how many hints there may be, at least 1
   * @param toGuesser where hints go, and the end of the game
   * @param toHinter where guesses come from, one for each hint
   * @return how it ended
   */
  Result play(
      Card card, int maxHints, BlockingQueue<Message> toGuesser, BlockingQueue<String> toHinter);

  /** {@return the node that says something} */
  @Transition(to = "listen")
  GiveHint hint();

  /** {@return the node that waits for the guess} */
  @Transition(value = "wrong", to = "hint")
  HearGuess listen();
}

package dev.tramline.examples.taboo;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** The agent that guesses: one guess for each hint, until it hears that the game is over. */
@Flow
public interface Guesser {

  /**
   * How the game ended.
   *
   * @param guesses all guesses
   * @param won whether the last of them was right
   */
  record Result(List<String> guesses, boolean won) {}

  /**
   * Plays one game.
   *
   * @param toGuesser where hints come from, and the end of the game
   * @param toHinter where guesses go
   * @return how it ended
   */
  Result play(BlockingQueue<Message> toGuesser, BlockingQueue<String> toHinter);

  /** {@return the node that waits for a hint} */
  @Transition(value = "heard", to = "guess")
  @Exit("over")
  HearHint listen();

  /** {@return the node that says something} */
  @Transition(to = "listen")
  MakeGuess guess();
}

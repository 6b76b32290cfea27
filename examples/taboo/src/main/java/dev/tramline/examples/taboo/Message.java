package dev.tramline.examples.taboo;

/** What the hinter sends to the guesser, who sends back plain words. */
public sealed interface Message {

  /**
   * A hint, to be answered by a guess.
   *
   * @param text the hint
   */
  record Hint(String text) implements Message {}

  /**
   * The end of the game, to be answered by nothing.
   *
   * @param won whether the last guess was right
   */
  record GameOver(boolean won) implements Message {}
}

package dev.tramline.examples.taboo;

/**
 * One turn of the game.
 *
 * @param hint what the hinter said
 * @param guess what the guesser said to it
 */
public record Turn(String hint, String guess) {}

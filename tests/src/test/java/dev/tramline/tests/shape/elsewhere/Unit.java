package dev.tramline.tests.shape.elsewhere;

/** A key type of another package. */
public enum Unit {
  /** Letters. */
  LETTERS,
  /** Words. */
  WORDS
}

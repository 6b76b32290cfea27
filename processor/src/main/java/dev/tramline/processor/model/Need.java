package dev.tramline.processor.model;

/** Whether a key must be set, and how its absence is expressed in Java. */
public enum Need {
  /** The key is set; null is an error. */
  REQUIRED,
  /** The key may be unset; it travels as an {@code Optional}. */
  OPTIONAL,
  /** The key may be unset; it travels as a null. */
  NULLABLE;

  /**
   * Tells whether the key must be set.
   *
   * @return true for {@link #REQUIRED}
   */
  public boolean required() {
    return this == REQUIRED;
  }
}

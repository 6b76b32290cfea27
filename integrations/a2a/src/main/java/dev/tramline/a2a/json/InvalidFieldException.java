package dev.tramline.a2a.json;

/** A field of a tree is missing or is not what the protocol asks for. */
public final class InvalidFieldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String description;

  InvalidFieldException(String field, String description) {
    super(field + " " + description);
    this.field = field;
    this.description = description;
  }

  /**
   * Returns where it is.
   *
   * @return for example {@code message.parts[0].text}
   */
  public String field() {
    return field;
  }

  /**
   * Returns what is wrong with it.
   *
   * @return for example {@code must be a string}
   */
  public String description() {
    return description;
  }
}

package dev.tramline.examples.support;

/** The model replied something that cannot be used; it may do better when asked again. */
public final class ModelReplyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message what was expected, and what was replied
   */
  public ModelReplyException(String message) {
    super(message);
  }
}

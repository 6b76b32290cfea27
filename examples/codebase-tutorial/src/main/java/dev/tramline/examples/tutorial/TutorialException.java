package dev.tramline.examples.tutorial;

/** There can be no tutorial; the message tells the user why, and trying again does not help. */
public final class TutorialException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message for the user
   */
  public TutorialException(String message) {
    super(message);
  }

  /**
   * Creates the failure.
   *
   * @param message for the user
   * @param cause what is behind it
   */
  public TutorialException(String message, Throwable cause) {
    super(message, cause);
  }
}

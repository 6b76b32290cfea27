package dev.tramline.examples.support;

/** A program was called with wrong arguments. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message what is wrong, for the user
   */
  public UsageException(String message) {
    super(message);
  }
}

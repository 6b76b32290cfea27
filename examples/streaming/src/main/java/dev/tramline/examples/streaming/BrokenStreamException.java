package dev.tramline.examples.streaming;

/** The model failed in the middle of its reply, part of which has been shown. */
public final class BrokenStreamException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param cause what the model failed with
   */
  public BrokenStreamException(Throwable cause) {
    super("The reply broke off: " + cause.getMessage(), cause);
  }
}

package dev.tramline.a2a.client;

/**
 * The agent did not take the request, so that it is safe to send it again: there was no connection,
 * or the server turned the request away as one too many (HTTP status 429 or 503).
 */
public final class UnreachableException extends TransportException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message what happened, and where
   * @param cause why
   */
  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  UnreachableException(String message, int status) {
    super(message, status);
  }
}

package dev.tramline.a2a.client;

import org.jspecify.annotations.Nullable;

/**
 * Something answered, but not as the protocol asks for: no JSON, a field that is missing, the id of
 * another request, more bytes than allowed, a redirection to another host, or a card that names no
 * way to reach the agent. To try again is of no use.
 */
public final class InvalidResponseException extends TransportException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message what is wrong, and where it came from
   * @param cause why, if known
   */
  public InvalidResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

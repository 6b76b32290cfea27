package dev.tramline.a2a.client;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * No answer of an agent came: the connection failed, time was up, or an HTTP server in between
 * answered. Whether the agent got the request is not known, unless it is an {@link
 * UnreachableException}. What an agent itself says to be wrong is a {@link
 * dev.tramline.a2a.A2aException}.
 */
public class TransportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Creates the failure.
   *
   * @param message what happened, and where
   * @param cause why, if known
   */
  public TransportException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  TransportException(String message, int status) {
    super(message);
    this.status = status;
  }

  /**
   * Returns the HTTP status that came in place of an answer.
   *
   * @return for example 401; empty if it is not the status that was wrong
   */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }
}

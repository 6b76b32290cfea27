package dev.tramline.a2a;

import java.util.Map;
import java.util.Objects;

/** A call ends with an error of the protocol. What it says may be shown to the other side. */
// The error is JSON, which cannot be serialized; nobody is expected to.
@SuppressWarnings("serial")
public final class A2aException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final A2aError error;

  /**
   * Creates the failure.
   *
   * @param error what went wrong
   */
  public A2aException(A2aError error) {
    super(Objects.requireNonNull(error, "error").message());
    this.error = error;
  }

  /**
   * Creates the failure from one of the known errors.
   *
   * @param code which one
   * @param message what happened, in English
   */
  public A2aException(ErrorCode code, String message) {
    this(A2aError.of(code, message, Map.of()));
  }

  /**
   * Returns what goes over the wire.
   *
   * @return the error
   */
  public A2aError error() {
    return error;
  }

  /**
   * Returns the number of the error.
   *
   * @return see {@link ErrorCode#code()}
   */
  public int code() {
    return error.code();
  }
}

package dev.tramline.a2a.server;

import java.util.Objects;

/**
 * An agent does not take a message, for a reason that the client may know: the task is rejected
 * with it, and nothing is logged. Whatever else is thrown fails the task and stays hidden.
 */
public final class RejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the refusal.
   *
   * @param reason what the client is told
   */
  public RejectedException(String reason) {
    super(reason);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  String reason() {
    return reason;
  }
}

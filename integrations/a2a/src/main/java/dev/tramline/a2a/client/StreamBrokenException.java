package dev.tramline.a2a.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream broke off, or fell silent, before what it reports on had come to an end. The task goes
 * on: {@link A2aClient#task} tells where it stands and {@link A2aClient#subscribe} follows it
 * again.
 */
public final class StreamBrokenException extends TransportException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String taskId;

  /**
   * Creates the failure.
   *
   * @param message what happened, and where
   * @param taskId the task that the stream reported on; empty if it broke off before it named one
   * @param cause why, if known
   */
  public StreamBrokenException(String message, Optional<String> taskId, @Nullable Throwable cause) {
    super(message, cause);
    this.taskId = taskId.orElse(null);
  }

  /**
   * Returns what to subscribe to.
   *
   * @return the task; empty if the stream broke off before it named one
   */
  public Optional<String> taskId() {
    return Optional.ofNullable(taskId);
  }
}

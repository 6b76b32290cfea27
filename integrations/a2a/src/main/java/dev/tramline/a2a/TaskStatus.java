package dev.tramline.a2a;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a task stands, and since when.
 *
 * @param state the state
 * @param message what the agent says about it, if anything
 * @param timestamp when it came to be, if known; the protocol carries milliseconds
 */
public record TaskStatus(TaskState state, Optional<Message> message, Optional<Instant> timestamp) {

  /** Checks that nothing is null. */
  public TaskStatus {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(timestamp, "timestamp");
  }
}

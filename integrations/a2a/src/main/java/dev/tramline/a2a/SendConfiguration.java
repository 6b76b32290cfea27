package dev.tramline.a2a;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a client wants a message to be answered.
 *
 * @param acceptedOutputModes the media types it can take; empty if any
 * @param pushNotification where to report what happens to the task, if anywhere
 * @param historyLength how many messages of the task's history the answer may carry; all if empty
 * @param returnImmediately whether to answer while the agent is still at work
 */
public record SendConfiguration(
    List<String> acceptedOutputModes,
    Optional<PushNotificationConfig> pushNotification,
    OptionalInt historyLength,
    boolean returnImmediately) {

  /** Takes everything, waits for the result, wants no notification and the whole history. */
  public static final SendConfiguration DEFAULT =
      new SendConfiguration(List.of(), Optional.empty(), OptionalInt.empty(), false);

  /** Copies the list. */
  public SendConfiguration {
    acceptedOutputModes = List.copyOf(acceptedOutputModes);
    Objects.requireNonNull(pushNotification, "pushNotification");
    Objects.requireNonNull(historyLength, "historyLength");
  }
}

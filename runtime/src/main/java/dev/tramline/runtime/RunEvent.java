package dev.tramline.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in a run. Node names are paths through nested flows, such as {@code
 * inner/add}. Without a listener no event is made.
 *
 * <pre>{@code
 * RunListener log = event -> {
 *   if (event instanceof RunEvent.NodeFinished done) {
 *     System.out.println(done.node() + " -" + done.action() + "-> " + done.duration());
 *   }
 * };
 * }</pre>
 */
public sealed interface RunEvent {

  /**
   * Returns the run this belongs to.
   *
   * @return the run's identity, see {@link RunContext#runId()}
   */
  String runId();

  /**
   * Returns when it happened.
   *
   * @return the time by the run's {@link RunClock}
   */
  Instant time();

  /**
   * A run began.
   *
   * @param runId the run
   * @param time when
   * @param flow the simple name of the flow
   */
  record RunStarted(String runId, Instant time, String flow) implements RunEvent {}

  /**
   * A node is about to run.
   *
   * @param runId the run
   * @param time when
   * @param node the node
   */
  record NodeStarted(String runId, Instant time, String node) implements RunEvent {}

  /**
   * An attempt of exec threw.
   *
   * @param runId the run
   * @param time when
   * @param node the node
   * @param attempt which attempt, from 0
   * @param maxAttempts how many there can be
   * @param cause what it threw
   * @param retryIn the wait before the next attempt; empty if there is none
   */
  record AttemptFailed(
      String runId,
      Instant time,
      String node,
      int attempt,
      int maxAttempts,
      Throwable cause,
      Optional<Duration> retryIn)
      implements RunEvent {}

  /**
   * A node returned.
   *
   * @param runId the run
   * @param time when
   * @param node the node
   * @param action the action it chose
   * @param duration how long the visit took, waits between attempts included
   */
  record NodeFinished(String runId, Instant time, String node, String action, Duration duration)
      implements RunEvent {}

  /**
   * A node called {@link RunContext#emit}.
   *
   * @param runId the run
   * @param time when
   * @param node the node
   * @param payload what it emitted
   */
  record Emitted(String runId, Instant time, String node, Object payload) implements RunEvent {}

  /**
   * A run returned its result.
   *
   * @param runId the run
   * @param time when
   * @param flow the simple name of the flow
   * @param duration how long it took
   */
  record RunFinished(String runId, Instant time, String flow, Duration duration)
      implements RunEvent {}

  /**
   * A run ended without a result.
   *
   * @param runId the run
   * @param time when
   * @param flow the simple name of the flow
   * @param duration how long it took
   * @param cause what the caller is about to receive
   */
  record RunFailed(String runId, Instant time, String flow, Duration duration, Throwable cause)
      implements RunEvent {}
}

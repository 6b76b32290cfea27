package dev.tramline.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in a run. Of one run they come one at a time, in order, none after its
 * end; branches, items and elements that run side by side are told apart by their {@linkplain
 * Where#step() step}. Whatever starts also finishes, or fails, but for what was left behind when
 * its time was up. A run that is called, and not started, makes none unless it has a listener.
 *
 * <pre>{@code
 * RunListener log = event -> {
 *   if (event instanceof RunEvent.NodeFinished done) {
 *     String how = done.failure().map(Throwable::toString).orElse(done.action());
 *     System.out.println(done.node() + " -" + how + "-> " + done.duration());
 *   }
 * };
 * }</pre>
 */
public sealed interface RunEvent {

  /**
   * Returns where it happened.
   *
   * @return the run, and the node and the visit if it happened at a node
   */
  Where where();

  /**
   * Returns when it happened.
   *
   * @return the time by the run's {@link RunClock}
   */
  Instant time();

  /**
   * Returns the run this belongs to. The visit of a nested flow is a run of its own inside the
   * outer one; it starts and finishes as the node that it is there, and has no other events of
   * that.
   *
   * @return the run's identity: for the outermost flow that of {@link RunContext#runId()}, for a
   *     nested one that of the run around it, {@code /} and the step it is
   */
  default String runId() {
    return where().runId();
  }

  /**
   * Returns the run around this one.
   *
   * @return its identity inside a nested flow; empty in the outermost one
   */
  default Optional<String> parentRunId() {
    return where().parentRunId();
  }

  /**
   * Returns the node.
   *
   * @return its path through nested flows, such as {@code inner/add}; "" for what happens to the
   *     run as a whole
   */
  default String node() {
    return where().node();
  }

  /**
   * Where in a run something happened.
   *
   * @param runId the run
   * @param parentRunId the run around it, if the flow is nested in another
   * @param node the node, as a path through nested flows; "" if it is the run as a whole
   * @param step the visit, and in a batch the item, as {@link RunContext#stepId()} has it; ""
   *     likewise
   */
  record Where(String runId, Optional<String> parentRunId, String node, String step) {}

  /**
   * A run began, that of the outermost flow.
   *
   * @param where the run
   * @param time when
   * @param flow the simple name of the flow
   */
  record RunStarted(Where where, Instant time, String flow) implements RunEvent {}

  /**
   * A node is about to run.
   *
   * @param where the visit
   * @param time when
   */
  record NodeStarted(Where where, Instant time) implements RunEvent {}

  /**
   * An attempt of exec threw.
   *
   * @param where the visit, in a batch with the item
   * @param time when
   * @param attempt which attempt, from 0
   * @param maxAttempts how many there can be
   * @param cause what it threw
   * @param retryIn the wait before the next attempt; empty if there is none
   */
  record AttemptFailed(
      Where where,
      Instant time,
      int attempt,
      int maxAttempts,
      Throwable cause,
      Optional<Duration> retryIn)
      implements RunEvent {}

  /**
   * A part of a node's work begins that runs once or beside others: an item of a batch, an element
   * of {@code @Each} or a branch of a fork.
   *
   * @param where the visit, for an item or element with its number
   * @param time when
   * @param part which one, from 0
   * @param to for a branch its first node, "" if it leads straight to the join or exit, or begins
   *     with a fork; otherwise ""
   */
  record PartStarted(Where where, Instant time, int part, String to) implements RunEvent {}

  /**
   * A part of a node's work is over.
   *
   * @param where the visit, for an item or element with its number
   * @param time when
   * @param part which one, from 0
   * @param duration how long it took, waits between attempts included
   * @param failure what ended it, as for a {@linkplain NodeFinished#failure() node}; empty if it is
   *     done
   */
  record PartFinished(
      Where where, Instant time, int part, Duration duration, Optional<Throwable> failure)
      implements RunEvent {}

  /**
   * The visit of a node is over: the node returned or failed, in whichever stage, or was stopped.
   *
   * @param where the visit
   * @param time when
   * @param action the action it chose; "" if it failed, or returned a list of outcomes, each of
   *     which starts a branch of its own
   * @param duration how long the visit took, waits between attempts included
   * @param failure what the node threw, or for a nested flow what a node in there did; a {@link
   *     RunCancelledException} if it was stopped; empty if it returned
   */
  record NodeFinished(
      Where where, Instant time, String action, Duration duration, Optional<Throwable> failure)
      implements RunEvent {}

  /**
   * A node called {@link RunContext#emit}.
   *
   * @param where the visit
   * @param time when
   * @param payload what it emitted
   */
  record Emitted(Where where, Instant time, Object payload) implements RunEvent {}

  /**
   * A run returned its result.
   *
   * @param where the run
   * @param time when
   * @param flow the simple name of the flow
   * @param duration how long it took
   */
  record RunFinished(Where where, Instant time, String flow, Duration duration)
      implements RunEvent {}

  /**
   * A run ended without a result.
   *
   * @param where the run
   * @param time when
   * @param flow the simple name of the flow
   * @param duration how long it took
   * @param cause what the caller is about to receive
   */
  record RunFailed(Where where, Instant time, String flow, Duration duration, Throwable cause)
      implements RunEvent {}
}

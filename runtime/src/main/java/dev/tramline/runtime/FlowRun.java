package dev.tramline.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;

/**
 * A run that was started and goes on beside the caller. Safe for use by several threads.
 *
 * <pre>{@code
 * FlowRun<ResearchAgent.Result> run = agent.start("Who won the 2024 Physics Nobel Prize?");
 * try {
 *   return run.join(Duration.ofSeconds(30)).answer();
 * } catch (TimeoutException e) {
 *   run.cancel();
 *   return "It takes too long.";
 * }
 * }</pre>
 *
 * @param <R> what the flow returns; {@link Void} if it returns nothing
 */
public interface FlowRun<R> {

  /** Where a run stands. */
  enum State {
    /** It has no result yet. */
    RUNNING,
    /** It returned its result. */
    SUCCEEDED,
    /** It ended without a result. */
    FAILED,
    /** It was cancelled, and has ended. */
    CANCELLED
  }

  /**
   * Returns the identity of the run.
   *
   * @return that of {@link RunContext#runId()}
   */
  String id();

  /**
   * Returns where the run stands.
   *
   * @return its state at this moment
   */
  State state();

  /**
   * Waits for the result. An interruption of the waiting thread does not end the wait; its
   * interrupt status is set again afterwards.
   *
   * @return what the flow returned
   * @throws FlowException as a call of the flow would
   */
  R join();

  /**
   * Waits for the result, but not for ever. The run goes on if the time is up.
   *
   * @param timeout how long to wait at most
   * @return what the flow returned
   * @throws TimeoutException if the run has not ended by then
   * @throws FlowException as a call of the flow would
   */
  R join(Duration timeout) throws TimeoutException;

  /**
   * Asks the run to end. What it is doing is interrupted: waits between attempts, futures, items,
   * branches and the node methods themselves, which see it as an interruption and as {@link
   * RunContext#isCancelled()}. It has ended once {@link #join} throws a {@link
   * RunCancelledException}, at once if it had not begun. A run that has ended stays as it is.
   */
  void cancel();

  /**
   * Returns the run as a future. Its failure is the {@link FlowException} itself. To cancel the
   * future also cancels the run.
   *
   * @return a future of its own for each call; to complete it does nothing to the run
   */
  CompletableFuture<R> toCompletableFuture();

  /**
   * Returns what happens in the run. A subscriber gets every event from the first on if it
   * subscribes before the run has made 1,024 of them; later ones begin with the next event.
   *
   * <p>A subscriber may be as slow as it likes, the run never waits for it. What it has not asked
   * for yet is kept: of {@link RunEvent.Emitted} only as long as fewer than 1,024 events wait (a
   * payload that comes when there are more is dropped for this subscriber), of all others up to
   * 65,536, after which the subscription ends with an {@link IllegalStateException}. It completes
   * after the run's last event, also if the run failed. Events arrive on threads of the runtime.
   *
   * @return a publisher for any number of subscribers
   */
  Flow.Publisher<RunEvent> events();
}

package dev.tramline.runtime;

/**
 * What a node method may know about the run it is part of: declare a parameter of this type in any
 * prep, exec, post or fallback method.
 *
 * <pre>{@code
 * @Exec @Retry(attempts = 3)
 * String charge(Order order, RunContext context) {
 *   return payments.charge(order, context.runId() + ":" + context.stepId()); // idempotency key
 * }
 * }</pre>
 *
 * <p>The instance is good for the call it was passed to, on that call's thread; what it returns
 * later is not defined.
 */
public interface RunContext {

  /**
   * Returns which attempt of exec this is.
   *
   * @return 0 for the first attempt; in a batch it counts per item
   */
  int attempt();

  /**
   * Returns how many attempts exec has in this visit.
   *
   * @return at least 1
   */
  int maxAttempts();

  /**
   * Returns the identity of the run as a whole; nested flows and branches share it.
   *
   * @return a random UUID as text, the same in every call during one run
   */
  String runId();

  /**
   * Returns the node that is running.
   *
   * @return its name in the flow; inside nested flows the path to it, such as {@code inner/add}
   */
  String node();

  /**
   * Returns the identity of this visit, and in a batch of this item, within the run: {@code
   * node/visit} or {@code node/visit/item}, both counted from 0. In a branch of a fork, and in a
   * flow that runs for an element of {@code @Each}, that of the fork or element stands before it:
   * {@code plan/0.2/search/0} in branch 2; item 1 of a batch that runs for element 2 is {@code
   * read/0/2/1}. It is the same for every attempt, so that together with {@link #runId()} it serves
   * as an idempotency key.
   *
   * @return for example {@code decide/2}
   */
  String stepId();

  /**
   * Publishes a payload, such as a token of a streamed answer, to the run's listener and to the
   * subscribers of {@link FlowRun#events()}. Does nothing if there is nobody to take it, or if the
   * run has ended.
   *
   * @param payload what to publish, not null
   */
  void emit(Object payload);

  /**
   * Tells whether the run has been cancelled, for long loops that want to stop early.
   *
   * @return true once the run, or the branch, item or attempt that this thread is busy with, is to
   *     end
   */
  boolean isCancelled();

  /**
   * Ends the run if it has been cancelled.
   *
   * @throws RunCancelledException if {@link #isCancelled()}; let it pass
   */
  void throwIfCancelled();
}

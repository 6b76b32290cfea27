package dev.tramline.runtime;

import java.util.List;

/**
 * A run was stopped because it wanted to visit more nodes than its limit allows; the usual sign of
 * a loop that does not end. Raise the limit with {@link RunOptions.Builder#maxSteps(int)} or
 * {@code @Flow(maxSteps = ...)} where that many visits are meant.
 */
public final class StepLimitException extends FlowException {

  private static final long serialVersionUID = 1L;

  private final int maxSteps;

  /**
   * Creates the failure; called by the runtime.
   *
   * @param flow the outermost flow of the run
   * @param maxSteps the limit
   * @param path the nodes visited, oldest first, at most 64
   */
  public StepLimitException(String flow, int maxSteps, List<String> path) {
    super(
        flow,
        path,
        "stopped after "
            + maxSteps
            + " steps, the limit of this run (RunOptions.maxSteps or @Flow(maxSteps)); it went "
            + text(path),
        null);
    this.maxSteps = maxSteps;
  }

  /**
   * Returns the limit that was reached.
   *
   * @return the number of node visits that were allowed
   */
  public int maxSteps() {
    return maxSteps;
  }
}

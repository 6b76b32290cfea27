package dev.tramline.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The failure of a run. Every way a run can end without a result is one of the kinds below, all of
 * them unchecked, but for two that go through as they are: an {@link Error} thrown by a node, and
 * what a record of the application itself throws when the flow makes a result or takes an outcome
 * apart.
 */
public abstract sealed class FlowException extends RuntimeException
    permits NodeFailedException, StepLimitException, RunTimeoutException, RunCancelledException {

  private static final long serialVersionUID = 1L;

  private final String flow;

  /**
   * Creates the failure.
   *
   * @param flow the simple name of the flow that was called
   * @param message what happened, and where
   * @param cause what led to it, or null
   */
  FlowException(String flow, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.flow = flow;
  }

  /**
   * Returns the simple name of the flow that the application called, also if the failure arose in a
   * flow nested in it.
   *
   * @return the name of the outermost flow of the run
   */
  public final String flow() {
    return flow;
  }
}

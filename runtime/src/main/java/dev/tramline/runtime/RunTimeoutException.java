package dev.tramline.runtime;

import java.time.Duration;
import java.util.List;

/**
 * A flow did not end within its time: the limit of {@link RunOptions.Builder#timeout} or of
 * {@code @Timeout} on the flow. What ran was interrupted first.
 *
 * <p>A node whose own time is up is no run that is: its attempt, or its visit, fails with a {@link
 * java.util.concurrent.TimeoutException} as the cause of a {@link NodeFailedException}.
 */
public final class RunTimeoutException extends FlowException {

  private static final long serialVersionUID = 1L;

  private final Duration limit;

  /**
   * Creates the failure; called by the runtime.
   *
   * @param flow the outermost flow of the run
   * @param of the flow whose time was up, as a path through nested flows; "" for the outermost
   * @param limit how long it had
   * @param path the nodes visited, oldest first, at most 64
   */
  public RunTimeoutException(String flow, String of, Duration limit, List<String> path) {
    super(
        flow,
        path,
        (of.isEmpty() ? "" : "nested flow " + of + " ")
            + "not done within "
            + limit
            + " (RunOptions.timeout or @Timeout on the flow); it went "
            + text(path),
        null);
    this.limit = limit;
  }

  /**
   * Returns how long the flow had.
   *
   * @return the limit that was reached
   */
  public Duration limit() {
    return limit;
  }
}

package dev.tramline.runtime;

import java.util.List;
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

  /** An array, since throwables are serializable and a List need not be. */
  private final String[] path;

  /**
   * Creates the failure.
   *
   * @param flow the simple name of the flow that was called
   * @param path the nodes visited, oldest first, at most 64
   * @param message what happened
   * @param cause what led to it, or null
   */
  FlowException(String flow, List<String> path, String message, @Nullable Throwable cause) {
    super("flow " + flow + ": " + message, cause);
    this.flow = flow;
    this.path = path.toArray(new String[0]);
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

  /**
   * Returns the way the run took.
   *
   * @return the last nodes visited, at most 64, oldest first; in a branch of a fork those before
   *     the fork and its own; unmodifiable
   */
  public final List<String> path() {
    return List.of(path);
  }

  /** The way as part of a message. */
  static String text(List<String> path) {
    return String.join(" -> ", path);
  }
}

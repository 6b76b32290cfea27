package dev.tramline.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run ended because it was cancelled: the thread it was called on was interrupted, or {@link
 * FlowRun#cancel()} was called. In the first case the thread's interrupt status is set when this
 * exception is thrown, so that callers further up notice as well.
 */
public final class RunCancelledException extends FlowException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure; called by the runtime.
   *
   * @param flow the outermost flow of the run
   * @param node where the run was, as a path through nested flows
   * @param path the nodes visited, oldest first, at most 64
   * @param cause the interruption as a node threw it, or null if the runtime noticed it
   */
  public RunCancelledException(
      String flow, String node, List<String> path, @Nullable Throwable cause) {
    super(flow, path, "cancelled at node " + node, cause);
  }
}

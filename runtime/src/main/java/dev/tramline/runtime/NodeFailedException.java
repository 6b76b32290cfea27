package dev.tramline.runtime;

import java.util.List;

/**
 * A node threw an exception that no retry and no fallback could absorb, or broke its contract: a
 * null outcome, a null for a key that is not optional, an undeclared action. The node has written
 * nothing. {@link #getCause()} is the exception as the node threw it.
 */
public final class NodeFailedException extends FlowException {

  private static final long serialVersionUID = 1L;

  private final String node;
  private final Stage stage;
  private final int attempts;

  /**
   * Creates the failure; called by the runtime.
   *
   * @param flow the outermost flow of the run
   * @param node the node that failed, as a path through nested flows such as {@code inner/add}
   * @param stage the stage that threw
   * @param attempts how often exec was tried in this visit, 0 if it was not reached
   * @param path the nodes visited, oldest first, the failed one last, at most 64
   * @param cause what the node threw
   */
  public NodeFailedException(
      String flow, String node, Stage stage, int attempts, List<String> path, Throwable cause) {
    super(flow, path, message(node, stage, attempts, path, cause), cause);
    this.node = node;
    this.stage = stage;
    this.attempts = attempts;
  }

  private static String message(
      String node, Stage stage, int attempts, List<String> path, Throwable cause) {
    return "node "
        + node
        + " failed in "
        + stage
        + (attempts > 0 ? " after " + attempts + (attempts == 1 ? " attempt" : " attempts") : "")
        + ", path "
        + text(path)
        + ": "
        + text(cause);
  }

  /** An exception whose own message fails must not hide where it came from. */
  private static String text(Throwable cause) {
    try {
      return cause.toString();
    } catch (RuntimeException e) {
      return cause.getClass().getName();
    }
  }

  /**
   * Returns the node that failed.
   *
   * @return its name in the flow; inside nested flows the path to it, such as {@code inner/add}
   */
  public String node() {
    return node;
  }

  /**
   * Returns the stage that failed. A fallback that throws counts as {@link Stage#EXEC}.
   *
   * @return the stage
   */
  public Stage stage() {
    return stage;
  }

  /**
   * Returns how often exec was tried in the failed visit, for a batch: on the item that failed.
   *
   * @return the number of attempts; 0 if prep failed before the first one
   */
  public int attempts() {
    return attempts;
  }
}

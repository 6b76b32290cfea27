package dev.tramline.runtime;

/** The three steps of one visit to a node, in the order in which they run. */
public enum Stage {
  /** Reads keys and prepares the input of exec. Never retried. */
  PREP,
  /** The one step that is retried, and whose final failure a fallback may absorb. */
  EXEC,
  /** Turns the results into an action and writes. Never retried. */
  POST
}

package dev.tramline.examples.guardrails;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.List;

/** Looks at what the checks before it found. It stands behind the input and behind the output. */
@Node
public class Gate {

  /** Whether the text may go on. */
  public enum State {
    /** Action {@code open}: no check found anything. */
    OPEN,
    /** Action {@code closed}. */
    CLOSED
  }

  @Post
  State decide(List<Violation> violations) {
    return violations.isEmpty() ? State.OPEN : State.CLOSED;
  }
}

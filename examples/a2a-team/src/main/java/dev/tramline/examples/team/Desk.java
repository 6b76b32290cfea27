package dev.tramline.examples.team;

import dev.tramline.a2a.client.A2aNode;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Timeout;

/** Asks one remote agent for facts. That it has none, or fails, is an answer too. */
@Flow
public interface Desk {

  /** What the agent had to say. */
  sealed interface Result {

    /**
     * It knows something.
     *
     * @param facts one in each line
     */
    record Known(String facts) implements Result {}

    /** It does not, or cannot say. */
    record Unknown() implements Result {}
  }

  /**
   * Asks the agent.
   *
   * @param request what for
   * @return what it knows
   */
  Result ask(String request);

  /** {@return the agent: all four ways in which it can answer lead somewhere} */
  @Timeout("1m")
  @Rename(key = "reply", as = "facts")
  @Exit(value = "completed", as = "known")
  @Exit(value = "rejected", as = "unknown")
  @Exit(value = "inputRequired", as = "unknown")
  @Exit(value = "failed", as = "unknown")
  A2aNode agent();
}

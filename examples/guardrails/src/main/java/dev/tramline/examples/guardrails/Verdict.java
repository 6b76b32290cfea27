package dev.tramline.examples.guardrails;

import dev.tramline.annotations.Append;

/** What every check ends with. */
public sealed interface Verdict {

  /** Action {@code passed}. */
  record Passed() implements Verdict {}

  /**
   * Action {@code violated}.
   *
   * @param violation appended to the list under key {@code violations}; behind a join the list has
   *     those of all checks, in the order in which the fork names them
   */
  record Violated(@Append("violations") Violation violation) implements Verdict {}
}

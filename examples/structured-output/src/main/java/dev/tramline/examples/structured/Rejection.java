package dev.tramline.examples.structured;

import java.util.List;

/**
 * A reply that could not be used.
 *
 * @param reply what the model wrote
 * @param problems all that is wrong with it, one sentence each
 */
public record Rejection(String reply, List<String> problems) {

  /** Copies the list. */
  public Rejection {
    problems = List.copyOf(problems);
  }
}

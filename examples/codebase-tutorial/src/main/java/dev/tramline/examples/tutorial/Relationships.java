package dev.tramline.examples.tutorial;

import java.util.List;

/**
 * How the abstractions work together.
 *
 * @param summary what the project is, in Markdown
 * @param details who depends on whom, the most telling first
 */
public record Relationships(String summary, List<Relationship> details) {

  /** Copies the list. */
  public Relationships {
    details = List.copyOf(details);
  }
}

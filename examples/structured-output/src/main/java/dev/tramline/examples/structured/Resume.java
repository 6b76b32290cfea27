package dev.tramline.examples.structured;

import java.util.List;
import java.util.Optional;

/**
 * What a résumé says.
 *
 * @param name of the person
 * @param email where to write to
 * @param phone where to call, if given
 * @param experience the positions held, as listed
 * @param skills what the person can do, as listed; at least one
 */
public record Resume(
    String name,
    String email,
    Optional<String> phone,
    List<Position> experience,
    List<String> skills) {

  /** Copies the lists. */
  public Resume {
    experience = List.copyOf(experience);
    skills = List.copyOf(skills);
  }

  /**
   * A position.
   *
   * @param title what the person was
   * @param company where
   * @param from the first year
   * @param to the last year; empty if it lasts
   */
  public record Position(String title, String company, int from, Optional<Integer> to) {}
}

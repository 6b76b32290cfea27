package dev.tramline.examples.resumes;

import java.util.List;

/**
 * What a position asks for.
 *
 * @param years of work, at least
 * @param skills all of which are wanted
 */
public record Requirements(int years, List<String> skills) {

  /** Copies the list. */
  public Requirements {
    skills = List.copyOf(skills);
  }
}

package dev.tramline.examples.tutorial;

import java.util.List;
import java.util.Optional;

/**
 * The tutorial before its chapters are written.
 *
 * @param chapters all chapters in reading order
 * @param relationships how what they explain works together
 */
public record Outline(List<Chapter> chapters, Relationships relationships) {

  /** Copies the list. */
  public Outline {
    chapters = List.copyOf(chapters);
  }

  /**
   * Finds a chapter by what it explains.
   *
   * @param name the abstraction
   * @return its chapter
   */
  public Optional<Chapter> chapter(String name) {
    return chapters.stream().filter(chapter -> chapter.name().equals(name)).findFirst();
  }

  /**
   * Finds the neighbour before.
   *
   * @param chapter one of the chapters
   * @return the one before it; empty for the first
   */
  public Optional<Chapter> before(Chapter chapter) {
    return at(chapter.number() - 1);
  }

  /**
   * Finds the neighbour after.
   *
   * @param chapter one of the chapters
   * @return the one after it; empty for the last
   */
  public Optional<Chapter> after(Chapter chapter) {
    return at(chapter.number() + 1);
  }

  private Optional<Chapter> at(int number) {
    return chapters.stream().filter(chapter -> chapter.number() == number).findFirst();
  }
}

package dev.tramline.examples.tutorial;

import java.util.List;

/**
 * An idea of the codebase that deserves a chapter.
 *
 * @param name what it is called; no other abstraction has this name
 * @param description what it is, in a sentence or a few
 * @param files the paths of the files that it lives in, the most important first
 */
public record Abstraction(String name, String description, List<String> files) {

  /** Copies the list. */
  public Abstraction {
    files = List.copyOf(files);
  }
}

package dev.tramline.examples.tutorial;

import java.util.List;

/**
 * What the tutorial is about.
 *
 * @param name the project's name
 * @param files its files, by path
 */
public record Codebase(String name, List<SourceFile> files) {

  /** Copies the list. */
  public Codebase {
    files = List.copyOf(files);
  }
}

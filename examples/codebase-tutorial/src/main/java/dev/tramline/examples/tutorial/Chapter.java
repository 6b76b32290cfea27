package dev.tramline.examples.tutorial;

import java.util.Locale;

/**
 * A chapter to be written.
 *
 * @param number its place, from 1
 * @param abstraction what it explains
 */
public record Chapter(int number, Abstraction abstraction) {

  /** {@return what its abstraction is called} */
  public String name() {
    return abstraction.name();
  }

  /** {@return the name of its file, such as {@code 03_flow_run.md}} */
  public String fileName() {
    String words =
        name()
            .replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", "_")
            .replaceAll("[^\\p{L}\\p{N}]+", "_")
            .replaceAll("^_|_$", "")
            .toLowerCase(Locale.ROOT);
    return "%02d_%s.md".formatted(number, words.isEmpty() ? "chapter" : words);
  }
}

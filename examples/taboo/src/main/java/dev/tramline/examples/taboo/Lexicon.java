package dev.tramline.examples.taboo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the offline models know.
 *
 * @param entries all words, in the order of {@code lexicon.txt}
 */
record Lexicon(List<Entry> entries) {

  /**
   * A word.
   *
   * @param word the word
   * @param kind what kind of thing it is
   * @param synonyms other words for it
   * @param facts what else there is to say, each to follow "it"
   */
  record Entry(String word, String kind, List<String> synonyms, List<String> facts) {

    /** All that can be said of it as sentences, the vaguest first. */
    List<String> hints() {
      return Stream.of(
              Stream.of("Think of a kind of " + kind + "."),
              facts.stream().map(fact -> "It " + fact + "."),
              synonyms.stream().map(synonym -> "Some would say " + synonym + "."))
          .flatMap(hints -> hints)
          .toList();
    }
  }

  static Lexicon load() {
    try (InputStream in =
            Objects.requireNonNull(Lexicon.class.getResourceAsStream("lexicon.txt"), "lexicon");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new Lexicon(
          reader
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(" \\| "))
              .map(
                  part ->
                      new Entry(
                          part[0],
                          part[1],
                          List.of(part[2].split(", ")),
                          List.of(part[3].split("; "))))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The hints that a word has; none if it is not in the lexicon. */
  List<String> hints(String word) {
    return entries.stream()
        .filter(entry -> entry.word().equalsIgnoreCase(word))
        .flatMap(entry -> entry.hints().stream())
        .toList();
  }
}

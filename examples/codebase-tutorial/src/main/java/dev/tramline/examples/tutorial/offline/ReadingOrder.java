package dev.tramline.examples.tutorial.offline;

import dev.tramline.examples.tutorial.Abstraction;
import dev.tramline.examples.tutorial.Relationship;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts what others rest on before them. Where that is a circle, the one that lacks least comes
 * first; where nothing decides, the one that lives beside the last one, then the more important
 * one.
 */
final class ReadingOrder {

  private ReadingOrder() {}

  /**
   * Sorts abstractions.
   *
   * @param abstractions the most important first
   * @param relationships who depends on whom
   * @return all of them in reading order
   */
  static List<Abstraction> of(List<Abstraction> abstractions, List<Relationship> relationships) {
    List<Abstraction> left = new ArrayList<>(abstractions);
    List<Abstraction> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Optional<Abstraction> last =
          ordered.isEmpty() ? Optional.empty() : Optional.of(ordered.get(ordered.size() - 1));
      List<String> unread = left.stream().map(Abstraction::name).toList();
      // the first of several equals wins, and they stand in the order of their importance
      Abstraction next =
          left.stream()
              .min(
                  Comparator.comparingLong(
                          (Abstraction it) -> lacking(it.name(), unread, relationships))
                      .thenComparing(it -> last.filter(l -> isBeside(l, it)).isEmpty()))
              .orElseThrow();
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static boolean isBeside(Abstraction one, Abstraction other) {
    return directory(one).equals(directory(other));
  }

  private static String directory(Abstraction abstraction) {
    String file = abstraction.files().get(0);
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private static long lacking(String name, List<String> unread, List<Relationship> relationships) {
    return relationships.stream()
        .filter(it -> it.from().equals(name) && unread.contains(it.to()))
        // a mere mention explains itself
        .filter(it -> !it.label().equals(UseKind.REFERS.label()))
        .map(Relationship::to)
        .distinct()
        .count();
  }
}

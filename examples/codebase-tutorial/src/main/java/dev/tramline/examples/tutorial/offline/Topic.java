package dev.tramline.examples.tutorial.offline;

import dev.tramline.examples.tutorial.Abstraction;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a chapter is about.
 *
 * @param main the type that it is named after
 * @param kinds the types that extend or implement it and are explained with it
 */
record Topic(JavaType main, List<JavaType> kinds) {

  /** Finds again what {@link #toAbstraction} made an abstraction of. */
  static Topic of(JavaCode code, Abstraction abstraction) {
    JavaType main = code.types().get(abstraction.name());
    List<JavaType> kinds =
        abstraction.files().stream()
            .skip(1)
            .flatMap(path -> code.typesIn(path).stream().limit(1))
            .toList();
    return new Topic(main, kinds);
  }

  Abstraction toAbstraction() {
    return new Abstraction(
        main.name(), description(), types().map(type -> type.file().path()).distinct().toList());
  }

  private String description() {
    String sentence = main.doc().firstSentence();
    return sentence.isEmpty()
        ? "%s of package `%s`.".formatted(Phrases.capitalized(main.kind()), main.packageName())
        : sentence;
  }

  Stream<JavaType> types() {
    return Stream.concat(Stream.of(main), kinds.stream());
  }

  boolean holds(JavaType type) {
    return main == type || kinds.contains(type);
  }
}

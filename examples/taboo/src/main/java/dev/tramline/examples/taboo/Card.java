package dev.tramline.examples.taboo;

import dev.tramline.examples.support.EnglishText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the hinter holds.
 *
 * @param word the word to be guessed
 * @param taboo words that no hint may have, beside the word itself
 */
public record Card(String word, List<String> taboo) {

  /** Copies the list. */
  public Card {
    taboo = List.copyOf(taboo);
  }

  /** {@return the forbidden word that a hint has, in any of its forms} */
  Optional<String> broken(String hint) {
    Set<String> said = EnglishText.stems(hint);
    return Stream.concat(Stream.of(word), taboo.stream())
        .filter(forbidden -> EnglishText.stems(forbidden).stream().anyMatch(said::contains))
        .findFirst();
  }
}

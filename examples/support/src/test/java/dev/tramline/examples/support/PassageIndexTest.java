package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageIndexTest {

  private final PassageIndex index = new PassageIndex(Corpus.load());

  @AfterEach
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2024 physics Nobel prize,        nobel-physics-2024",
    "who discovered Pluto?,           pluto",
    "highest mountains of Africa,     kilimanjaro",
    "negative edge weights,           bellman-ford",
    "Java virtual threads,            virtual-threads",
    "Konigsberg bridges,              koenigsberg",
  })
  void findsThePassageThatSuitsBest(String words, String id) {
    assertThat(index.search(words, 5)).first().extracting(Passage::id).isEqualTo(id);
  }

  @Test
  void findsOtherFormsOfAWord() {
    assertThat(index.search("discoveries of pulsar", 1))
        .containsExactlyElementsOf(index.search("discovery of pulsars", 1));
  }

  @Test
  void givesWholePassages() {
    assertThat(index.search("Pluto", 1)).allMatch(Corpus.load()::contains);
  }

  @Test
  void givesNoMoreThanTheLimit() {
    assertThat(index.search("Nobel Prize", 4)).hasSize(4);
  }

  @Test
  void findsNothingForWordsThatDoNotOccur() {
    assertThat(index.search("xyzzy plugh", 5)).isEmpty();
  }

  @Test
  void findsNothingForStopWords() {
    assertThat(index.search("who is the", 5)).isEmpty();
  }

  @Test
  void takesQuerySyntaxAsPlainText() {
    assertThat(index.search("title:\"C++ AND (", 5)).isNotEmpty();
  }

  @Test
  void ranksRareWordsHigher() {
    List<Passage> three =
        List.of(
            new Passage("a", "One", "test", "The tram runs."),
            new Passage("b", "Two", "test", "The tram stops."),
            new Passage("c", "Three", "test", "The funicular runs."));
    try (PassageIndex small = new PassageIndex(three)) {
      assertThat(small.search("tram funicular", 3)).first().extracting(Passage::id).isEqualTo("c");
    }
  }
}

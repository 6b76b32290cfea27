package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractTest {

  private static final Passage TRAM =
      new Passage("tram", "Tram", "test", "It runs on rails. Every tram has a bell.");
  private static final Passage FERRY =
      new Passage("ferry", "Ferry", "test", "A ferry has no rails. It has a bell, too.");

  private static List<Extract> best(String question) {
    return Extract.best(question, List.of(TRAM, FERRY), 10);
  }

  @Test
  void prefersTheSentenceWithTheWords() {
    assertThat(best("Does the tram have a bell?").get(0).sentence())
        .isEqualTo("Every tram has a bell.");
    assertThat(best("Does the tram have a bell?").get(0).share()).isCloseTo(1, within(1e-9));
  }

  @Test
  void countsTheTitleOfThePassage() {
    assertThat(best("On what rails does the tram run?").get(0).sentence())
        .isEqualTo("It runs on rails.");
  }

  @Test
  void saysHowMuchOfTheQuestionIsCovered() {
    assertThat(best("bell xyzzy plugh").get(0).share()).isLessThan(0.5).isPositive();
  }

  @Test
  void findsNothingWithoutACommonWord() {
    assertThat(best("xyzzy")).isEmpty();
    assertThat(best("")).isEmpty();
    assertThat(Extract.best("bell", List.of(), 3)).isEmpty();
  }

  @Test
  void givesNoMoreThanTheLimit() {
    assertThat(Extract.best("bell rails", List.of(TRAM, FERRY), 2)).hasSize(2);
  }

  @Test
  void knowsWhereASentenceEnds() {
    assertThat(
            EnglishText.sentences(
                " John R. Smith met Martin Luther King Jr. He spoke. \n\"Yes!\" "))
        .containsExactly("John R. Smith met Martin Luther King Jr. He spoke.", "\"Yes!\"");
    assertThat(EnglishText.sentences(" ")).isEmpty();
  }
}

package dev.tramline.examples.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineModelsTest {

  private static final List<String> FACTS =
      List.of(
          "Trams run on rails. They are quiet.",
          "Nobody has counted how many of the trams in the whole wide world ever ran late since"
              + " 1900. It was a hard year.",
          "Buses burn oil.");

  private static String write(Optional<String> audience, String more, String... remarks) {
    Assignment assignment = new Assignment("trams", audience, FACTS, List.of(remarks));
    return new CopyingWriter().reply("", assignment.toText() + more);
  }

  @Test
  void theWriterAsksWhomTheArticleIsFor() {
    assertThat(write(Optional.empty(), "")).isEqualTo("ASK: Whom is the article for?");
  }

  @Test
  void theWriterWritesAllThatIsKnownOfTheTopic() {
    assertThat(write(Optional.of("experts"), ""))
        .isEqualTo(FACTS.get(0) + " " + FACTS.get(1))
        .isEqualTo(write(Optional.empty(), "\nfor experts, please"));
  }

  @Test
  void theWriterSparesChildrenLongSentencesAndWhatHangsOnThem() {
    assertThat(write(Optional.of("a child"), "")).isEqualTo(FACTS.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "7, Trams run on rails. They are quiet.",
    "6, Trams run on rails.",
    "2, There is nothing to say in so few words.",
  })
  void theWriterHeedsTheSmallestLimit(int words, String article) {
    assertThat(
            write(
                Optional.of("experts"),
                "",
                "too long, at most 9 words",
                "at most " + words + " words"))
        .isEqualTo(article);
  }

  private static String review(String article) {
    String request = new Assignment("trams", Optional.empty(), FACTS, List.of()).toText();
    return new CountingReviewer().reply("It may have at most 4 words.", request + article);
  }

  @ParameterizedTest
  @CsvSource({
    "Article: A tram runs., APPROVED",
    "Article: A tram runs on rails., 'REJECTED: it has 5 words, but may have at most 4 words'",
    "Article: A bus runs., REJECTED: it does not name trams",
    "'', REJECTED: it does not name trams",
  })
  void theReviewerCountsWordsAndWantsTheTopic(String article, String verdict) {
    assertThat(review(article)).isEqualTo(verdict);
  }
}

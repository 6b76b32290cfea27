package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnglishTextTest {

  private static final String TEXT =
      " Trams run on rails. Do buses? No, e.g. not here! \"They\" do. ";

  @Test
  void splitsSentences() {
    assertThat(EnglishText.sentences(TEXT))
        .containsExactly("Trams run on rails.", "Do buses?", "No, e.g. not here!", "\"They\" do.");
    assertThat(EnglishText.sentences("no end")).containsExactly("no end");
  }

  @Test
  void findsTheSentenceThatIsClosestToAQuestion() {
    List<String> sentences = EnglishText.sentences(TEXT);
    assertThat(EnglishText.closest("Which buses?", sentences)).contains("Do buses?");
    assertThat(EnglishText.closest("What has a rail?", sentences)).contains("Trams run on rails.");
    assertThat(EnglishText.closest("What?", List.of())).isEmpty();
  }
}

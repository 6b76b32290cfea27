package dev.tramline.examples.resumes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import org.junit.jupiter.api.Test;

class KeywordScreenerTest {

  private static String reply(String resume) {
    return new KeywordScreener()
        .reply("The position requires 4 years of work, and these skills: C++, Go.", resume);
  }

  @Test
  void countsYearsThatOverlapOnce() {
    assertThat(reply("Jo Ek\nA 2010 - 2014\nB 2012 – 2015\nC 2019 to 2020\nC++, Go"))
        .contains("CANDIDATE: Jo Ek", "QUALIFIES: yes", "6 years");
  }

  @Test
  void countsUpToToday() {
    int year = Year.now().getValue();
    assertThat(reply("Jo Ek\nA " + (year - 3) + " - present\nC++, Go"))
        .contains("QUALIFIES: no", "3 years of work, all skills");
  }

  @Test
  void wantsWholeWords() {
    assertThat(reply("Jo Ek\nA 2010 - 2020\nC, Golang")).contains("no C++, no Go");
  }

  @Test
  void answersALetterAsALetterUnlessToldOtherwise() {
    String letter = "Dear Sir,\nJo Ek\n2010 - 2020\nc++, go";
    assertThat(reply(letter)).startsWith("Thank you for your letter to Sir.");
    assertThat(
            new KeywordScreener()
                .reply(
                    "requires 4 years of work, and these skills: C++, Go.\n" + Evaluate.STRICTLY,
                    letter))
        .contains("QUALIFIES: yes");
  }

  @Test
  void saysThatThereIsNothingToRead() {
    assertThat(reply("")).isEqualTo("I cannot find a résumé in this.");
  }
}

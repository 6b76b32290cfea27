package dev.tramline.examples.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencePickerTest {

  private static final String TEXT =
      "Trams\n\nThe tram runs on rails through the city. Somebody sells ice cream nearby. "
          + "City trams run on electric rails. It rains.";
  private static final String LIMIT = "at most 6 words\n";

  private final SentencePicker picker = new SentencePicker();

  @Test
  void picksWhatTheTextIsAbout() {
    assertThat(picker.reply("at most 50 words", TEXT))
        .isEqualTo("The tram runs on rails through the city. City trams run on electric rails.");
  }

  @Test
  void heedsTheLimitWhenToldThatItDidNot() {
    assertThat(picker.reply(LIMIT, TEXT).split(" ")).hasSizeGreaterThan(6);
    assertThat(picker.reply(LIMIT + "Your summary of 14 words was too long.", TEXT))
        .isEqualTo("City trams run on electric rails.");
  }

  @Test
  void cutsASentenceThatIsTooLongByItself() {
    assertThat(
            picker.reply(
                "at most 4 words\nYour summary of 9 words was too long.",
                "Title\n\nOne very long sentence about trams and rails."))
        .isEqualTo("One very long …");
  }

  @Test
  void combinesSummaries() {
    assertThat(picker.reply(Combine.INSTRUCTIONS, "A: Trams ring bells.\nB: Trams run on rails."))
        .startsWith("2 chapters, A to B.")
        .contains("Trams ");
    assertThat(picker.reply(Combine.INSTRUCTIONS, "A: Trams ring.")).startsWith("One chapter, A.");
  }
}

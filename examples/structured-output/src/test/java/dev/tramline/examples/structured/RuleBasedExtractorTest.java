package dev.tramline.examples.structured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.structured.ResumeParser.Result.GaveUp;
import dev.tramline.examples.structured.ResumeParser.Result.Parsed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleBasedExtractorTest {

  private static ResumeParser.Result parse(String text) {
    return Main.parser(new RuleBasedExtractor()).parse(text);
  }

  @Test
  void readsAnotherResume() {
    assertThat(
            parse(
                """
                Curriculum Vitae
                Name: João da Silva
                (joao@silva.example.com)

                Skills: Kotlin, gardening

                Employment
                * Gardener | City of Porto (2001 – 2004)
                """))
        .isEqualTo(
            new Parsed(
                new Resume(
                    "João da Silva",
                    "joao@silva.example.com",
                    Optional.empty(),
                    List.of(
                        new Resume.Position("Gardener", "City of Porto", 2001, Optional.of(2004))),
                    List.of("Kotlin", "gardening")),
                List.of()));
  }

  @Test
  void forgetsQuotesUntilItIsTold() {
    String text = "Ada Lovelace\nada@example.org\nSkills: \"Notes\": on engines, C:\\tools";
    assertThat(parse(text))
        .isInstanceOfSatisfying(
            Parsed.class,
            parsed -> {
              assertThat(parsed.rejections()).hasSize(1);
              assertThat(parsed.resume().skills())
                  .containsExactly("\"Notes\": on engines", "C:\\tools");
            });
  }

  @Test
  void cannotMendWhatIsNotThere() {
    assertThat(parse("A poem about the sea."))
        .isInstanceOfSatisfying(
            GaveUp.class,
            gaveUp ->
                assertThat(gaveUp.rejections().get(2).problems())
                    .contains("email is missing.", "skills is to name at least one."));
  }
}

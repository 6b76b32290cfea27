package dev.tramline.examples.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeYamlTest {

  private static final String VALID =
      """
      name: Ada
      email: ada@example.org
      phone: 0441134960018
      experience:
        - title: Analyst
          company: Engines
          from: 2019
          to: null
      skills: [maths, music]
      """;

  @Test
  void readsAllFields() {
    Resume ada =
        new Resume(
            "Ada",
            "ada@example.org",
            Optional.of("0441134960018"),
            List.of(new Resume.Position("Analyst", "Engines", 2019, Optional.empty())),
            List.of("maths", "music"));
    assertThat(ResumeYaml.read(VALID).problems()).isEmpty();
    assertThat(ResumeYaml.read(VALID).toResume()).isEqualTo(ada);
    assertThat(ResumeYaml.read("Here it is:\n```yaml\n" + VALID + "```\nAnything else?").toResume())
        .isEqualTo(ada);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: Ada             | name: ''            | name is no text",
        "email: ada@example.org| email: ada at home  | email is no address",
        "email: ada@example.org| mail: a@b.org       | There is no field mail.",
        "phone: 0441134960018  | phone: call me      | phone is no number",
        "from: 2019            | from: long ago      | experience[0].from is no year",
        "from: 2019            | since: 2019         | experience[0].from is missing.",
        "to: null              | to: 2012            | experience[0].to lies before from",
        "title: Analyst        | title: [a, b]       | experience[0].title is no text",
        "company: Engines      | company: Engines: 2 | mapping values are not allowed",
        "skills: [maths, music]| skills: maths       | skills is no list",
        "skills: [maths, music]| skills: [{a: b}]    | skills is to list texts",
        "skills: [maths, music]| skills: !!java.net.URL [x] | Global tag is not allowed",
      })
  void saysWhatIsWrong(String right, String wrong, String problem) {
    assertThat(ResumeYaml.read(VALID.replace(right, wrong)).problems())
        .anySatisfy(found -> assertThat(found).contains(problem));
  }

  @Test
  void listsAllProblemsAtOnce() {
    assertThat(ResumeYaml.read("phone: none\nexperience: [x]\nskills: []").problems()).hasSize(5);
    assertThat(ResumeYaml.read("I am sorry.").problems()).hasSize(1);
    assertThat(ResumeYaml.read("").problems()).hasSize(1);
  }
}

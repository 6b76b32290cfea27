package dev.tramline.examples.skills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent as a whole, with the model that works offline. */
class MainTest {

  private final Terminal terminal = new Terminal();

  private int run(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  private String work(String request, String text) {
    assertThat(run(request, text, "skills")).isZero();
    String all = terminal.output().replace("\r\n", "\n");
    return all.substring(all.indexOf("Skills used: ")).replace("\n", "/").replaceFirst("/$", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Convert it to metric units | Run 10 miles. | Skills used: metric//Run 16.1 kilometres.",
        "Make a checklist           | Sit. Eat!     | Skills used: checklist//To do:/- [ ] Sit./- ["
            + " ] Eat!",
        "Write a letter             | Come.         | Skills used: letter//Dear reader,/Come./Yours"
            + " sincerely,",
        "Sing a song                | La la.        | Skills used: none//La la.",
      })
  void worksWithTheSkillThatSuits(String request, String text, String result) {
    assertThat(work(request, text)).isEqualTo(result);
  }

  @Test
  void usesSeveralSkillsForOneRequest() {
    assertThat(work("A checklist in kilograms, please", "Buy 2 pounds of figs. Wash them."))
        .isEqualTo(
            "Skills used: checklist, metric//To do:/- [ ] Buy 0.9 kilograms of figs./- [ ] Wash"
                + " them.");
  }

  @Test
  void summarisesByWhatATextIsAbout() {
    String text =
        "Trams run on rails. Trams need rails in the street. It rained once. "
            + "Old trams run on old rails. Someone sang.";
    assertThat(work("Give me the gist", text))
        .isEqualTo(
            "Skills used: summary//Trams run on rails. Trams need rails in the street. "
                + "Old trams run on old rails.");
  }

  @Test
  void saysThatThereAreNoSkills() {
    assertThat(run("Sing", "La.", "no-such-directory")).isEqualTo(1);
    assertThat(terminal.errors())
        .contains("Cannot read or write no-such-directory")
        .doesNotContain("\tat ");
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isEqualTo(2);
    assertThat(terminal.errors()).contains("Usage: agent-skills");
  }
}

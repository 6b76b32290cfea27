package dev.tramline.examples.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Printed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final Printed out = new Printed();
  private final Printed err = new Printed();

  private int run(String... args) {
    return Main.run(args, out.stream(), err.stream(), Map.of());
  }

  @Test
  void writesTheTextThatComesWithIt() {
    assertThat(run()).isZero();
    assertThat(out.text())
        .containsSubsequence(
            "Topic: Guido", "judge -> revise", "judge -> accepted", "Accepted, draft 3");
    assertThat(out.text().substring(out.text().indexOf("Accepted")))
        .contains("1991", "Monty Python")
        .doesNotContain("CWI");
    assertThat(err.text()).isEmpty();
  }

  @Test
  void writesOnAnotherTopic() {
    assertThat(run("--topic", "Moons of Mars", "--mention", "Phobos", "--words", "20")).isZero();
    assertThat(out.text()).contains("Mars has two small moons, Phobos and Deimos.");
  }

  @Test
  void saysThatNoDraftWasAccepted() {
    assertThat(run("--mention", "marzipan", "--rounds", "2")).isEqualTo(1);
    assertThat(out.text()).contains("judge -> gaveUp", "No draft was accepted.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--words many", "--rounds"})
  void rejectsWrongArguments(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.text()).contains(line.split(" ")[0]);
    assertThat(out.text()).isEmpty();
  }
}

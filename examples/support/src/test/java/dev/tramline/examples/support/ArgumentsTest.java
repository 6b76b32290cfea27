package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  private static final Map<String, String> DEFAULTS = Map.of("topic", "trams", "words", "10");

  @Test
  void takesDefaultsForWhatIsLeftOut() {
    Arguments arguments = Arguments.parse(DEFAULTS, "--topic", " rails, wires,");
    assertThat(arguments.text("topic")).isEqualTo("rails, wires,");
    assertThat(arguments.list("topic")).containsExactly("rails", "wires");
    assertThat(arguments.number("words")).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "topic trams", "trams", "--topic", "--topic "})
  void rejectsWhatItDoesNotKnow(String line) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Arguments.parse(DEFAULTS, line.split(" ", -1)))
        .withMessageContaining(line.split(" ")[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "-1", "1.5", "9999999999"})
  void rejectsWhatIsNoNumber(String value) {
    Arguments arguments = Arguments.parse(DEFAULTS, "--words", value);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> arguments.number("words"))
        .withMessage("--words needs a number from 0 up, not " + value);
  }
}

package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tramline.examples.support.testing.Terminal;
import dev.tramline.runtime.RunCancelledException;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class ProgramTest {

  private final Terminal terminal = new Terminal();

  private int run(IntSupplier body) {
    return Program.run(terminal.surroundings(Map.of()), body);
  }

  @Test
  void exitsWithTheCodeOfItsBody() {
    assertThat(run(() -> 3)).isEqualTo(3);
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void explainsAFailureOfTheFlow() {
    IntSupplier failing =
        () -> {
          throw new RunCancelledException("Some", "node", List.of("node"), new Exception("cut"));
        };
    assertThat(run(failing)).isEqualTo(1);
    assertThat(terminal.errors()).contains("The run failed: cut");
  }

  @Test
  void saysWhichArgumentIsWrong() {
    assertThat(run(() -> Arguments.parse(Map.of(), "--colour").values().size())).isEqualTo(2);
    assertThat(terminal.errors()).contains("--colour");
  }

  @Test
  void hidesNoMistakeOfTheProgramItself() {
    IntSupplier broken =
        () -> {
          throw new IllegalStateException();
        };
    assertThatIllegalStateException().isThrownBy(() -> run(broken));
  }
}

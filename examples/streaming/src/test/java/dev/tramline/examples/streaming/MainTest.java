package dev.tramline.examples.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.support.testing.FakeClock;
import dev.tramline.examples.support.testing.Terminal;
import dev.tramline.runtime.RunClock;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30) // a run that nothing stops would be waited for
class MainTest {

  private final Terminal terminal = new Terminal();

  private int run(RunClock clock, Reader in, String... args) {
    Console console = new Console(in, terminal.console().out());
    Surroundings around = terminal.surroundings(Map.of());
    return Main.run(args, new Surroundings(console, around.err(), around.env(), clock));
  }

  private int run(String... args) {
    return run(new FakeClock(), new StringReader(""), args);
  }

  @Test
  void tellsTheWholeStory() {
    assertThat(run()).isZero();
    assertThat(terminal.output())
        .containsSubsequence("Press Enter", "Ada Lovelace wrote notes", "The end, after");
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void tellsAboutAnotherTopic() {
    assertThat(run("--topic", "Pluto")).isZero();
    assertThat(terminal.output()).contains("Clyde Tombaugh discovered Pluto");
  }

  @Test
  void stopsAfterAsManyPiecesAsWanted() {
    assertThat(run("--stop-after", "3")).isZero();
    assertThat(terminal.output())
        .contains("Ada Lovelace wrote", "Stopped after", "cancelled at node story")
        .doesNotContain("The end");
  }

  @Test
  void stopsWhenTheUserPressesEnter() throws IOException {
    CountDownLatch stopped = new CountDownLatch(1);
    try (PipedReader in = new PipedReader();
        PipedWriter keyboard = new PipedWriter(in)) {
      assertThat(run(new EnterAtTheThirdWord(keyboard, stopped), in)).isZero();
    } finally {
      stopped.countDown();
    }
    assertThat(terminal.output())
        .containsPattern("Stopped after [0-2] pieces: .*cancelled at node story") // said, not shown
        .doesNotContain("The end");
  }

  /** The model says nothing more from the moment on in which Enter is pressed. */
  private record EnterAtTheThirdWord(PipedWriter keyboard, CountDownLatch stopped, FakeClock clock)
      implements RunClock {

    EnterAtTheThirdWord(PipedWriter keyboard, CountDownLatch stopped) {
      this(keyboard, stopped, new FakeClock());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      clock.sleep(duration);
      if (clock.waits().size() == 3) {
        try {
          keyboard.write("\n");
          keyboard.flush();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        stopped.await();
      }
    }

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public long nanoTime() {
      return clock.nanoTime();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour red", "--stop-after many", "--topic"})
  void rejectsWrongArguments(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(terminal.errors()).contains(line.split(" ")[0]);
  }
}

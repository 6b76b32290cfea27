package dev.tramline.tests.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners that break in ways that a careful author does not think of. */
class BrokenListenerTest {

  /** A payload that cannot even be printed. */
  static class Unprintable {
    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @Node
  static class Emit {
    @Exec
    @Key("answer")
    String emit(RunContext context) {
      context.emit(new Unprintable());
      return "fine";
    }
  }

  @Flow
  interface Emitting {
    @Key("answer")
    String run();

    Emit emit();
  }

  /** Kept in a field, since the logging of the JDK forgets loggers that nobody holds. */
  private final Logger logger = Logger.getLogger("dev.tramline.runtime");

  private final List<LogRecord> logged = new ArrayList<>();

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void divertTheLog() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void restoreTheLog() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private static String run(RunListener listener) {
    return new BrokenListenerTest_EmittingFlow(new Emit())
        .with(RunOptions.builder().listener(listener).build())
        .run();
  }

  @SuppressWarnings("unchecked") // erased, so that any exception passes as unchecked
  private static <E extends Exception> void sneak(Exception failure) throws E {
    throw (E) failure;
  }

  @Test
  void a_checked_exception_from_a_language_that_has_none_does_not_disturb_the_run() {
    assertThat(run(event -> BrokenListenerTest.<RuntimeException>sneak(new IOException("full"))))
        .isEqualTo("fine");
  }

  @Test
  void an_event_that_cannot_be_printed_does_not_disturb_the_run() {
    assertThat(
            run(
                event -> {
                  if (event instanceof RunEvent.Emitted) {
                    throw new IllegalStateException("cannot print " + event);
                  }
                }))
        .isEqualTo("fine");
  }

  @Test
  void the_first_failure_of_a_run_is_logged_and_later_ones_are_dropped() {
    IllegalStateException failure = new IllegalStateException("broken");
    RunListener listener =
        event -> {
          throw failure;
        };
    run(listener);
    assertThat(logged)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
              assertThat(entry.getMessage()).contains("Emitting", "RunStarted");
              assertThat(entry.getThrown()).isSameAs(failure);
            });
    run(listener);
    assertThat(logged).as("one for each run").hasSize(2);
  }

  @Test
  void an_error_of_a_listener_does_not_disturb_the_run_either() {
    AssertionError error = new AssertionError("broken");
    assertThat(
            run(
                event -> {
                  throw error;
                }))
        .isEqualTo("fine");
    assertThat(logged)
        .singleElement()
        .satisfies(entry -> assertThat(entry.getThrown()).isSameAs(error));
  }
}

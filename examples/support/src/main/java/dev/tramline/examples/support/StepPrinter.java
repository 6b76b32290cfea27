package dev.tramline.examples.support;

import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints each step of one run as it happens, with the seconds since its start. */
public final class StepPrinter implements RunListener {

  private final PrintStream out;
  private Instant start = Instant.EPOCH;

  /**
   * Creates the listener of one run.
   *
   * @param out where to print
   */
  public StepPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onEvent(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      start = started.time();
    } else if (event instanceof RunEvent.Emitted emitted) {
      print(event, emitted.node() + ": " + emitted.payload());
    } else if (event instanceof RunEvent.AttemptFailed failed) {
      String outcome =
          failed
              .retryIn()
              .map(wait -> String.format(Locale.ROOT, ", again in %.1f s", seconds(wait)))
              .orElse(", given up");
      print(
          event,
          "%s: attempt %d of %d failed%s: %s"
              .formatted(
                  failed.node(),
                  failed.attempt() + 1,
                  failed.maxAttempts(),
                  outcome,
                  failed.cause().getMessage()));
    } else if (event instanceof RunEvent.NodeFinished finished) {
      String how = finished.failure().isPresent() ? "failed" : "-> " + finished.action();
      print(event, "%s %s (%d ms)".formatted(finished.node(), how, finished.duration().toMillis()));
    }
  }

  private void print(RunEvent event, String what) {
    Duration elapsed = Duration.between(start, event.time());
    out.println(String.format(Locale.ROOT, "%7.3f s  %s", seconds(elapsed), what));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}

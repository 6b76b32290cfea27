package dev.tramline.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The time a run lives in: what its events are stamped with and how it waits between attempts. A
 * test says how to {@linkplain #sleep wait}, and does not really; what else it does not override is
 * as on the {@linkplain #system() machine}. Implementations must be safe for use by several
 * threads.
 */
@FunctionalInterface
public interface RunClock {

  /**
   * Returns the clock of the machine, which really waits.
   *
   * @return the default of {@link RunOptions}
   */
  static RunClock system() {
    return duration -> TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
  }

  /**
   * Returns the time of day.
   *
   * @return now
   */
  default Instant now() {
    return Instant.now();
  }

  /**
   * Returns a reading for measuring durations.
   *
   * @return nanoseconds from an arbitrary origin, as {@link System#nanoTime()}
   */
  default long nanoTime() {
    return System.nanoTime();
  }

  /**
   * Waits.
   *
   * @param duration how long, more than zero
   * @throws InterruptedException if the thread is interrupted; the run then ends as cancelled
   */
  void sleep(Duration duration) throws InterruptedException;
}

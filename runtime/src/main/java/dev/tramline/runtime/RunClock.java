package dev.tramline.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * The time a run lives in: what its events are stamped with and how it waits between attempts.
 * Tests pass one that does not really wait. Implementations must be safe for use by several
 * threads.
 */
public interface RunClock {

  /**
   * Returns the clock of the machine, which really waits.
   *
   * @return the default of {@link RunOptions}
   */
  static RunClock system() {
    return SystemClock.INSTANCE;
  }

  /**
   * Returns the time of day.
   *
   * @return now
   */
  Instant now();

  /**
   * Returns a reading for measuring durations.
   *
   * @return nanoseconds from an arbitrary origin, as {@link System#nanoTime()}
   */
  long nanoTime();

  /**
   * Waits.
   *
   * @param duration how long, more than zero
   * @throws InterruptedException if the thread is interrupted; the run then ends as cancelled
   */
  void sleep(Duration duration) throws InterruptedException;
}

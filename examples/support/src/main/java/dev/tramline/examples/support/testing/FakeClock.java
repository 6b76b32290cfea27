package dev.tramline.examples.support.testing;

import dev.tramline.runtime.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still; waits are over at once, and remembered. Safe for several threads. */
public final class FakeClock implements RunClock {

  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  /**
   * Moves the clock on.
   *
   * @param duration by how much
   */
  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** {@return how long each wait so far was to be} */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos.get());
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public void sleep(Duration duration) {
    waits.add(duration);
  }
}

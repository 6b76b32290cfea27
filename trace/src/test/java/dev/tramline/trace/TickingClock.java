package dev.tramline.trace;

import dev.tramline.runtime.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that never waits, and goes on by a millisecond whenever it is looked at. */
final class TickingClock implements RunClock {

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanoTime());
  }

  @Override
  public long nanoTime() {
    return nanos.addAndGet(1_000_000);
  }

  @Override
  public void sleep(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }
}

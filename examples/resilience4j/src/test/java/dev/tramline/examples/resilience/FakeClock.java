package dev.tramline.examples.resilience;

import dev.tramline.runtime.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still; waits are over at once, and remembered. */
final class FakeClock implements RunClock {

  final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
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

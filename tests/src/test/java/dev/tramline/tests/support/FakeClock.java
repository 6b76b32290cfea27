package dev.tramline.tests.support;

import dev.tramline.runtime.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still but for the waits, which it notes and does not wait. One thread's. */
public final class FakeClock implements RunClock {

  private final List<Duration> sleeps = new ArrayList<>();
  private long nanos;

  /** {@return every wait so far, in order} */
  public List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  /** Lets time pass. */
  public void advance(Duration duration) {
    nanos += duration.toNanos();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    sleeps.add(duration);
    advance(duration);
  }
}

package dev.tramline.conformance;

import dev.tramline.runtime.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands still and notes the waits between attempts instead of waiting. */
public final class FakeClock implements RunClock {

  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  /** {@return every wait so far, in order} */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long nanoTime() {
    return 0;
  }

  @Override
  public void sleep(Duration duration) {
    waits.add(duration);
  }
}

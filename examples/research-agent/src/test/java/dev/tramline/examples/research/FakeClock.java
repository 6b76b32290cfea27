package dev.tramline.examples.research;

import dev.tramline.runtime.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock whose waits are over at once, and remembered. */
final class FakeClock implements RunClock {

  final List<Duration> waits = new ArrayList<>();

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

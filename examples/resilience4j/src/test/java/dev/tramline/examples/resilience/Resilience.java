package dev.tramline.examples.resilience;

import dev.tramline.runtime.RunClock;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;

/** Limiters as the tests need them. */
final class Resilience {

  static final Duration PERIOD = Duration.ofSeconds(1);

  private Resilience() {}

  /** Whoever finds no place waits for one. */
  static Bulkhead bulkhead(int calls) {
    return Bulkhead.of(
        "test",
        BulkheadConfig.custom()
            .maxConcurrentCalls(calls)
            .maxWaitDuration(Duration.ofMinutes(1))
            .build());
  }

  /** Counts its periods of a second by the clock given. */
  static RateLimiter rate(int calls, Duration patience, RunClock clock) {
    RateLimiterConfig config =
        RateLimiterConfig.custom()
            .limitForPeriod(calls)
            .limitRefreshPeriod(PERIOD)
            .timeoutDuration(patience)
            .build();
    return new AtomicRateLimiter("test", config, clock::nanoTime);
  }

  static RateLimiter anyRate() {
    return rate(1_000_000, Duration.ZERO, RunClock.system());
  }
}

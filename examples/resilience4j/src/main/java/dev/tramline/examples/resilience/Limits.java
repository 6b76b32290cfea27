package dev.tramline.examples.resilience;

import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.RunClock;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls through at a time, and so many per period. Limiters hold for all who share
 * them: nodes, items, runs and flows. That is what a concurrency in the flow cannot do.
 *
 * <p>A call that may not pass in time fails with Resilience4j's exception. To the node that is a
 * failed attempt as any other: {@code @Retry} tries again later, {@code on} and {@code abortOn} may
 * name it, and a fallback may take it.
 */
final class Limits implements Interceptor {

  private final Bulkhead bulkhead;
  private final RateLimiter rate;
  private final RunClock clock;

  /**
   * Creates the interceptor.
   *
   * @param bulkhead how many at a time
   * @param rate how many per period
   * @param clock what to wait by
   */
  Limits(Bulkhead bulkhead, RateLimiter rate, RunClock clock) {
    this.bulkhead = bulkhead;
    this.rate = rate;
    this.clock = clock;
  }

  /** The rate comes second: what it lets through must go out now, not after a wait in a queue. */
  @Override
  public @Nullable Object intercept(Call call) throws Exception {
    bulkhead.acquirePermission();
    try {
      awaitRate();
      return call.proceed();
    } finally {
      bulkhead.onComplete();
    }
  }

  /**
   * Reserves and then waits, rather than having the limiter wait: so an interruption, which is how
   * a cancelled run stops its threads, arrives as such, and a test's clock need not wait.
   */
  private void awaitRate() throws InterruptedException {
    long nanos = rate.reservePermission();
    if (nanos < 0) {
      throw RequestNotPermitted.createRequestNotPermitted(rate);
    }
    if (nanos > 0) {
      clock.sleep(Duration.ofNanos(nanos));
    }
  }
}

package dev.tramline.examples.resilience;

import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports each attempt: where it was, how long it took, and whether it failed. */
final class Trace implements Interceptor {

  private final RunClock clock;
  private final Consumer<String> log;

  /**
   * Creates the interceptor.
   *
   * @param clock what to measure by
   * @param log takes a line; is called from several threads
   */
  Trace(RunClock clock, Consumer<String> log) {
    this.clock = clock;
    this.log = log;
  }

  @Override
  public @Nullable Object intercept(Call call) throws Exception {
    long start = clock.nanoTime();
    String outcome = "failed";
    try {
      Object result = call.proceed();
      outcome = "returned";
      return result;
    } finally {
      RunContext context = call.context();
      log.accept(
          "%s, attempt %d of %d, %s after %d ms"
              .formatted(
                  context.stepId(),
                  context.attempt() + 1,
                  context.maxAttempts(),
                  outcome,
                  Duration.ofNanos(clock.nanoTime() - start).toMillis()));
    }
  }
}

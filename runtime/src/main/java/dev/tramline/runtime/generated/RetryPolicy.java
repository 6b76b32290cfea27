package dev.tramline.runtime.generated;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A {@code @Retry} as data, and with it the {@code @Timeout} of an attempt. Immutable.
 *
 * <p>The wait before attempt k+1 (k from 1) is {@code delay * backoff^(k-1)}, varied by up to
 * {@code jitter} times itself in either direction and never longer than {@code maxDelay}; the same
 * model as Failsafe's retry policy.
 */
public final class RetryPolicy {

  /** One attempt only. */
  public static final RetryPolicy NONE = new RetryPolicy(1, 0, 1.0, Long.MAX_VALUE, 0.0);

  private final int attempts;
  private final long delayNanos;
  private final double backoff;
  private final long maxDelayNanos;
  private final double jitter;
  private final Class<?>[] on;
  private final Class<?>[] abortOn;
  private final long timeoutNanos;

  /**
   * Creates a policy that retries every exception.
   *
   * @param attempts how often exec may be tried, the first try included, at least 1
   * @param delayNanos the wait before the second attempt, in nanoseconds
   * @param backoff what each further wait is multiplied by, at least 1
   * @param maxDelayNanos the longest wait, in nanoseconds
   * @param jitter how far a wait may vary, as a fraction of itself, 0 to 1
   */
  public RetryPolicy(
      int attempts, long delayNanos, double backoff, long maxDelayNanos, double jitter) {
    this(attempts, delayNanos, backoff, maxDelayNanos, jitter, new Class<?>[0], new Class<?>[0], 0);
  }

  private RetryPolicy(
      int attempts,
      long delayNanos,
      double backoff,
      long maxDelayNanos,
      double jitter,
      Class<?>[] on,
      Class<?>[] abortOn,
      long timeoutNanos) {
    this.attempts = attempts;
    this.delayNanos = delayNanos;
    this.backoff = backoff;
    this.maxDelayNanos = maxDelayNanos;
    this.jitter = jitter;
    this.on = on;
    this.abortOn = abortOn;
    this.timeoutNanos = timeoutNanos;
  }

  /**
   * Returns a policy that retries these exceptions only.
   *
   * @param types what to retry; none means every exception
   * @return the policy
   */
  public RetryPolicy on(Class<?>... types) {
    return with(types.clone(), abortOn, timeoutNanos);
  }

  /**
   * Returns a policy that never retries these exceptions, even if {@link #on} names them.
   *
   * @param types what not to retry
   * @return the policy
   */
  public RetryPolicy abortOn(Class<?>... types) {
    return with(on, types.clone(), timeoutNanos);
  }

  /**
   * Returns a policy with a time limit for each attempt.
   *
   * @param nanos the limit in nanoseconds, more than 0
   * @return the policy
   */
  public RetryPolicy timeout(long nanos) {
    return with(on, abortOn, nanos);
  }

  private RetryPolicy with(Class<?>[] retried, Class<?>[] notRetried, long limitNanos) {
    return new RetryPolicy(
        attempts, delayNanos, backoff, maxDelayNanos, jitter, retried, notRetried, limitNanos);
  }

  /**
   * Returns a policy with the time limit of another one, if that has one.
   *
   * @param other where the limit comes from
   * @return the policy
   */
  public RetryPolicy timeoutOf(RetryPolicy other) {
    return timeout(other.timeoutNanos);
  }

  /** The time limit of an attempt; 0 if there is none. */
  long timeoutNanos() {
    return timeoutNanos;
  }

  int attempts() {
    return attempts;
  }

  boolean retries(Exception failure) {
    return !matches(abortOn, failure) && (on.length == 0 || matches(on, failure));
  }

  private static boolean matches(Class<?>[] types, Exception failure) {
    for (Class<?> type : types) {
      if (type.isInstance(failure)) {
        return true;
      }
    }
    return false;
  }

  /** The wait after the attempt with this number, from 0. */
  long delayNanosAfter(int attempt) {
    double delay = Math.min(delayNanos * Math.pow(backoff, attempt), (double) maxDelayNanos);
    if (jitter > 0) {
      delay *= 1 + jitter * ThreadLocalRandom.current().nextDouble(-1, 1);
    }
    return (long) Math.min(delay, (double) maxDelayNanos);
  }
}

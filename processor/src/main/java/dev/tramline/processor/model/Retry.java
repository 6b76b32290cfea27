package dev.tramline.processor.model;

import java.util.List;

/**
 * A {@code @Retry}, checked and in nanoseconds.
 *
 * @param attempts at least 1
 * @param delayNanos the first wait
 * @param backoff the factor of further waits
 * @param maxDelayNanos the longest wait
 * @param jitter 0 to 1
 * @param on exception types to retry, none for all
 * @param abortOn exception types not to retry
 */
public record Retry(
    int attempts,
    long delayNanos,
    double backoff,
    long maxDelayNanos,
    double jitter,
    List<TypeRef> on,
    List<TypeRef> abortOn) {

  /** Copies the lists. */
  public Retry {
    on = List.copyOf(on);
    abortOn = List.copyOf(abortOn);
  }
}

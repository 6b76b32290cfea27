package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how often, when and after which failures an {@link Exec} method is tried again.
 *
 * <p><b>On an exec method</b> it holds wherever the node is used. <b>On a node method of a {@link
 * Flow}</b> it replaces the node's whole retry there: members left out take the defaults of this
 * annotation, not the values of the node. Without it there is one attempt.
 *
 * <p>In a {@link Batch} each item has its attempts to itself. Prep, post and {@link Fallback} are
 * never repeated.
 *
 * <pre>{@code
 * @Node
 * class Ask {
 *   @Exec
 *   @Retry(
 *       attempts = 5,
 *       delay = "500ms",
 *       backoff = 2.0,
 *       maxDelay = "10s",
 *       jitter = 0.2,
 *       on = java.io.IOException.class,
 *       abortOn = java.io.FileNotFoundException.class)
 *   @Key("answer")
 *   String ask(String question) throws java.io.IOException {
 *     throw new java.net.SocketTimeoutException(question);
 *   }
 * }
 * }</pre>
 *
 * <p><b>Which failures.</b> Every {@code Exception} that {@link #on()} admits and {@link
 * #abortOn()} does not exclude. An {@code Error}, an interruption and the cancellation of the run
 * are never retried, whatever is listed.
 *
 * <p><b>How long.</b> Waits lie between attempts only, so none follows the last. The wait before
 * attempt <i>k</i>+1, with <i>k</i> counted from 1, is {@code delay * backoff^(k-1)}, then varied
 * by {@code jitter}, and never longer than {@code maxDelay}. The example waits about 0.5, 1, 2 and
 * 4 seconds.
 *
 * <p>A duration is a number with a unit, such as {@code "250ms"}, {@code "2s"}, {@code "5m"} or
 * {@code "1h"}, or ISO-8601, such as {@code "PT1M30S"}.
 *
 * <p><b>Rejected:</b> a value out of the range stated at its member (TL107).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Retry {

  /**
   * {@return the greatest number of attempts, the first one included}
   *
   * <p>The default, 1, means no retry. Less than 1 is rejected (TL107).
   */
  int attempts() default 1;

  /**
   * {@return the wait before the second attempt, from which the later waits grow}
   *
   * <p>A duration such as {@code "250ms"}, {@code "2s"}, {@code "5m"}, {@code "1h"} or ISO-8601;
   * anything else is rejected (TL107). The default is no wait.
   */
  String delay() default "0s";

  /**
   * {@return the factor by which each wait is longer than the one before}
   *
   * <p>The default, 1.0, keeps all waits equal. Less than 1, or not finite, is rejected (TL107).
   */
  double backoff() default 1.0;

  /**
   * {@return the bound on every single wait, jitter included}
   *
   * <p>A duration such as {@code "250ms"}, {@code "2s"}, {@code "5m"}, {@code "1h"} or ISO-8601;
   * anything else is rejected (TL107). The default is one hour.
   */
  String maxDelay() default "1h";

  /**
   * {@return the fraction of a wait by which it is varied at random, up or down}
   *
   * <p>With 0.2 a wait of 10 seconds takes between 8 and 12. It keeps callers that failed together
   * from coming back together. The default, 0.0, varies nothing. A value outside 0 to 1 is rejected
   * (TL107).
   */
  double jitter() default 0.0;

  /**
   * {@return the failures that are worth another attempt, subtypes included}
   *
   * <p>Empty, the default, stands for every {@code Exception}. A failure that is not listed goes
   * straight to the {@link Fallback}, or ends the run.
   */
  Class<?>[] on() default {};

  /**
   * {@return the failures after which no further attempt is made, subtypes included}
   *
   * <p>It wins over {@link #on()}. Such a failure goes straight to the {@link Fallback}, or ends
   * the run. The default excludes none.
   */
  Class<?>[] abortOn() default {};
}

package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds the time of one attempt, of a visit to a node, or of a whole run.
 *
 * <ul>
 *   <li><b>On an {@link Exec} method</b>: each attempt of it has that long. A late attempt fails
 *       with a {@code java.util.concurrent.TimeoutException}, which {@link Retry} treats like any
 *       other exception; what it returns afterwards is discarded. It holds in every flow, also
 *       where a flow replaces the retry.
 *   <li><b>On a node method of a {@link Flow}</b>: a whole visit to the node has that long, from
 *       prep to post, with all attempts and the waits between them, with all elements of an {@link
 *       Each} and all nodes of a sub-flow. A late visit is not tried again: the run fails with a
 *       {@code NodeFailedException} whose cause is a {@code TimeoutException}.
 *   <li><b>On a flow interface</b>: a whole run has that long, or a whole visit where the flow is
 *       nested in another. A late run fails with a {@code RunTimeoutException}. {@code
 *       RunOptions.timeout} replaces it for the outermost flow of a run.
 * </ul>
 *
 * <p>What is late is interrupted, and then has the grace time of {@code RunOptions} to come to an
 * end; a method that takes no notice of that is left behind. What has a time limit runs on a thread
 * of its own. Without a limit there is no bound.
 *
 * <pre>{@code
 * @Node
 * class Ask {
 *   @Exec
 *   @Timeout("30s")
 *   @Key("answer")
 *   String ask(String question) {
 *     return "It depends.";
 *   }
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a value that is no duration, or none above zero (TL107).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Timeout {

  /**
   * {@return the bound, as a duration}
   *
   * <p>A number with a unit, such as {@code "250ms"}, {@code "2s"}, {@code "5m"} or {@code "1h"},
   * or ISO-8601, such as {@code "PT1M30S"}; anything else, and zero, is rejected (TL107).
   */
  String value();
}

package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds the time of one attempt, or of a whole run. The processor of this version rejects it
 * (TL199).
 *
 * <ul>
 *   <li><b>On an {@link Exec} method</b>: each attempt of it has that long. A late attempt fails
 *       with a {@code java.util.concurrent.TimeoutException}, which {@link Retry} treats like any
 *       other exception; what it returns afterwards is discarded.
 *   <li><b>On a node method of a {@link Flow}</b>: the same, for that use of the node.
 *   <li><b>On a flow interface</b>: the whole run has that long, all attempts and waits included.
 * </ul>
 *
 * <p>Without it there is no bound.
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
 * <p><b>Rejected:</b> a value that is no duration (TL107).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Timeout {

  /**
   * {@return the bound, as a duration}
   *
   * <p>A number with a unit, such as {@code "250ms"}, {@code "2s"}, {@code "5m"} or {@code "1h"},
   * or ISO-8601, such as {@code "PT1M30S"}; anything else is rejected (TL107).
   */
  String value();
}

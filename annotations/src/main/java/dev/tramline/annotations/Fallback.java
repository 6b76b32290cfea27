package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that stands in for {@link Exec} once that has failed for good.
 *
 * <p>It stands on a method of a {@link Node} class. Exec has failed for good when its attempts are
 * used up, or when the failure is one that {@link Retry#on()} or {@link Retry#abortOn()} excludes
 * from another attempt. The method takes the failure as a parameter of a {@code Throwable} type and
 * returns what exec would have returned. It may also take keys, the {@link Prep} value (in a {@link
 * Batch}: the item) and {@code RunContext}.
 *
 * <p>Several may stand side by side for different exception types. The most specific one that fits
 * the failure is called; if none fits, the failure goes on and ends the run. A fallback is itself
 * never retried.
 *
 * <pre>{@code
 * @Node
 * class Translate {
 *   @Exec
 *   @Retry(attempts = 3, delay = "500ms")
 *   @Key("translation")
 *   String translate(String text) throws java.io.IOException {
 *     throw new java.io.IOException("no connection");
 *   }
 *
 *   @Fallback
 *   String untranslated(java.io.IOException failure, String text) {
 *     return text;
 *   }
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a fallback that does not fit its exec, for want of an exec or of a failure
 * parameter, because it returns another type, or because another fallback takes the same exception
 * type (TL108); a method that is private, static or abstract, or outside a node (TL103); another
 * parameter that binds to nothing (TL104).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Fallback {}

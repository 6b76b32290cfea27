package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the first stage of a node, and the parameters of later stages that receive its result.
 *
 * <p><b>On a method</b> of a {@link Node} class: the method reads keys through its parameters and
 * returns the input of {@link Exec}. It runs once per visit and is not retried. What it returns is
 * a value of this visit only, not a key.
 *
 * <p><b>On a parameter</b> of the exec, {@link Post} or {@link Fallback} method: the parameter is
 * what prep returned. On the exec and the fallback of a {@link Batch} it is one item instead.
 *
 * <pre>{@code
 * @Node
 * class Summarize {
 *   @Prep
 *   String prompt(String text, int maxWords) {
 *     return "In at most " + maxWords + " words: " + text;
 *   }
 *
 *   @Exec
 *   @Key("summary")
 *   String ask(@Prep String prompt) {
 *     return "..." + prompt;
 *   }
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a second prep method in one node (TL102); a method that is private, static or
 * abstract, or outside a node (TL103); a parameter in a node without prep, or of a type that does
 * not fit what prep returns (TL104); a result type that the node's package cannot name, such as a
 * private record (TL111).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Prep {}

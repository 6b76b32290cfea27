package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the working stage of a node, and the parameters of later stages that receive its result.
 *
 * <p><b>On a method</b> of a {@link Node} class: the method does the work, typically a call to a
 * model or a tool. It takes what {@link Prep} returned, or reads keys itself, or both. It is the
 * only stage that {@link Retry} repeats, so an attempt must leave nothing behind that a second one
 * would trip over. With {@link Key} or {@link Append} on it, its result is written to the store on
 * every action of the node; otherwise the result goes to {@link Post} alone.
 *
 * <p>It may return a {@code CompletionStage<T>}, such as a {@code CompletableFuture}. The run then
 * waits for it, and everywhere else the result is the {@code T}: for {@link Key}, {@link Retry},
 * {@link Timeout}, {@link Batch}, {@link Post}, and for {@link Fallback}, which returns a {@code
 * T}. A stage that fails is a failed attempt, with the failure it was completed with. A {@code
 * CompletionStage<Void>} is like {@code void}. If the run ends meanwhile, the stage is cancelled.
 *
 * <p><b>On a parameter</b> of the post method: the parameter is what exec returned, or what {@link
 * Fallback} returned in its place. After a {@link Batch} it is the {@code List} of all results, in
 * the order of the items.
 *
 * <pre>{@code
 * @Node
 * class Classify {
 *   enum Mood { GOOD, BAD }
 *
 *   @Exec
 *   @Retry(attempts = 3, delay = "2s")
 *   String ask(String review) {
 *     return review.contains("never again") ? "bad" : "good";
 *   }
 *
 *   @Post
 *   Mood route(@Exec String reply) {
 *     return reply.equals("good") ? Mood.GOOD : Mood.BAD;
 *   }
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a second exec method in one node (TL102); a method that is private, static or
 * abstract, or outside a node (TL103); a parameter in a node without exec, or of a type that does
 * not fit what exec returns (TL104); a result type that the node's package cannot name (TL111).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Exec {}

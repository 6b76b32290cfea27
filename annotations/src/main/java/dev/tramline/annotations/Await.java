package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a key that comes from outside while the run waits, such as a person's approval. The
 * processor of this version rejects it (TL199).
 *
 * <p>It stands on a parameter of a stage method. The run suspends before the node until the key is
 * supplied, and then reads it like any other. The key is that of the parameter's name, or the one
 * that {@link Key} gives.
 *
 * <pre>{@code
 * @Node
 * class AskManager {
 *   enum Verdict { APPROVED, REJECTED }
 *
 *   @Post
 *   Verdict decide(@Await boolean approval) {
 *     return approval ? Verdict.APPROVED : Verdict.REJECTED;
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Await {}

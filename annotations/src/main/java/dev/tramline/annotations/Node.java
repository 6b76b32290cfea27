package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a class to be a node: one step of a flow, made of up to three stages.
 *
 * <p>{@link Prep} gathers the input, {@link Exec} does the work and may be retried, {@link Post}
 * decides where to go next. Every stage may be left out, but not all three. A node without post has
 * the single action {@code default}. The constructors of the class are its author's: Tramline never
 * creates a node, it is handed one.
 *
 * <pre>{@code
 * @Node
 * class Greet {
 *   @Exec
 *   @Key("greeting")
 *   String greet(String name) {
 *     return "Hello, " + name;
 *   }
 * }
 * }</pre>
 *
 * <p><b>Keys.</b> A parameter of a stage method without an annotation reads the key of its name, so
 * {@code name} above is a key of the flow's store. The key must be set on every path to the node,
 * unless the parameter is an {@code Optional} or carries an annotation called {@code Nullable}. A
 * parameter of the runtime type {@code RunContext} is supplied by its type.
 *
 * <p><b>One visit.</b> All reads see the store as it was when the node was entered. All writes take
 * effect together after post; a node that fails writes nothing.
 *
 * <p><b>Concurrency.</b> One instance serves every run of the flows that hold it, also at the same
 * time. State that belongs to a run therefore belongs in keys. The warning TL190 points at an
 * instance field that is not final.
 *
 * <p><b>Rejected:</b> a class that is abstract, private, inner, generic or no class at all (TL101);
 * two methods for one stage, or none for any (TL102); a stage method that is private, static or
 * abstract (TL103); a generated name, such as {@code GreetNode}, that is already taken (TL112).
 *
 * @see Flow
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Node {}

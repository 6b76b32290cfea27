package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the last stage of a node: the method that turns results into an outcome.
 *
 * <p>It stands on a method of a {@link Node} class. Its parameters are keys, the values of the
 * earlier stages ({@link Prep}, {@link Exec}) and the runtime types {@code Out} and {@code
 * RunContext}. Its return type tells the processor which actions the node has and which keys each
 * of them writes:
 *
 * <ul>
 *   <li>{@code void}: the action {@code default}, or the one {@link Transition} declared.
 *   <li>A record that is a member of the node or carries {@link Transition}: one action, likewise;
 *       writes the record's components.
 *   <li>A sealed interface of records, also nested: one action per record, its simple name with the
 *       first letter in lower case; writes that record's components on that action only.
 *   <li>An enum: one action per constant, camel-joined, so {@code NEEDS_REVISION} is {@code
 *       needsRevision}.
 *   <li>{@code String}: the actions declared with {@link Transition}. {@code null} means {@code
 *       default} if that is declared; any other undeclared value fails the run.
 *   <li>A {@code List} or {@code Stream} of any of these: a fork with one branch per element. The
 *       components of an element are keys of its branch alone; after the {@link Join} each key that
 *       was written in the branches is the {@code List} of their values, in the order of the
 *       branches.
 * </ul>
 *
 * <p>Where no components carry the writes, a parameter {@code Out<T> name} writes the key {@code
 * name}.
 *
 * <pre>{@code
 * @Node
 * class DecideAction {
 *   sealed interface Next {
 *     record Search(String searchQuery) implements Next {}
 *
 *     record Answer() implements Next {}
 *   }
 *
 *   @Post
 *   Next route(String question) {
 *     return question.endsWith("?") ? new Next.Search(question) : new Next.Answer();
 *   }
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a second post method in one node (TL102); a method that is private, static or
 * abstract, or outside a node (TL103); {@code String} without any {@link Transition} (TL105); a
 * return type that is none of those above (TL106); one action declared twice, or one key written
 * twice on one action (TL110).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Post {}

package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Appends a value to the list under a key, in place of replacing the key.
 *
 * <ul>
 *   <li><b>On a record component</b> of an outcome: the component's value is appended when the node
 *       returns that record.
 *   <li><b>On an {@link Exec} method</b>: its result is appended, on every action of the node.
 * </ul>
 *
 * <p>For values of type {@code T} the key has the type {@code List<T>}. It is always set: empty at
 * first, or the flow's input of that name. Values stand in the order of the visits, and after a
 * {@link Join} in the order of the branches.
 *
 * <pre>{@code
 * @Node
 * class SearchWeb {
 *   record Found(@Append("context") String passage) {}
 *
 *   @Exec
 *   String search(String searchQuery) {
 *     return "What is known about " + searchQuery;
 *   }
 *
 *   @Post
 *   @Transition("decide")
 *   Found remember(@Exec String passage) {
 *     return new Found(passage);
 *   }
 * }
 * }</pre>
 *
 * <p>On a record component, {@code javac} copies the annotation to the component's accessor where
 * this is not written out. The copy has no meaning of its own.
 *
 * <p><b>Rejected:</b> one key written twice on one action (TL110); a key that has another type than
 * {@code List<T>} elsewhere in the flow (TL303).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Append {

  /** {@return the name of the key that holds the list} */
  String value();
}

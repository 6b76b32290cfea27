package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a node or a sub-flow once for each element of a collection that the flow has as a key.
 *
 * <p>It stands on a node method of a {@link Flow}. For each element of the flow's key {@link
 * #value()}, which must be an {@code Iterable}, the node runs with its own key {@link #item()}
 * bound to the element. Every element sees the store as it was on entry, so none sees what another
 * wrote. The first element that fails stops the others.
 *
 * <p>Afterwards, once all elements are done, each key that the node writes is a {@code List} in the
 * order of the elements, which {@link Rename} can give another name; for no elements it is empty,
 * but set. An element that leaves an optional key unset adds nothing to its list. What the node
 * {@linkplain Append appends} is appended to the key itself, in the order of the elements.
 *
 * <p>To the flow the node has the one action {@code default}, whatever its own one action is
 * called. A node of several actions, or a sub-flow whose result is sealed into several variants,
 * cannot have it, as the elements may differ in theirs; a flow around it whose result is not sealed
 * can.
 *
 * <p>{@link Retry} on the method holds for each element, and {@link Timeout} on it for all elements
 * together. The elements count as one step of {@link Flow#maxSteps()}; the nodes of a sub-flow
 * count. An element that is null fails the node, unless the node reads the item as {@code Optional}
 * or nullable.
 *
 * <pre>{@code
 * @Node
 * class ReadFile {
 *   @Exec
 *   @Key("text")
 *   String read(String filename) throws java.io.IOException {
 *     return java.nio.file.Files.readString(java.nio.file.Path.of(filename));
 *   }
 * }
 *
 * @Flow
 * interface Library {
 *   @Key("texts")
 *   java.util.List<String> read(java.util.List<String> filenames);
 *
 *   @Each(value = "filenames", item = "filename")
 *   @Rename(key = "text", as = "texts")
 *   ReadFile file();
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a key that is no {@code Iterable} or has other elements than the node reads,
 * and a node with several actions (TL109); an item that the node does not read, and a {@code
 * Rename} of it (TL307); a concurrency below 1 (TL107).
 *
 * @see Batch
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Each {

  /** {@return the flow's key that holds the collection} */
  String value();

  /**
   * {@return the node's key that is bound to the element}
   *
   * <p>A key that the node does not read is rejected (TL307).
   */
  String item();

  /**
   * {@return the greatest number of elements in work at the same time}
   *
   * <p>The default, 1, takes them one after another. Less than 1 is rejected (TL107).
   */
  int concurrency() default 1;
}

package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a node or a sub-flow once for each element of a collection that the flow has as a key. The
 * processor of this version rejects it (TL199).
 *
 * <p>It stands on a node method of a {@link Flow}. For each element of the flow's key {@link
 * #value()} the node runs with its own key {@link #item()} bound to the element. Every element sees
 * the store as it was on entry, so none sees what another wrote. Afterwards each key that the node
 * writes is a {@code List} in the order of the elements; for no elements it is empty, but set. To
 * the flow it has the one action {@code default}.
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
 * <p><b>Rejected:</b> a key that is no collection or has other elements than the node reads, and a
 * node with several actions (TL109); an item that is no key of the node (TL307); a concurrency
 * below 1 (TL107).
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
   * <p>A key that the node does not have is rejected (TL307).
   */
  String item();

  /**
   * {@return the greatest number of elements in work at the same time}
   *
   * <p>The default, 1, takes them one after another. Less than 1 is rejected (TL107).
   */
  int concurrency() default 1;
}

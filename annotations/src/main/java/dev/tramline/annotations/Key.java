package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a key of the store where the Java name is not the key's name.
 *
 * <ul>
 *   <li><b>On a parameter</b> of a stage method or of a flow's entry: the key that it reads, or as
 *       an {@code Out} parameter writes, or as a parameter of the entry supplies.
 *   <li><b>On a record component</b> of an outcome or of a flow's result: the key that it writes or
 *       carries out.
 *   <li><b>On an {@link Exec} method</b>: its result is written to that key, on every action of the
 *       node. In a {@link Batch} the key holds the {@code List} of results.
 *   <li><b>On the entry method of a {@link Flow}</b>: the method returns that key. A result that is
 *       neither a record nor sealed nor {@code void} needs it.
 * </ul>
 *
 * <p>A key has one type throughout a flow. Of an {@code Optional} it is the content, of a primitive
 * the box.
 *
 * <pre>{@code
 * @Node
 * class CountWords {
 *   @Exec
 *   @Key("words")
 *   int count(@Key("text") String anyText) {
 *     return anyText.split("\\s+").length;
 *   }
 * }
 *
 * @Flow
 * interface WordCount {
 *   @Key("words")
 *   int of(String text);
 *
 *   CountWords count();
 * }
 * }</pre>
 *
 * <p>On a record component, {@code javac} copies the annotation to the component's accessor and to
 * the parameter of the canonical constructor where these are not written out. Such copies have no
 * meaning of their own.
 *
 * <p><b>Rejected:</b> one key written twice on one action (TL110); a key that is read but never
 * written (TL301) or possibly unset (TL302); places that ask for conflicting types (TL303); a type
 * that the flow's package cannot name (TL306). A key that nobody reads is the warning TL391.
 *
 * @see Rename
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Key {

  /** {@return the name of the key} */
  String value();
}

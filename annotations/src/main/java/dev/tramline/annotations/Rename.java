package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Connects a key of a node to a key of another name in the flow.
 *
 * <p>It stands on a node method of a {@link Flow} and holds for that use of the node, for what it
 * reads as for what it writes. All renames of one method apply at once, so that two of them can
 * swap a pair of keys. Together with {@link Each} it names the list of what the single elements
 * wrote. Keys without a rename keep their names.
 *
 * <pre>{@code
 * @Node
 * class Translate {
 *   @Exec
 *   @Key("translation")
 *   String translate(String text) {
 *     return new StringBuilder(text).reverse().toString();
 *   }
 * }
 *
 * @Flow
 * interface RoundTrip {
 *   @Key("again")
 *   String check(String text);
 *
 *   @Rename(key = "translation", as = "foreign")
 *   @Transition(to = "back")
 *   Translate forth();
 *
 *   @Rename(key = "text", as = "foreign")
 *   @Rename(key = "translation", as = "again")
 *   Translate back();
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a {@link #key()} that the node neither reads nor writes (TL307). A rename can
 * also bring together keys of conflicting types (TL303).
 *
 * @see Key
 */
@Documented
@Repeatable(Rename.Repeated.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Rename {

  /**
   * {@return the name of the key in the node or sub-flow}
   *
   * <p>A key that the node does not have is rejected (TL307).
   */
  String key();

  /** {@return the name of the key in the flow} */
  String as();

  /** Holds several renames of one element; the compiler writes it, users do not. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface Repeated {

    /** {@return the renames in the order of the source} */
    Rename[] value();
  }
}

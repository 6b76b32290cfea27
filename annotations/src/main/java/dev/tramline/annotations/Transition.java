package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares or names an action of a node, or wires an action in a flow.
 *
 * <p>The element it stands on decides which:
 *
 * <ul>
 *   <li><b>A {@link Post} method</b>: an action that the method may return. {@code String} needs
 *       one for each action it can return; {@code void} or a plain record may have one, which then
 *       takes the place of {@code default}.
 *   <li><b>A record that is an outcome, or a constant of an enum that is one</b>: the action's name
 *       in place of the one derived from the Java name. On a record that is no member of the node
 *       it also admits the record as an outcome.
 *   <li><b>A node method of a {@link Flow}</b>: where the action leads from this node, given by
 *       {@link #to()}. Wiring is needed only where no other node method bears the action's name.
 * </ul>
 *
 * <pre>{@code
 * @Node
 * class Review {
 *   @Post
 *   @Transition("approved")
 *   @Transition(value = "rejected", writes = "remark")
 *   String review(String text, dev.tramline.runtime.Out<String> remark) {
 *     if (!text.isBlank()) {
 *       return "approved";
 *     }
 *     remark.set("there is no text");
 *     return "rejected";
 *   }
 * }
 *
 * @Node
 * class Rewrite {
 *   @Exec
 *   @Key("text")
 *   String rewrite(String text, String remark) {
 *     return text + "[" + remark + "]";
 *   }
 * }
 *
 * @Flow
 * interface Editing {
 *   @Key("text")
 *   String edit(String text);
 *
 *   @Transition(value = "rejected", to = "rewrite")
 *   @Exit("approved")
 *   Review review();
 *
 *   @Transition(to = "review")
 *   Rewrite rewrite();
 * }
 * }</pre>
 *
 * <p><b>Rejected on a node:</b> {@link #to()}, which belongs in a flow (TL107); one action declared
 * twice (TL110). <b>Rejected in a flow:</b> an action that the node never returns (TL205); a target
 * that is no node of the flow (TL206); an action wired twice (TL210); a fork whose branches do not
 * meet (TL212), or of which two write one key (TL305). An action without any wiring is TL204.
 *
 * @see Exit
 */
@Documented
@Repeatable(Transition.Repeated.class)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
public @interface Transition {

  /**
   * {@return the name of the action}
   *
   * <p>It need not be a Java identifier, but only an action whose name is that of a node method (or
   * of a variant of a sealed result) finds its way without being wired.
   */
  String value() default "default";

  /**
   * {@return the names of the node methods that the action leads to}
   *
   * <p>Only on a node method of a flow, where at least one target is needed; elsewhere it is
   * rejected (TL107). A name that is no node method of the flow is TL206. Several targets make a
   * fork: all of them run, each on its own copy of the store, up to their common {@link Join}; a
   * name that stands twice in one fork is TL210.
   */
  String[] to() default {};

  /**
   * {@return the keys that are certain to be set when the method returns this action}
   *
   * <p>Only on a {@link Post} method with {@code Out} parameters. Without the promise, a key
   * written through {@code Out} counts as possibly unset afterwards. It is checked whenever the
   * node returns the action. A key for which the method has no {@code Out} parameter is TL307.
   */
  String[] writes() default {};

  /** Holds several transitions of one element; the compiler writes it, users do not. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
  @interface Repeated {

    /** {@return the transitions in the order of the source} */
    Transition[] value();
  }
}

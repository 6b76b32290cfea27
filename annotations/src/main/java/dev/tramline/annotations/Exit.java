package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ends the flow on an action of a node.
 *
 * <p>It stands on a node method of a {@link Flow}, once for each action that shall end the flow. It
 * is not needed for an action that bears the name of a variant of the flow's sealed result, nor for
 * {@code default} where that is the node's only action and the result is not sealed.
 *
 * <pre>{@code
 * @Node
 * class Check {
 *   enum Verdict { APPROVED, NEEDS_REVISION }
 *
 *   @Post
 *   Verdict check(String text) {
 *     return text.isBlank() ? Verdict.NEEDS_REVISION : Verdict.APPROVED;
 *   }
 * }
 *
 * @Flow
 * interface Approval {
 *   sealed interface Result {
 *     record Approved(String text) implements Result {}
 *
 *     record Declined() implements Result {}
 *   }
 *
 *   Result decide(String text);
 *
 *   @Exit(value = "needsRevision", as = "declined")
 *   Check check();
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> an action that the node never returns (TL205); an action that is wired
 * elsewhere too (TL210); an exit that the sealed result has no variant for (TL211). An output key
 * of the flow that may be unset at an exit is TL304.
 *
 * @see Transition
 */
@Documented
@Repeatable(Exit.Repeated.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Exit {

  /** {@return the name of the action that ends the flow} */
  String value() default "default";

  /**
   * {@return the name of the result variant that the flow ends with; empty for the one named like
   * the action}
   *
   * <p>A variant is named after its record, with the first letter in lower case: {@code Declined}
   * is {@code declined}. Only a sealed result has variants to choose from; a name that is none of
   * them is TL211.
   */
  String as() default "";

  /** Holds several exits of one element; the compiler writes it, users do not. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface Repeated {

    /** {@return the exits in the order of the source} */
    Exit[] value();
  }
}

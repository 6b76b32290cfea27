package dev.tramline.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which case of the {@link Inventory} a test method is. Its name begins with the id in lower
 * case, {@code p4_checkTakesThePositiveEdge}. All text is Markdown that fits in the cell of a
 * table.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Case {

  /** {@return the id, such as {@code P4}} */
  String id();

  /** {@return what the other framework does} */
  String there();

  /** {@return what Tramline does} */
  String here();

  /** {@return why Tramline does better to differ; empty if it behaves alike} */
  String why() default "";
}

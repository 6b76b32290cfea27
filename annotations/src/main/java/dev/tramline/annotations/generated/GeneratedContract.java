package dev.tramline.annotations.generated;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the processor must know of a node or flow that it meets as a class file; it stands on the
 * generated adapter. Types are not repeated here: they are those of the adapter's methods, in the
 * order of the names. Nothing reads it at run time.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GeneratedContract {

  /** {@return what identifies this version of the contract} */
  String fingerprint();

  /** {@return whether {@code visit} takes a retry policy as its third parameter} */
  boolean hasExec() default false;

  /** {@return whether {@code visit} returns a list of outcomes, one for each branch of a fork} */
  boolean forks() default false;

  /** {@return for a flow, the qualified names of the flows inside it, at any depth} */
  String[] contains() default {};

  /** {@return the keys read, one for each parameter of {@code visit} after the fixed ones} */
  String[] reads() default {};

  /** {@return the indices of those reads that take null for an unset key} */
  int[] nullable() default {};

  /**
   * {@return the keys of the last parameters of {@code visit}, which take what it does not return:
   * an {@code Out}, or for a primitive of exec an array of one}
   */
  String[] cells() default {};

  /** {@return the actions, in the order of their indices} */
  Choice[] actions();

  /** An action. */
  @Retention(RetentionPolicy.CLASS)
  @Target({})
  @interface Choice {

    /** {@return its name} */
    String name();

    /** {@return what it writes} */
    Write[] writes() default {};
  }

  /** A key written on an action. */
  @Retention(RetentionPolicy.CLASS)
  @Target({})
  @interface Write {

    /** {@return the key} */
    String key();

    /** {@return where the value is found, as the processor names it} */
    String source();

    /** {@return the adapter's method, or the key of the cell, that holds the value} */
    String accessor() default "";

    /** {@return whether the value is appended to a list} */
    boolean append() default false;

    /** {@return whether the value may be absent, which unsets the key} */
    boolean optional() default false;

    /** {@return whether a cell is set for sure on this action} */
    boolean promised() default true;
  }
}

package dev.tramline.processor.model;

import java.util.Optional;

/** A Java type, as far as checks need to know it. Boxed and free of annotations. */
public interface TypeRef {

  /**
   * Returns the type as a reader would write it, without packages.
   *
   * @return for example {@code List<String>}
   */
  String text();

  /**
   * Tells whether a value of this type can stand where the other is asked for, without unchecked
   * conversion and without widening of primitives.
   *
   * @param other the other type, boxed like this one
   * @return whether this is a subtype of the other, or the same
   */
  boolean isSubtypeOf(TypeRef other);

  /**
   * Returns the type of a list of such values.
   *
   * @return {@code List} of this type
   */
  TypeRef listOf();

  /**
   * Tells whether values of this type hold others and may be changed.
   *
   * @return true for {@code Map} and {@code Collection} and all their subtypes
   */
  boolean isContainer();

  /**
   * Finds the part of the type that a package cannot name.
   *
   * @param packageName the package
   * @return the inaccessible class, if there is one
   */
  Optional<String> hiddenFrom(String packageName);
}

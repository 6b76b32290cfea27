package dev.tramline.runtime.generated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * May be null: JSpecify's annotation, but for this package alone. It stays in the source, as
 * JSpecify's own would be in the classes, where nobody reads it, and be a hundredth of the jar.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE_USE)
@interface Nullable {}

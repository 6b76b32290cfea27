/**
 * Every error and warning as a user meets it: which code, what text, at which place, and what mends
 * it. {@link dev.tramline.processor.errors.Cases} is the list to read; the pages under {@code
 * docs/errors} are held to the processor here too.
 */
@NullMarked
package dev.tramline.processor.errors;

import org.jspecify.annotations.NullMarked;

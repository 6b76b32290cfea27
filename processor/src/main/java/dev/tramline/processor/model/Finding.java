package dev.tramline.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing to tell the user. Data until the end of a round, when it is printed.
 *
 * @param code what kind of finding it is
 * @param place where it stands; null only in tests that have no source
 * @param message what is wrong, where, and what would mend it, without the code
 */
public record Finding(Code code, @Nullable Place place, String message) {}

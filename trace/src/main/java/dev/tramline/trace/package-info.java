/**
 * What a run did, as a tree: {@link dev.tramline.trace.ExecutionTree} and how to get one. It is
 * made from the events of {@code dev.tramline.runtime} alone, which know nothing of it. What sends
 * events anywhere, to a tracing service say, must not come here.
 */
@NullMarked
package dev.tramline.trace;

import org.jspecify.annotations.NullMarked;

/**
 * A flow that asks a service about many documents at once, and the three uses of an interceptor:
 * {@link dev.tramline.examples.resilience.Limits} (Resilience4j), {@link
 * dev.tramline.examples.resilience.Cache} and {@link dev.tramline.examples.resilience.Trace}.
 *
 * <p>Start with {@link dev.tramline.examples.resilience.Main}, which puts them in their places, and
 * {@link dev.tramline.examples.resilience.Briefing}, the flow.
 */
@NullMarked
package dev.tramline.examples.resilience;

import org.jspecify.annotations.NullMarked;

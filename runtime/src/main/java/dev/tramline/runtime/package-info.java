/**
 * What a Tramline flow needs while it runs, as far as applications see it: options, events, the
 * context handed to node methods, the static graph and the failures a run can end with.
 *
 * <p>Applications configure a generated flow with {@link dev.tramline.runtime.RunOptions}, observe
 * it with a {@link dev.tramline.runtime.RunListener}, wrap its exec steps with an {@link
 * dev.tramline.runtime.Interceptor} and catch {@link dev.tramline.runtime.FlowException}:
 *
 * <pre>{@code
 * ResearchAgent agent =
 *     new ResearchAgentFlow(decide, search, answer)
 *         .with(RunOptions.builder().maxSteps(50).listener(System.out::println).build());
 * }</pre>
 *
 * <p>What only generated code calls lives in {@code dev.tramline.runtime.generated} and must not
 * come here. Nothing in either package uses reflection, service loading, proxies or method handles,
 * and neither has a dependency. Unless a parameter or result is annotated {@code @Nullable}, it is
 * never null.
 */
@NullMarked
package dev.tramline.runtime;

import org.jspecify.annotations.NullMarked;

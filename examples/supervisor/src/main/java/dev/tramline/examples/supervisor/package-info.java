/**
 * A supervisor over an unreliable worker: a flow that contains another and runs it again while its
 * answer is no good.
 *
 * <p>Start with {@link dev.tramline.examples.supervisor.SupervisedResearch}, the outer flow, and
 * {@link dev.tramline.examples.supervisor.Research}, the worker inside it. {@link
 * dev.tramline.examples.supervisor.Main} runs them from the command line. {@link
 * dev.tramline.examples.supervisor.QuotingAnswerer} and {@link
 * dev.tramline.examples.supervisor.GroundingChecker} are the models that work offline; {@link
 * dev.tramline.examples.supervisor.UnreliableModel} spoils replies now and then.
 */
package dev.tramline.examples.supervisor;

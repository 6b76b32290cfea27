/**
 * A chain of thought: one node that thinks one step at a time and keeps a plan.
 *
 * <p>Start with {@link dev.tramline.examples.thought.ChainOfThought}, the flow, and {@link
 * dev.tramline.examples.thought.Think}, its node. {@link dev.tramline.examples.thought.JugSolver}
 * is the model that works offline; {@link dev.tramline.examples.thought.Main} runs it all from the
 * command line.
 */
package dev.tramline.examples.thought;

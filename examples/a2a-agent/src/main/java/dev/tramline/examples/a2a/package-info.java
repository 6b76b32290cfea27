/**
 * A research agent that other programs reach by the Agent-to-Agent protocol, and a console that
 * talks to it.
 *
 * <p>Start with {@link dev.tramline.examples.a2a.Researcher}, the flow, and {@link
 * dev.tramline.examples.a2a.ResearchMapping}, which says what of it clients see. {@link
 * dev.tramline.examples.a2a.AgentConsole} is the client. {@link dev.tramline.examples.a2a.Main}
 * serves, asks, or does both. {@link dev.tramline.examples.a2a.QuotingModel} and {@link
 * dev.tramline.examples.a2a.WordByWord} are the models that work offline.
 */
package dev.tramline.examples.a2a;

/**
 * An agent behind a server: a flow, or any code that implements {@link
 * dev.tramline.a2a.server.Agent}.
 *
 * <pre>{@code
 * A2aServer server =
 *     A2aServer.builder()
 *         .agent(AgentCard.of("Researcher", "Answers questions from a corpus", "1.0"))
 *         .flow(ResearchFlow.GRAPH, question -> flow.start(question), Research.Result::answer)
 *         .build()
 *         .start();
 * }</pre>
 *
 * <p>{@link dev.tramline.a2a.server.A2aServer} is that on the JDK's own HTTP server. {@link
 * dev.tramline.a2a.server.A2aHandler} is all of it but the connections, to be mounted in another
 * server. Behind it, {@code Rpc} understands requests, {@code Tasks} knows the tasks at work, and a
 * {@code Turn} is the work on one message. What has ended is in a {@link
 * dev.tramline.a2a.server.TaskStore}. Nothing in here calls other agents.
 */
@NullMarked
package dev.tramline.a2a.server;

import org.jspecify.annotations.NullMarked;

/**
 * Other agents, as this program uses them: {@link dev.tramline.a2a.client.A2aClient} calls the
 * methods of the protocol, and {@link dev.tramline.a2a.client.A2aNode} is an agent in a flow.
 *
 * <p>Inside, {@code CardSource} gets the card and finds in it where the agent is, {@code JsonRpc}
 * puts a method into a request and takes its result out of the response, and {@code Http} sends the
 * one and gives the other byte by byte. A {@code Visit} is what a node does once, on top of the
 * client. Nothing in here serves anything.
 */
@NullMarked
package dev.tramline.a2a.client;

import org.jspecify.annotations.NullMarked;

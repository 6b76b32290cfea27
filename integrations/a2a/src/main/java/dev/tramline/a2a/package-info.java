/**
 * The words of the Agent-to-Agent protocol, version 1.0: messages, tasks, cards, what streams
 * carry, and errors. They are immutable records with {@link java.util.Optional} where the protocol
 * lets something be absent; only JSON inside them ({@code metadata}, {@link
 * dev.tramline.a2a.Part.Data}) is Gson's tree, which must not be changed.
 *
 * <p>An agent answers to a message with a {@link dev.tramline.a2a.SendResult}: a {@link
 * dev.tramline.a2a.Task} or a plain {@link dev.tramline.a2a.Message}. A stream carries {@link
 * dev.tramline.a2a.StreamEvent}s. How all this looks as JSON is known to {@code
 * dev.tramline.a2a.json} alone, and nothing here knows of servers or connections.
 *
 * <p>Unless a parameter or result is annotated {@code @Nullable}, it is never null.
 */
@NullMarked
package dev.tramline.a2a;

import org.jspecify.annotations.NullMarked;

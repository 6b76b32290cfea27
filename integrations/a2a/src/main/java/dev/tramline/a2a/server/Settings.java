package dev.tramline.a2a.server;

import dev.tramline.a2a.AgentCard;
import java.time.Duration;
import java.util.Optional;

/**
 * What a handler is built with.
 *
 * @param card what the agent says of itself, complete
 * @param extendedCard what it says to those who are logged in, if that is more
 * @param agent who answers
 * @param store where tasks are kept
 * @param authenticator who finds out who asks
 * @param pushTargets where notifications may go, if there are any
 * @param pushRetryDelay how long to wait before a notification is tried again
 * @param protocol03 whether clients may speak protocol 0.3 too
 * @param local whether the server is for its own machine only
 * @param path where requests go
 * @param maxBodyBytes how long a request may be
 * @param maxHeaders how many headers it may have
 * @param maxTasks how many messages may be worked on at a time
 * @param maxStreams how many streams may be open at a time
 * @param taskTimeout how long the work on a message may take
 * @param heartbeat how long a stream may be silent
 * @param patience how long to wait for a client that reads too slowly
 * @param drain how long to wait for the tasks at work when closing
 */
record Settings(
    AgentCard card,
    Optional<AgentCard> extendedCard,
    Agent agent,
    TaskStore store,
    Authenticator authenticator,
    Optional<PushTargets> pushTargets,
    Duration pushRetryDelay,
    boolean protocol03,
    boolean local,
    String path,
    int maxBodyBytes,
    int maxHeaders,
    int maxTasks,
    int maxStreams,
    Duration taskTimeout,
    Duration heartbeat,
    Duration patience,
    Duration drain) {}

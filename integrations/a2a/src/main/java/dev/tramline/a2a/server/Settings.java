package dev.tramline.a2a.server;

import dev.tramline.a2a.AgentCard;
import java.time.Duration;

/**
 * What a handler is built with.
 *
 * @param card what the agent says of itself, complete
 * @param agent who answers
 * @param store where tasks are kept
 * @param authenticator who finds out who asks
 * @param path where requests go
 * @param maxBodyBytes how long a request may be
 * @param maxHeaders how many headers it may have
 * @param maxTasks how many messages may be worked on at a time
 * @param taskTimeout how long the work on a message may take
 * @param heartbeat how long a stream may be silent
 * @param drain how long to wait for the tasks at work when closing
 */
record Settings(
    AgentCard card,
    Agent agent,
    TaskStore store,
    Authenticator authenticator,
    String path,
    int maxBodyBytes,
    int maxHeaders,
    int maxTasks,
    Duration taskTimeout,
    Duration heartbeat,
    Duration drain) {}

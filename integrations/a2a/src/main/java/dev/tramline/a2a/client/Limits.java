package dev.tramline.a2a.client;

import java.time.Duration;

/**
 * What a client bears.
 *
 * @param request how long an answer may take that an agent need not work for
 * @param silence how long an agent at work may say nothing
 * @param bytes how large a response, or one event of a stream, may be
 */
record Limits(Duration request, Duration silence, int bytes) {}

package dev.tramline.a2a;

/**
 * What a stream carries: one message and nothing else, or a task first and then what happens to it.
 */
public sealed interface StreamEvent permits SendResult, StatusUpdate, ArtifactUpdate {}

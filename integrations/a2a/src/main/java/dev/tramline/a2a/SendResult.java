package dev.tramline.a2a;

/** What an agent answers to a message: a task that it works on, or a message and no task. */
public sealed interface SendResult extends StreamEvent permits Task, Message {}

package dev.tramline.examples.chat;

/**
 * One exchange of a conversation.
 *
 * @param said what the user said
 * @param reply what the model replied
 */
public record Turn(String said, String reply) {}

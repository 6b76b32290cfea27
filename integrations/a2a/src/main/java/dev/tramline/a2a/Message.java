package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One turn of a conversation.
 *
 * @param messageId its identity, chosen by who wrote it
 * @param role who wrote it
 * @param parts its content
 * @param contextId the conversation it belongs to, if there is one already
 * @param taskId the task it is about, if there is one already
 * @param referenceTaskIds other tasks that it speaks of
 * @param extensions the URIs of the extensions that contributed to it
 * @param metadata what else is said of it; must not be changed
 */
public record Message(
    String messageId,
    Role role,
    List<Part> parts,
    Optional<String> contextId,
    Optional<String> taskId,
    List<String> referenceTaskIds,
    List<String> extensions,
    JsonObject metadata)
    implements SendResult {

  /** Copies the lists. */
  public Message {
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(role, "role");
    parts = List.copyOf(parts);
    Objects.requireNonNull(contextId, "contextId");
    Objects.requireNonNull(taskId, "taskId");
    referenceTaskIds = List.copyOf(referenceTaskIds);
    extensions = List.copyOf(extensions);
    Objects.requireNonNull(metadata, "metadata");
  }

  /**
   * Makes a message with a random id that belongs to no conversation yet.
   *
   * @param role who writes it
   * @param parts its content
   * @return the message
   */
  public static Message of(Role role, Part... parts) {
    return new Message(
        UUID.randomUUID().toString(),
        role,
        List.of(parts),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        new JsonObject());
  }

  /**
   * Makes a message of the client with a random id that belongs to no conversation yet.
   *
   * @param text its content
   * @return the message
   */
  public static Message user(String text) {
    return of(Role.USER, Part.text(text));
  }

  /**
   * Makes a message of the agent with a random id that belongs to no conversation yet.
   *
   * @param text its content
   * @return the message
   */
  public static Message agent(String text) {
    return of(Role.AGENT, Part.text(text));
  }

  /**
   * Puts the message into a conversation.
   *
   * @param contextId the conversation
   * @param taskId the task it is about; empty if it is about none
   * @return a message that differs in these two only
   */
  public Message in(String contextId, Optional<String> taskId) {
    return new Message(
        messageId,
        role,
        parts,
        Optional.of(contextId),
        taskId,
        referenceTaskIds,
        extensions,
        metadata);
  }

  /**
   * Returns what the text parts say.
   *
   * @return their text, joined by line breaks; "" if there is none
   */
  @Override
  public String text() {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining("\n"));
  }
}

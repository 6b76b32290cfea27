package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A piece of work of an agent, as it stood at one moment.
 *
 * @param id its identity, given by the server
 * @param contextId the conversation it belongs to; "" if the server names none
 * @param status where it stands
 * @param artifacts its results so far
 * @param history the messages that led here, oldest first
 * @param metadata what else is said of it; must not be changed
 */
public record Task(
    String id,
    String contextId,
    TaskStatus status,
    List<Artifact> artifacts,
    List<Message> history,
    JsonObject metadata)
    implements SendResult {

  /** Copies the lists. */
  public Task {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(contextId, "contextId");
    Objects.requireNonNull(status, "status");
    artifacts = List.copyOf(artifacts);
    history = List.copyOf(history);
    Objects.requireNonNull(metadata, "metadata");
  }

  /**
   * Returns the task with another status.
   *
   * @param newStatus where it stands now
   * @return a task that differs in this only
   */
  public Task withStatus(TaskStatus newStatus) {
    return new Task(id, contextId, newStatus, artifacts, history, metadata);
  }

  /**
   * Returns the task with other artifacts.
   *
   * @param newArtifacts its results
   * @return a task that differs in this only
   */
  public Task withArtifacts(List<Artifact> newArtifacts) {
    return new Task(id, contextId, status, newArtifacts, history, metadata);
  }

  /**
   * Returns the task with another history.
   *
   * @param newHistory the messages, oldest first
   * @return a task that differs in this only
   */
  public Task withHistory(List<Message> newHistory) {
    return new Task(id, contextId, status, artifacts, newHistory, metadata);
  }

  @Override
  public String text() {
    String text =
        artifacts.stream()
            .map(Artifact::text)
            .filter(piece -> !piece.isEmpty())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? status.message().map(Message::text).orElse("") : text;
  }
}

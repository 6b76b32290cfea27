package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.Objects;

/**
 * A task has a new artifact, or more of one.
 *
 * @param taskId the task
 * @param contextId the conversation it belongs to
 * @param artifact the artifact, or the chunk of it
 * @param append whether its parts come behind those that the artifact of this id has already
 * @param lastChunk whether no more of this artifact will come
 * @param metadata what else is said of it; must not be changed
 */
public record ArtifactUpdate(
    String taskId,
    String contextId,
    Artifact artifact,
    boolean append,
    boolean lastChunk,
    JsonObject metadata)
    implements StreamEvent {

  /** Checks that nothing is null. */
  public ArtifactUpdate {
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(contextId, "contextId");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(metadata, "metadata");
  }
}

package dev.tramline.a2a;

import com.google.gson.JsonObject;
import java.util.Objects;

/**
 * A task has a new status.
 *
 * @param taskId the task
 * @param contextId the conversation it belongs to
 * @param status where it stands now
 * @param metadata what else is said of it; must not be changed
 */
public record StatusUpdate(String taskId, String contextId, TaskStatus status, JsonObject metadata)
    implements StreamEvent {

  /** Checks that nothing is null. */
  public StatusUpdate {
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(contextId, "contextId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(metadata, "metadata");
  }
}

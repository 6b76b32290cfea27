package dev.tramline.a2a.client;

import dev.tramline.a2a.TaskState;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an exchange with an agent stands. It means something to that agent only: with another one,
 * a node begins a conversation of its own.
 *
 * @param agent the URL that the agent is at
 * @param contextId what the agent calls the conversation, if it does
 * @param taskId the task that was last at work, if there was one
 * @param state where that task stands
 */
public record Conversation(
    String agent, Optional<String> contextId, Optional<String> taskId, Optional<TaskState> state) {

  /** Checks that nothing is null. */
  public Conversation {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(contextId, "contextId");
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(state, "state");
  }

  /**
   * Returns the task that the next message is for.
   *
   * @return a task that waits for the client; empty if the next message begins another one
   */
  Optional<String> openTask() {
    return state.filter(TaskState::isInterrupted).isPresent() ? taskId : Optional.empty();
  }
}

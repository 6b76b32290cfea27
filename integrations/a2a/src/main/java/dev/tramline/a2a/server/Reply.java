package dev.tramline.a2a.server;

import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.TaskState;
import java.util.List;
import java.util.Optional;

/**
 * How the work on a message ends. Immutable.
 *
 * @param state where the task stands then; empty if there is to be no task, only a message
 * @param message what the agent says
 * @param artifacts results that were not reported before
 */
public record Reply(
    Optional<TaskState> state, Optional<Message> message, List<Artifact> artifacts) {

  /** What the artifact of a plain text is called. */
  public static final String RESULT = "result";

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the task would still be at work, or if there is neither a
   *     task nor a message
   */
  public Reply {
    if (state.isPresent() && !state.get().isTerminal() && !state.get().isInterrupted()) {
      throw new IllegalArgumentException("a reply does not leave a task " + state.get());
    }
    if (state.isEmpty() && (message.isEmpty() || !artifacts.isEmpty())) {
      throw new IllegalArgumentException("without a task, there is a message and no artifact");
    }
    artifacts = List.copyOf(artifacts);
  }

  private static Reply of(TaskState state, Message message) {
    return new Reply(Optional.of(state), Optional.of(message), List.of());
  }

  /**
   * The task is done, with a text as its result.
   *
   * @param text the content of the artifact {@link #RESULT}
   * @return the reply
   */
  public static Reply text(String text) {
    return completed(Artifact.text(RESULT, text));
  }

  /**
   * The task is done.
   *
   * @param artifacts its results, besides those reported before
   * @return the reply
   */
  public static Reply completed(Artifact... artifacts) {
    return new Reply(Optional.of(TaskState.COMPLETED), Optional.empty(), List.of(artifacts));
  }

  /**
   * The task cannot be done.
   *
   * @param message why; the client sees it
   * @return the reply
   */
  public static Reply failed(String message) {
    return of(TaskState.FAILED, Message.agent(message));
  }

  /**
   * The agent does not want to do the task.
   *
   * @param message why
   * @return the reply
   */
  public static Reply rejected(String message) {
    return of(TaskState.REJECTED, Message.agent(message));
  }

  /**
   * The agent needs to know more. The client's next message on the task calls it again, with the
   * whole conversation.
   *
   * @param message what it needs to know
   * @return the reply
   */
  public static Reply inputRequired(String message) {
    return of(TaskState.INPUT_REQUIRED, Message.agent(message));
  }

  /**
   * The client has to authorise something elsewhere first. Its next message on the task calls the
   * agent again.
   *
   * @param message what, and where
   * @return the reply
   */
  public static Reply authRequired(String message) {
    return of(TaskState.AUTH_REQUIRED, Message.agent(message));
  }

  /**
   * A plain message answers, and there is no task. If the task is visible to the client already, it
   * is done, with this message as its status.
   *
   * @param message what the agent says
   * @return the reply
   */
  public static Reply message(Message message) {
    return new Reply(Optional.empty(), Optional.of(message), List.of());
  }

  /**
   * A plain message answers, and there is no task.
   *
   * @param text what the agent says
   * @return the reply
   */
  public static Reply message(String text) {
    return message(Message.agent(text));
  }

  /**
   * Says something as well.
   *
   * @param text what the agent says
   * @return a reply that differs in its message only
   */
  public Reply withMessage(String text) {
    return new Reply(state, Optional.of(Message.agent(text)), artifacts);
  }
}

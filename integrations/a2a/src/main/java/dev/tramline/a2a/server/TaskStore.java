package dev.tramline.a2a.server;

import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where tasks are kept. It is written whenever the status of a task changes, not for each piece of
 * a result. Every task has an owner, and nobody else ever finds it. Used by many threads at a time;
 * what it throws ends the request with an internal error.
 */
public interface TaskStore {

  /**
   * Keeps a task, in place of what was kept under its id, if it is the same owner's and has not
   * ended.
   *
   * @param owner whose it is
   * @param task the task
   * @throws IllegalStateException if the task has ended already, or is somebody else's
   */
  void save(String owner, Task task);

  /**
   * Finds a task.
   *
   * @param owner who asks
   * @param id the task
   * @return the task as it was saved last; empty if there is none, or if it is somebody else's
   */
  Optional<Task> find(String owner, String id);

  /**
   * Finds tasks.
   *
   * @param owner who asks
   * @param query which ones; its page token, history length and artifacts do not matter here
   * @param after only those that come behind this one; from the first on if empty
   * @return at most a page of them, by time of their status and then by id, both descending
   */
  List<Task> list(String owner, TaskQuery query, Optional<Position> after);

  /**
   * Counts tasks.
   *
   * @param owner who asks
   * @param query which ones
   * @return how many there are on all pages
   */
  int count(String owner, TaskQuery query);

  /**
   * Keeps a configuration of notifications, with its secrets, as long as its task, in place of what
   * was kept under its id.
   *
   * @param config the configuration; its task was saved before
   */
  void savePush(PushNotificationConfig config);

  /**
   * Finds configurations of notifications.
   *
   * @param taskId whose
   * @return all of the task
   */
  List<PushNotificationConfig> pushes(String taskId);

  /**
   * Drops a configuration of notifications. Does nothing if there is none.
   *
   * @param taskId whose
   * @param id which one
   */
  void deletePush(String taskId, String id);

  /**
   * A place in a list of tasks.
   *
   * @param changed when the status of the task there changed
   * @param id the task there
   */
  record Position(Instant changed, String id) {

    /** Checks that nothing is null. */
    public Position {
      Objects.requireNonNull(changed, "changed");
      Objects.requireNonNull(id, "id");
    }

    /**
     * Returns the place of a task.
     *
     * @param task the task
     * @return its place
     */
    public static Position of(Task task) {
      return new Position(task.status().timestamp().orElse(Instant.EPOCH), task.id());
    }
  }
}

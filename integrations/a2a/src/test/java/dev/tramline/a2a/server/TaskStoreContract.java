package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every store does. */
public abstract class TaskStoreContract {

  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  /** Returns the store of one test, empty at first. */
  protected abstract TaskStore store();

  /** Makes a task whose status is some milliseconds old. */
  protected static Task task(String id, String contextId, TaskState state, int millis) {
    return new Task(
        id,
        contextId,
        new TaskStatus(
            state, Optional.of(Message.agent("said")), Optional.of(TIME.plusMillis(millis))),
        List.of(Artifact.text("a", "text \u0000 \u00e9 \ud83d\ude8b")),
        List.of(Message.user("question")),
        new JsonObject());
  }

  private static TaskQuery query(
      Optional<String> contextId, Optional<TaskState> state, Optional<Instant> after, int size) {
    return new TaskQuery(contextId, state, after, size, "", OptionalInt.empty(), false);
  }

  @Test
  void aTaskComesBackAsItWasSavedLast() {
    Task task = task("t", "c", TaskState.WORKING, 0);
    store().save("ann", task);
    assertThat(store().find("ann", "t")).contains(task);

    Task done = task("t", "c", TaskState.COMPLETED, 1);
    store().save("ann", done);

    assertThat(store().find("ann", "t")).contains(done);
    assertThat(store().count("ann", TaskQuery.ALL)).isEqualTo(1);
    assertThat(store().find("ann", "other")).isEmpty();
  }

  @Test
  void nobodyFindsWhatIsSomebodyElses() {
    store().save("ann", task("t", "c", TaskState.WORKING, 0));

    assertThat(store().find("bob", "t")).isEmpty();
    assertThat(store().list("bob", TaskQuery.ALL, Optional.empty())).isEmpty();
    assertThat(store().count("bob", TaskQuery.ALL)).isZero();
  }

  @Test
  void whatHasEndedOrIsSomebodyElsesStaysAsItIs() {
    Task working = task("t", "c", TaskState.WORKING, 0);
    store().save("ann", working);
    assertThatThrownBy(() -> store().save("bob", task("t", "c", TaskState.WORKING, 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().find("ann", "t")).contains(working);

    Task done = task("t", "c", TaskState.CANCELED, 1);
    store().save("ann", done);
    for (TaskState late : TaskState.values()) {
      assertThatThrownBy(() -> store().save("ann", task("t", "c", late, 2)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(store().find("ann", "t")).contains(done);
  }

  @Test
  void aConfigurationWithoutItsTaskIsNotKept() {
    store().savePush(push("none", "1", "https://example.org"));

    assertThat(store().pushes("none")).isEmpty();
  }

  @Test
  void tasksAreListedTheLatestFirstPageByPage() {
    for (int i = 0; i < 5; i++) {
      store().save("ann", task("t" + i, "c", TaskState.COMPLETED, i / 2)); // some at the same time
    }
    TaskQuery two = query(Optional.empty(), Optional.empty(), Optional.empty(), 2);

    List<String> ids = new ArrayList<>();
    Optional<TaskStore.Position> after = Optional.empty();
    for (int page = 0; page < 3; page++) {
      List<Task> tasks = store().list("ann", two, after);
      tasks.forEach(task -> ids.add(task.id()));
      after = Optional.of(TaskStore.Position.of(tasks.get(tasks.size() - 1)));
    }

    assertThat(ids).containsExactly("t4", "t3", "t2", "t1", "t0");
    assertThat(store().list("ann", two, after)).isEmpty();
    assertThat(store().count("ann", two)).isEqualTo(5);
  }

  @Test
  void tasksAreFoundByConversationStateAndTime() {
    store().save("ann", task("a", "c1", TaskState.COMPLETED, 0));
    store().save("ann", task("b", "c2", TaskState.COMPLETED, 1));
    store().save("ann", task("c", "c1", TaskState.FAILED, 2));

    assertIds(query(Optional.of("c1"), Optional.empty(), Optional.empty(), 9), "c", "a");
    assertIds(
        query(Optional.empty(), Optional.of(TaskState.COMPLETED), Optional.empty(), 9), "b", "a");
    assertIds(
        query(Optional.empty(), Optional.empty(), Optional.of(TIME.plusMillis(1)), 9), "c", "b");
    assertIds(
        query(Optional.empty(), Optional.empty(), Optional.of(TIME.plusNanos(1_000_001)), 9), "c");
    assertIds(query(Optional.of("c1"), Optional.of(TaskState.FAILED), Optional.of(TIME), 9), "c");
  }

  private void assertIds(TaskQuery query, String... ids) {
    assertThat(store().list("ann", query, Optional.empty()))
        .extracting(Task::id)
        .containsExactly(ids);
    assertThat(store().count("ann", query)).isEqualTo(ids.length);
  }

  @Test
  void configurationsOfNotificationsAreKeptByTask() {
    store().save("ann", task("t", "c", TaskState.WORKING, 0));
    store().save("ann", task("u", "c", TaskState.WORKING, 0));
    PushNotificationConfig first = push("t", "1", "https://example.org/1");
    PushNotificationConfig second = push("t", "2", "https://example.org/2");
    store().savePush(first);
    store().savePush(second);
    assertThat(store().pushes("t")).containsExactly(first, second);
    assertThat(store().pushes("u")).isEmpty();

    PushNotificationConfig changed = push("t", "1", "https://example.org/3");
    store().savePush(changed);
    store().deletePush("t", "2");
    store().deletePush("t", "2");
    store().deletePush("no-such", "1");

    assertThat(store().pushes("t")).containsExactly(changed);
  }

  private static PushNotificationConfig push(String taskId, String id, String url) {
    return new PushNotificationConfig(
        id,
        taskId,
        url,
        Optional.of("token"),
        Optional.of(new PushNotificationConfig.Authentication("Bearer", Optional.of("secret"))));
  }
}

package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InMemoryTaskStoreTest extends TaskStoreContract {

  private static final class Time extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Time time = new Time();

  private final TaskStore lasting =
      new InMemoryTaskStore(
          10,
          Duration.ofHours(1),
          Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));

  @Override
  protected TaskStore store() {
    return lasting;
  }

  private Task task(String id, TaskState state) {
    time.now = time.now.plusSeconds(1);
    return new Task(
        id,
        "c",
        new TaskStatus(state, Optional.empty(), Optional.of(time.now)),
        List.of(),
        List.of(),
        new JsonObject());
  }

  @Test
  void theOldestGoFirstButNotThoseAtWork() {
    TaskStore store = new InMemoryTaskStore(2, Duration.ofHours(1), time);
    store.save("ann", task("working", TaskState.WORKING));
    store.save("ann", task("asked", TaskState.INPUT_REQUIRED));
    store.save("ann", task("done", TaskState.COMPLETED));
    store.save("ann", task("failed", TaskState.FAILED));

    assertThat(store.list("ann", TaskQuery.ALL, Optional.empty()))
        .extracting(Task::id)
        .containsExactly("failed", "working");
    assertThat(store.find("ann", "done")).isEmpty();
  }

  @Test
  void largeTasksLeaveRoomForFewer() {
    TaskStore store = new InMemoryTaskStore(10, 10_000, Duration.ofHours(1), time);
    for (String id : List.of("1", "2", "3", "4")) {
      time.now = time.now.plusMillis(1);
      Task task = task(id, TaskState.COMPLETED);
      store.save("ann", task.withArtifacts(List.of(Artifact.text("a", "x".repeat(4_000)))));
    }

    assertThat(store.list("ann", TaskQuery.ALL, Optional.empty()))
        .extracting(Task::id)
        .containsExactly("4", "3");
  }

  @Test
  void timeEndsWhatIsNotAtWork() {
    TaskStore store = new InMemoryTaskStore(10, Duration.ofHours(1), time);
    store.save("ann", task("working", TaskState.WORKING));
    store.save("ann", task("done", TaskState.COMPLETED));
    time.now = time.now.plus(Duration.ofHours(1));
    assertThat(store.find("ann", "done")).isPresent();

    time.now = time.now.plusMillis(1);

    assertThat(store.find("ann", "done")).isEmpty();
    assertThat(store.find("ann", "working")).isPresent();
    assertThat(store.count("ann", TaskQuery.ALL)).isEqualTo(1);
  }

  @Test
  void whateverIsDroppedTheOthersAreFoundAndListedOnce() {
    TaskStore store = new InMemoryTaskStore(10, Duration.ofHours(1), time);
    Random random = new Random(17);
    List<String> atWork = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      if (atWork.size() < 5 || (atWork.size() < 20 && random.nextBoolean())) {
        atWork.add("t" + i);
        store.save("ann", task("t" + i, TaskState.WORKING));
      } else {
        String ended = atWork.remove(random.nextInt(atWork.size()));
        store.save("ann", task(ended, TaskState.COMPLETED));
      }

      List<Task> tasks = store.list("ann", TaskQuery.ALL, Optional.empty());
      assertThat(tasks).extracting(Task::id).doesNotHaveDuplicates().containsAll(atWork);
      assertThat(tasks).hasSizeLessThanOrEqualTo(Math.max(10, atWork.size()));
      for (Task task : tasks) {
        assertThat(store.find("ann", task.id())).contains(task);
      }
    }
  }

  @Test
  void aTaskIsSavedOnceAndFoundByItsOwner() {
    TaskStore store = new InMemoryTaskStore(10, Duration.ofHours(1), time);
    store.save("ann", task("t", TaskState.WORKING));
    store.save("ann", task("t", TaskState.COMPLETED));

    assertThat(store.find("ann", "t").orElseThrow().status().state())
        .isEqualTo(TaskState.COMPLETED);
    assertThat(store.find("bob", "t")).isEmpty();
    assertThat(store.count("ann", TaskQuery.ALL)).isEqualTo(1);
    assertThat(store.count("bob", TaskQuery.ALL)).isZero();
  }

  @Test
  void configurationsGoWithTheirTask() {
    TaskStore store = new InMemoryTaskStore(1, Duration.ofHours(1), time);
    PushNotificationConfig config =
        new PushNotificationConfig(
            "1", "done", "https://example.org", Optional.empty(), Optional.empty());
    store.savePush(config);
    assertThat(store.pushes("done")).isEmpty();
    store.save("ann", task("done", TaskState.COMPLETED));
    store.savePush(config);
    assertThat(store.pushes("done")).containsExactly(config);

    store.save("ann", task("next", TaskState.COMPLETED));

    assertThat(store.pushes("done")).isEmpty();
  }

  @Test
  void limitsMakeSense() {
    assertThatThrownBy(() -> new InMemoryTaskStore(0, Duration.ofHours(1), time))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InMemoryTaskStore(1, 0, Duration.ofHours(1), time))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InMemoryTaskStore(1, Duration.ZERO, time))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.tramline.a2a.server;

import com.google.gson.JsonObject;
import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A task that somebody works on or follows. Everything that happens to it goes through its lock:
 * that is what makes the task a new stream begins with, and the events after it, fit together.
 */
final class LiveTask {

  /** How many characters and bytes may have been said about a task for it to take a message. */
  private static final long MAX_HISTORY = 16_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final String id;
  private final TaskStore store;
  private final Duration patience;
  private final BiConsumer<Task, StreamEvent> listener;

  // Guarded by the lock.
  private final List<EventStream> streams = new ArrayList<>();
  private String owner = "";
  private @Nullable Task task;
  private @Nullable Turn turn;

  /** The parts of artifacts that this turn has begun, and of which more pieces may come. */
  private final Map<String, List<Part>> begun = new HashMap<>();

  /**
   * Whether pieces have come that the task does not show yet: to copy it for each would be dear.
   */
  private boolean grown;

  /** How many turns and streams hold it; belongs to the registry. */
  int holders;

  /**
   * Creates it without a task.
   *
   * @param id the task
   * @param store where it is kept
   * @param patience how long a client may be behind
   * @param listener told, under the lock, what becomes of the status
   */
  LiveTask(String id, TaskStore store, Duration patience, BiConsumer<Task, StreamEvent> listener) {
    this.id = id;
    this.store = store;
    this.patience = patience;
    this.listener = listener;
  }

  String id() {
    return id;
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** The task with all its pieces, if it is visible. */
  private @Nullable Task current() {
    Task now = task;
    if (now != null && grown) {
      now =
          now.withArtifacts(
              now.artifacts().stream()
                  .map(
                      artifact -> {
                        List<Part> parts = begun.get(artifact.artifactId());
                        return parts == null ? artifact : of(artifact, parts);
                      })
                  .toList());
      task = now;
      grown = false;
    }
    return now;
  }

  /** Returns the task as it stands, read from the store if nobody worked on it yet. */
  Task load(String asking) {
    return locked(
        () -> {
          Task now = current();
          if (now != null && owner.equals(asking)) {
            return now;
          }
          Task found = store.find(asking, id).orElseThrow(() -> notFound(id));
          owner = asking;
          task = found;
          return found;
        });
  }

  /** Returns the task as it stands if it is visible and belongs to who asks. */
  Optional<Task> snapshot(String asking) {
    return locked(() -> owner.equals(asking) ? Optional.ofNullable(current()) : Optional.empty());
  }

  static A2aException notFound(String id) {
    return new A2aException(
        A2aError.of(
            ErrorCode.TASK_NOT_FOUND, ErrorCode.TASK_NOT_FOUND.message(), Map.of("taskId", id)));
  }

  /** Begins the work on a message. The task of a first message stays invisible for now. */
  void begin(Turn next) {
    lock.lock();
    try {
      Task now = current();
      if (now == null) {
        owner = next.principal();
        next.converse(List.of(next.message()));
      } else {
        if (turn != null) {
          throw new A2aException(
              ErrorCode.UNSUPPORTED_OPERATION, "The agent is still at work on this task");
        }
        if (now.status().state().isTerminal()) {
          throw new A2aException(
              ErrorCode.UNSUPPORTED_OPERATION, "The task has ended and takes no more messages");
        }
        List<Message> history = history(now);
        history.add(next.message());
        if (Sizes.history(history) > MAX_HISTORY) {
          throw new A2aException(
              ErrorCode.UNSUPPORTED_OPERATION, "The task's history is too long to go on");
        }
        next.converse(history);
        update(now.withHistory(history).withStatus(status(TaskState.WORKING, Optional.empty())));
      }
      turn = next;
      begun.clear();
    } finally {
      lock.unlock();
    }
  }

  /** What was said, the message of the status included. */
  private static List<Message> history(Task task) {
    List<Message> history = new ArrayList<>(task.history());
    task.status().message().ifPresent(history::add);
    return history;
  }

  /**
   * Takes back what {@link #begin} did, as far as it can be, if the work cannot begin after all.
   */
  void abandon(Turn of) {
    lock.lock();
    try {
      if (turn == of) {
        turn = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Makes the task of a first message visible. */
  Task commit(Turn of) {
    return locked(
        () -> {
          Task now = current();
          if (now == null) {
            now =
                new Task(
                    id,
                    of.contextId(),
                    status(TaskState.SUBMITTED, Optional.empty()),
                    List.of(),
                    List.of(of.message()),
                    new JsonObject());
            update(now);
            offer(now);
          }
          return now;
        });
  }

  /** Adds a stream. If the task is visible, it comes first. */
  void follow(EventStream stream) {
    lock.lock();
    try {
      Task now = current();
      if (now != null) {
        stream.offer(now);
        if (now.status().state().isTerminal()) {
          stream.end();
          return;
        }
      }
      streams.add(stream);
    } finally {
      lock.unlock();
    }
  }

  /** Ends all streams, be the task at an end or not. */
  void endStreams() {
    locked(
        () -> {
          endStreams(true);
          return this;
        });
  }

  int streams() {
    return locked(() -> streams.size());
  }

  void unfollow(EventStream stream) {
    locked(() -> streams.remove(stream));
  }

  /** Waits for the clients that are behind, though not long for any of them. */
  void awaitClients() throws InterruptedException {
    for (EventStream stream : locked(() -> List.copyOf(streams))) {
      stream.awaitClient(patience);
    }
  }

  boolean isAtWork(Turn on) {
    return locked(() -> turn == on);
  }

  /** Reports that the work goes on. */
  void working(Turn by, Optional<Message> message) {
    lock.lock();
    try {
      if (turn == by) {
        Task now = commit(by);
        setStatus(now, status(TaskState.WORKING, message.map(said -> in(by, said))));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Reports what clients hear but nobody keeps. */
  void progress(Turn by, JsonObject metadata) {
    lock.lock();
    try {
      if (turn == by) {
        makeVisible(by);
        TaskStatus status = status(TaskState.WORKING, Optional.empty());
        offer(new StatusUpdate(id, by.contextId(), status, metadata));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Reports an artifact or, of one that is begun, a piece. */
  void artifact(Turn by, Artifact artifact, boolean piece, boolean last) {
    lock.lock();
    try {
      if (turn == by) {
        put(makeVisible(by), artifact, piece, last);
      }
    } finally {
      lock.unlock();
    }
  }

  private Task makeVisible(Turn by) {
    Task now = task;
    return now == null ? commit(by) : now;
  }

  private void put(Task now, Artifact artifact, boolean piece, boolean last) {
    String artifactId = artifact.artifactId();
    List<Part> parts = begun.get(artifactId);
    boolean append = piece && parts != null;
    if (piece && parts != null) {
      parts.addAll(artifact.parts());
      grown = true;
    } else {
      begun.remove(artifactId); // a whole artifact takes the place of one that was begun
      task = now.withArtifacts(replaced(now.artifacts(), artifact));
    }
    if (last) {
      var unused = current();
      begun.remove(artifactId);
    } else if (!append) {
      begun.put(artifactId, new ArrayList<>(artifact.parts()));
    }
    offer(new ArtifactUpdate(id, now.contextId(), artifact, append, last, new JsonObject()));
  }

  private static List<Artifact> replaced(List<Artifact> artifacts, Artifact by) {
    List<Artifact> replaced = new ArrayList<>(artifacts);
    int at = 0;
    while (at < replaced.size() && !replaced.get(at).artifactId().equals(by.artifactId())) {
      at++;
    }
    if (at == replaced.size()) {
      replaced.add(by);
    } else {
      replaced.set(at, by);
    }
    return replaced;
  }

  private static Artifact of(Artifact artifact, List<Part> parts) {
    return new Artifact(
        artifact.artifactId(),
        artifact.name(),
        artifact.description(),
        parts,
        artifact.metadata(),
        artifact.extensions());
  }

  /** Ends the work on a message. Does nothing if something else ended it before. */
  void finish(Turn by, Reply reply) {
    lock.lock();
    try {
      if (turn != by) {
        return;
      }
      Optional<Message> message = reply.message().map(said -> in(by, said));
      if (reply.state().isEmpty() && task == null) {
        turn = null;
        Message answer = reply.message().orElseThrow().in(by.contextId(), Optional.empty());
        offer(answer);
        endStreams(true);
        by.done().complete(answer);
        return;
      }
      Task now = commit(by);
      for (Artifact artifact : reply.artifacts()) {
        put(now, artifact, false, true);
        now = Objects.requireNonNull(current());
      }
      settle(now, by, status(reply.state().orElse(TaskState.COMPLETED), message));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Cancels the task.
   *
   * @return the work that is to be stopped, if there is any
   * @throws A2aException if it has ended
   */
  Optional<Turn> cancel() {
    return locked(
        () -> {
          Task now = Objects.requireNonNull(current(), "loaded before");
          if (now.status().state().isTerminal()) {
            throw new A2aException(
                A2aError.of(
                    ErrorCode.TASK_NOT_CANCELABLE,
                    "The task has ended and cannot be canceled",
                    Map.of("taskId", id)));
          }
          Turn stopped = turn;
          settle(now, stopped, status(TaskState.CANCELED, Optional.empty()));
          return Optional.ofNullable(stopped);
        });
  }

  private void settle(Task now, @Nullable Turn ended, TaskStatus status) {
    setStatus(now, status);
    turn = null;
    if (ended != null) {
      ended.done().complete(Objects.requireNonNull(task));
    }
    endStreams(status.state().isTerminal());
  }

  /** Ends the work on a message, although the store does not keep what became of the task. */
  void giveUp(Turn by, String reference) {
    lock.lock();
    try {
      if (turn == by) {
        turn = null;
        A2aException failure = Failures.internal(reference);
        streams.forEach(stream -> stream.fail(failure.error()));
        streams.clear();
        by.done().completeExceptionally(failure);
      }
    } finally {
      lock.unlock();
    }
  }

  private void endStreams(boolean all) {
    streams.removeIf(
        stream -> {
          boolean over = all || stream.endsWithTurn();
          if (over) {
            stream.end();
          }
          return over;
        });
  }

  private void setStatus(Task now, TaskStatus status) {
    Task changed = now.withHistory(history(now)).withStatus(status);
    update(changed);
    StatusUpdate update = new StatusUpdate(id, now.contextId(), status, new JsonObject());
    offer(update);
    boolean over = status.state().isTerminal() || status.state().isInterrupted();
    listener.accept(
        changed, over ? changed : update); // who is only told now and then is told the result
  }

  /** What the store does not take has not happened. */
  private void update(Task changed) {
    store.save(owner, changed);
    task = changed;
  }

  private void offer(StreamEvent event) {
    streams.forEach(stream -> stream.offer(event));
  }

  private Message in(Turn by, Message message) {
    return message.in(by.contextId(), Optional.of(id));
  }

  private static TaskStatus status(TaskState state, Optional<Message> message) {
    return new TaskStatus(
        state, message, Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }
}

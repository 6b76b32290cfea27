package dev.tramline.a2a.client;

import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.SendResult;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer as far as it is known, put together from events. For use by one thread. */
final class Progress {

  private final Consumer<String> listener;
  private final Map<String, StringBuilder> told = new HashMap<>();
  private Optional<String> taskId = Optional.empty();
  private Optional<TaskState> state = Optional.empty();
  private @Nullable SendResult result;

  /**
   * Starts with nothing.
   *
   * @param listener is told each piece of text in artifacts once
   */
  Progress(Consumer<String> listener) {
    this.listener = listener;
  }

  /** The task, as soon as it is known. */
  Optional<String> taskId() {
    return taskId;
  }

  /** The whole answer; empty if it is not known, or not whole. */
  Optional<SendResult> result() {
    return Optional.ofNullable(result);
  }

  /** Tells whether the agent has ended its work, or waits for the client. */
  boolean isSettled() {
    return result instanceof Message
        || state.filter(now -> now.isTerminal() || now.isInterrupted()).isPresent();
  }

  /** Takes what was known before, of which nothing is news. */
  void begin(Task task) {
    task.artifacts().forEach(artifact -> remember(artifact.artifactId(), artifact.text()));
    see(task);
  }

  /** Takes what is reported next. */
  void see(StreamEvent event) {
    if (event instanceof Message message) {
      result = message;
    } else if (event instanceof Task task) {
      taskId = Optional.of(task.id());
      state = Optional.of(task.status().state());
      task.artifacts().forEach(artifact -> tellRest(artifact.artifactId(), artifact.text()));
      result = task;
    } else if (event instanceof StatusUpdate update) {
      taskId = Optional.of(update.taskId());
      state = Optional.of(update.status().state());
      if (result instanceof Task task) {
        result = task.withStatus(update.status());
      }
    } else if (event instanceof ArtifactUpdate update) {
      taskId = Optional.of(update.taskId());
      see(update);
    }
  }

  private void see(ArtifactUpdate update) {
    Artifact artifact = update.artifact();
    String text = artifact.text();
    if (update.append()) {
      tell(text);
      remember(artifact.artifactId(), text);
    } else {
      tellRest(artifact.artifactId(), text);
    }
    if (result instanceof Task task) {
      result = task.withArtifacts(with(task.artifacts(), artifact, update.append()));
    }
  }

  private static List<Artifact> with(List<Artifact> known, Artifact next, boolean append) {
    Map<String, Artifact> byId = new LinkedHashMap<>();
    known.forEach(artifact -> byId.put(artifact.artifactId(), artifact));
    byId.merge(next.artifactId(), next, (old, now) -> append ? longer(old, now) : now);
    return List.copyOf(byId.values());
  }

  private static Artifact longer(Artifact old, Artifact next) {
    List<Part> parts = new ArrayList<>(old.parts());
    parts.addAll(next.parts());
    return new Artifact(
        old.artifactId(), old.name(), old.description(), parts, old.metadata(), old.extensions());
  }

  /** Tells what is new in an artifact that comes whole; one that says something else is no news. */
  private void tellRest(String artifactId, String text) {
    StringBuilder before = told.get(artifactId);
    if (before == null) {
      tell(text);
    } else if (text.startsWith(before.toString())) {
      tell(text.substring(before.length()));
    }
    told.put(artifactId, new StringBuilder(text));
  }

  private void tell(String text) {
    if (!text.isEmpty()) {
      listener.accept(text);
    }
  }

  private void remember(String artifactId, String text) {
    told.computeIfAbsent(artifactId, id -> new StringBuilder()).append(text);
  }
}

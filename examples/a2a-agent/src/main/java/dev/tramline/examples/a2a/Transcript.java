package dev.tramline.examples.a2a;

import com.google.gson.JsonElement;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskStatus;
import dev.tramline.a2a.server.Reply;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints what becomes of one task as it happens, and remembers where the task stands. */
final class Transcript {

  private final String agent;
  private final PrintStream out;
  private final Map<String, String> shown = new HashMap<>();
  private Optional<Task> task = Optional.empty();
  private String open = "";

  /**
   * Begins a transcript.
   *
   * @param agent the agent's name
   * @param out where to print
   */
  Transcript(String agent, PrintStream out) {
    this.agent = agent;
    this.out = out;
  }

  /** Returns the task as it was last heard of; empty if a message was all the answer. */
  Optional<Task> task() {
    return task;
  }

  /** Prints what is new in an event. */
  void add(StreamEvent event) {
    if (event instanceof Message message) {
      line(agent + ": " + message.text());
    } else if (event instanceof Task now) {
      task = Optional.of(now);
      now.artifacts().forEach(artifact -> show(artifact, false));
      status(now.status());
    } else if (event instanceof StatusUpdate update) {
      task = task.map(now -> now.withStatus(update.status()));
      JsonElement node = update.metadata().get("node"); // a server of Tramline says where it is
      if (node != null) {
        line("  [" + node.getAsString() + "]");
      }
      status(update.status());
    } else if (event instanceof ArtifactUpdate update) {
      show(update.artifact(), update.append());
    }
  }

  private void status(TaskStatus status) {
    status
        .message()
        .ifPresent(
            message ->
                line(
                    switch (status.state()) {
                      case FAILED -> agent + " failed: " + message.text();
                      case REJECTED -> agent + " declines: " + message.text();
                      default -> agent + ": " + message.text();
                    }));
  }

  /** A piece goes on where the one before ended; a whole result is printed if it says more. */
  private void show(Artifact artifact, boolean append) {
    String id = artifact.artifactId();
    String before = shown.getOrDefault(id, "");
    String now = append ? before + text(artifact) : text(artifact);
    shown.put(id, now);
    if (now.equals(before)) {
      return;
    }
    if (open.equals(id) && now.startsWith(before)) {
      out.print(now.substring(before.length()));
    } else {
      end();
      out.print((id.equals(Reply.RESULT) ? agent : artifact.name().orElse(id)) + ": " + now);
    }
    out.flush();
    open = id;
  }

  private static String text(Artifact artifact) {
    return artifact.parts().stream()
        .map(part -> part instanceof Part.Text text ? text.text() : "(no text)")
        .collect(Collectors.joining());
  }

  private void line(String text) {
    end();
    out.println(text);
  }

  /** Ends the line that pieces are printed to. */
  void end() {
    if (!open.isEmpty()) {
      out.println();
      open = "";
    }
  }
}

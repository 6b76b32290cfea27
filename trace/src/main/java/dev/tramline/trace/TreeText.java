package dev.tramline.trace;

import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.trace.ExecutionTree.Branch;
import dev.tramline.trace.ExecutionTree.Ending;
import dev.tramline.trace.ExecutionTree.FailedAttempt;
import dev.tramline.trace.ExecutionTree.Item;
import dev.tramline.trace.ExecutionTree.Span;
import dev.tramline.trace.ExecutionTree.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a tree as lines of text. For one tree. */
final class TreeText {

  private final boolean timed;
  private final StringBuilder text = new StringBuilder();

  /**
   * Begins a text.
   *
   * @param timed whether it says how long things took
   */
  TreeText(boolean timed) {
    this.timed = timed;
  }

  String of(ExecutionTree tree) {
    line(0, tree.flow() + " " + ending(tree.ending()) + time(tree.ending()));
    tree.visits().forEach(visit -> add(1, visit));
    if (tree.leftOut() > 0) {
      line(1, "(" + tree.leftOut() + " more left out)");
    }
    return text.toString();
  }

  /** How a run ended. */
  static String ending(Ending ending) {
    if (ending instanceof Ending.Failed failed) {
      Throwable cause = failed.cause();
      if (cause instanceof RunCancelledException) {
        return "cancelled";
      }
      return cause instanceof NodeFailedException at
          ? "failed at " + at.node()
          : "failed: " + oneLine(cause);
    }
    return ending instanceof Ending.Finished ? "finished" : "running";
  }

  private void add(int depth, Span span) {
    line(depth, what(span) + how(span) + time(span.ending()));
    for (FailedAttempt attempt : failedAttempts(span)) {
      line(depth + 1, attempt(attempt));
    }
    span.children().forEach(child -> add(depth + 1, child));
  }

  private static String what(Span span) {
    if (span instanceof Visit visit) {
      return visit.name();
    }
    return span instanceof Item item
        ? "item " + item.number()
        : "branch " + ((Branch) span).number();
  }

  private static String how(Span span) {
    if (span.ending() instanceof Ending.Failed failed) {
      return hasFailureInside(span) ? " failed" : " failed: " + oneLine(failed.cause());
    }
    if (span.ending() instanceof Ending.Finished) {
      return span instanceof Visit visit && !visit.action().isEmpty()
          ? " -" + visit.action() + "->"
          : "";
    }
    return span.ending() instanceof Ending.Stopped ? " stopped" : " running";
  }

  /** Looks into what has finished as well: the branches of a fork go on after it has. */
  private static boolean hasFailureInside(Span span) {
    return span.children().stream()
        .anyMatch(child -> child.ending() instanceof Ending.Failed || hasFailureInside(child));
  }

  /** The attempts of a span itself. */
  static List<FailedAttempt> failedAttempts(Span span) {
    if (span instanceof Visit visit) {
      return visit.failedAttempts();
    }
    return span instanceof Item item ? item.failedAttempts() : List.of();
  }

  private String attempt(FailedAttempt attempt) {
    return "attempt "
        + (attempt.attempt() + 1)
        + " of "
        + attempt.maxAttempts()
        + " failed: "
        + oneLine(attempt.cause())
        + (timed ? attempt.retryIn().map(wait -> "; again in " + millis(wait)).orElse("") : "");
  }

  private String time(Ending ending) {
    if (timed && ending instanceof Ending.Finished finished) {
      return " in " + millis(finished.duration());
    }
    return timed && ending instanceof Ending.Failed failed
        ? " in " + millis(failed.duration())
        : "";
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
  }

  private static String oneLine(Throwable cause) {
    return cause.toString().lines().map(String::strip).collect(Collectors.joining(" "));
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}

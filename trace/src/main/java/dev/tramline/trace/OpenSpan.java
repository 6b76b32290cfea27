package dev.tramline.trace;

import dev.tramline.runtime.RunEvent;
import dev.tramline.trace.ExecutionTree.Branch;
import dev.tramline.trace.ExecutionTree.Ending;
import dev.tramline.trace.ExecutionTree.FailedAttempt;
import dev.tramline.trace.ExecutionTree.Item;
import dev.tramline.trace.ExecutionTree.Span;
import dev.tramline.trace.ExecutionTree.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit, an item or a branch while it is recorded. Guarded by the lock of its recording. */
final class OpenSpan {

  /** In the order in which they begin inside a visit or an element. */
  private enum Kind {
    VISIT,
    ITEM,
    BRANCH
  }

  private static final Ending RUNNING = new Ending.Running();
  private static final Ending STOPPED = new Ending.Stopped();

  private final Kind kind;
  private final int number;
  private final String node;
  private final String step;
  private final Instant started;
  private final List<FailedAttempt> failedAttempts = new ArrayList<>(0);
  private final List<OpenSpan> children = new ArrayList<>(0);
  private String action = "";
  private Ending ending = RUNNING;

  private OpenSpan(@Nullable OpenSpan parent, Kind kind, int number, RunEvent event) {
    this.kind = kind;
    this.number = number;
    this.node = event.node();
    this.step = event.where().step();
    this.started = event.time();
    if (parent != null) {
      parent.children.add(this);
    }
  }

  static OpenSpan visit(@Nullable OpenSpan parent, RunEvent event) {
    return new OpenSpan(parent, Kind.VISIT, 0, event);
  }

  static OpenSpan part(OpenSpan parent, boolean branch, int number, RunEvent event) {
    return new OpenSpan(parent, branch ? Kind.BRANCH : Kind.ITEM, number, event);
  }

  void add(FailedAttempt attempt) {
    failedAttempts.add(attempt);
  }

  void finish(String chosen, Ending how) {
    action = chosen;
    ending = how;
  }

  void stop() {
    if (ending instanceof Ending.Running) {
      ending = STOPPED;
    }
  }

  Span snapshot() {
    return switch (kind) {
      case VISIT -> visit();
      case ITEM -> new Item(number, started, ending, failedAttempts, inside());
      case BRANCH -> new Branch(number, started, ending, inside());
    };
  }

  Visit visit() {
    return new Visit(node, step, action, started, ending, failedAttempts, inside());
  }

  private List<Span> inside() {
    Comparator<OpenSpan> byKind = Comparator.comparing(child -> child.kind);
    return children.stream()
        .sorted(
            // a branch may begin with a fork, and not with a visit
            (kind == Kind.BRANCH ? byKind.reversed() : byKind)
                .thenComparingInt(child -> child.number))
        .map(OpenSpan::snapshot)
        .toList();
  }
}

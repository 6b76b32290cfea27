package dev.tramline.trace;

import dev.tramline.runtime.NodeFailedException;
import dev.tramline.trace.ExecutionTree.FailedAttempt;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds out which visits failed when a run did. No event tells: a failure names its node, of which
 * several branches or elements may be making visits, so the attempts have to bear it out then.
 */
final class Culprits {

  private Culprits() {}

  /**
   * Fails the visits, and items, that a run failed with.
   *
   * @param spans all of the run
   * @param failure what the run failed with; what failed beside it is suppressed in it
   */
  static void mark(Collection<OpenSpan> spans, Throwable failure) {
    List<OpenSpan> running = spans.stream().filter(OpenSpan::isRunning).toList();
    if (failure instanceof Error) { // it names no node
      List<OpenSpan> innermost = running.stream().filter(span -> !span.hasRunningInside()).toList();
      if (innermost.size() == 1) {
        innermost.get(0).fail(OpenSpan.failed(failure));
      }
    }
    for (Throwable each : withSuppressed(failure)) {
      if (each instanceof NodeFailedException failed) {
        mark(running, failed);
      }
    }
  }

  private static void mark(List<OpenSpan> running, NodeFailedException failure) {
    Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
    List<OpenSpan> visits =
        running.stream().filter(span -> span.isVisitOf(failure.node())).toList();
    Set<Throwable> told = withCauses(cause);
    List<OpenSpan> sure =
        visits.stream()
            .flatMap(visit -> visit.gaveUp(last -> isLast(last, told)).stream())
            .toList();
    for (OpenSpan span : sure.isEmpty() && visits.size() == 1 ? visits : sure) {
      span.fail(OpenSpan.failed(cause));
    }
  }

  private static boolean isLast(FailedAttempt attempt, Set<Throwable> told) {
    return attempt.retryIn().isEmpty() && told.contains(attempt.cause());
  }

  private static Set<Throwable> withSuppressed(Throwable failure) {
    return reachable(failure, false);
  }

  /**
   * What a node threw with all that led to it: a fallback's failure has that of exec suppressed.
   */
  private static Set<Throwable> withCauses(Throwable cause) {
    return reachable(cause, true);
  }

  private static Set<Throwable> reachable(Throwable from, boolean causes) {
    Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      Throwable each = next.remove();
      if (found.add(each)) {
        next.addAll(List.of(each.getSuppressed()));
        if (causes && each.getCause() != null) {
          next.add(each.getCause());
        }
      }
    }
    return found;
  }
}

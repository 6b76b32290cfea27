package dev.tramline.trace;

import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.trace.ExecutionTree.Ending;
import dev.tramline.trace.ExecutionTree.FailedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One run while it is recorded, and afterwards. Guarded by the lock of its recording. */
final class RecordedRun {

  private final String id;
  private final String flow;
  private final Instant started;
  private final List<OpenSpan> visits = new ArrayList<>();

  /** What events can refer to; nothing once the run has ended. */
  private final Map<Place, OpenSpan> places = new LinkedHashMap<>();

  /** Takes room for one more entry, if there is any. */
  private final BooleanSupplier room;

  private Ending ending = new Ending.Running();
  private int entries = 1;
  private long leftOut;

  RecordedRun(RunEvent.RunStarted event, BooleanSupplier room) {
    this.room = room;
    id = event.runId();
    flow = event.flow();
    started = event.time();
  }

  /** How much room this takes. */
  int entries() {
    return entries;
  }

  boolean hasEnded() {
    return !(ending instanceof Ending.Running);
  }

  /** Takes an event of the run. */
  void add(RunEvent event) {
    if (event instanceof RunEvent.NodeStarted) {
      addVisit(event);
    } else if (event instanceof RunEvent.PartStarted part) {
      addPart(Place.ofPart(part, part.part()), part);
    } else if (event instanceof RunEvent.AttemptFailed failed) {
      addAttempt(failed);
    } else if (event instanceof RunEvent.NodeFinished done) {
      finish(Place.of(done), done.action(), ending(done.duration(), done.failure()));
    } else if (event instanceof RunEvent.PartFinished done) {
      finish(Place.ofPart(done, done.part()), "", ending(done.duration(), done.failure()));
    } else if (event instanceof RunEvent.RunFinished done) {
      end(new Ending.Finished(done.duration()));
    } else if (event instanceof RunEvent.RunFailed failed) {
      end(new Ending.Failed(failed.cause(), failed.duration()));
    }
  }

  private void addVisit(RunEvent event) {
    Place place = Place.of(event);
    Optional<Place> around = place.aroundVisit(event.where().parentRunId());
    OpenSpan parent = around.map(places::get).orElse(null);
    if ((parent == null && around.isPresent()) || !takesMore()) {
      leftOut++;
      return;
    }
    OpenSpan visit = OpenSpan.visit(parent, event);
    places.put(place, visit);
    if (parent == null) {
      visits.add(visit);
    }
  }

  private void addPart(Place place, RunEvent event) {
    OpenSpan parent = places.get(place.aroundPart());
    if (parent == null || !takesMore()) {
      leftOut++;
      return;
    }
    places.put(place, OpenSpan.part(parent, place.isBranch(), place.number(), event));
  }

  private void addAttempt(RunEvent.AttemptFailed failed) {
    OpenSpan span = places.get(Place.of(failed));
    if (span == null || !takesMore()) {
      leftOut++;
      return;
    }
    span.add(
        new FailedAttempt(
            failed.attempt(), failed.maxAttempts(), failed.cause(), failed.retryIn()));
  }

  /** What has once left something out adds nothing any more: it would hang in the air. */
  private boolean takesMore() {
    if (leftOut > 0 || !room.getAsBoolean()) {
      return false;
    }
    entries++;
    return true;
  }

  private static Ending ending(Duration duration, Optional<Throwable> failure) {
    if (failure.isEmpty()) {
      return new Ending.Finished(duration);
    }
    return failure.get() instanceof RunCancelledException
        ? new Ending.Stopped()
        : new Ending.Failed(failure.get(), duration);
  }

  private void finish(Place place, String action, Ending how) {
    OpenSpan span = places.get(place);
    if (span != null) {
      span.finish(action, how);
    }
  }

  private void end(Ending how) {
    ending = how;
    places.values().forEach(OpenSpan::stop);
    places.clear();
  }

  ExecutionTree tree() {
    return new ExecutionTree(
        id, flow, started, ending, visits.stream().map(OpenSpan::visit).toList(), leftOut);
  }
}

package dev.tramline.trace;

import dev.tramline.runtime.RunEvent;
import dev.tramline.trace.ExecutionTree.Ending;
import dev.tramline.trace.ExecutionTree.FailedAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

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
      finish(Place.of(done), done.action(), new Ending.Finished(done.duration()));
    } else if (event instanceof RunEvent.PartFinished done) {
      finish(Place.ofPart(done, done.part()), "", new Ending.Finished(done.duration()));
    } else if (event instanceof RunEvent.RunFinished done) {
      end(new Ending.Finished(done.duration()));
    } else if (event instanceof RunEvent.RunFailed failed) {
      Culprits.mark(List.copyOf(places.values()), failed.cause());
      end(new Ending.Failed(failed.cause(), Optional.of(failed.duration())));
    }
  }

  private void addVisit(RunEvent event) {
    Place place = Place.of(event);
    Optional<Place> around = place.aroundVisit(event.where().parentRunId());
    OpenSpan parent = around.map(p -> placed(p, event)).orElse(null);
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

  /** Finds what an event happened in; a branch that begins with a fork is announced after that. */
  private @Nullable OpenSpan placed(Place place, RunEvent event) {
    return place.isBranch() ? part(place, event) : places.get(place);
  }

  private void addPart(Place place, RunEvent event) {
    if (part(place, event) == null) {
      leftOut++;
    }
  }

  /** Finds an item or a branch, or adds it; null if there is no room. */
  private @Nullable OpenSpan part(Place place, RunEvent event) {
    OpenSpan known = places.get(place);
    if (known != null) {
      return known;
    }
    OpenSpan parent = placed(place.aroundPart(), event);
    if (parent == null || !takesMore()) {
      return null;
    }
    OpenSpan part = OpenSpan.part(parent, place.isBranch(), place.number(), event);
    places.put(place, part);
    return part;
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

  private void finish(Place place, String action, Ending.Finished how) {
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

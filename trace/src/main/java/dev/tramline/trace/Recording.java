package dev.tramline.trace;

import dev.tramline.runtime.RunEvent;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/** The runs of a recorder. Safe for use by several threads. */
final class Recording {

  private final int maxEntries;
  private final Map<String, RecordedRun> runs = new LinkedHashMap<>();
  private final Queue<String> ended = new ArrayDeque<>();
  private int entries;

  Recording(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  synchronized void add(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      makeRoom();
      entries++; // also if there was none
      runs.put(started.runId(), new RecordedRun(started, this::takeRoom));
      return;
    }
    RecordedRun run = runs.get(outermost(event.runId()));
    if (run == null || run.hasEnded()) {
      return; // forgotten; or what a node left behind did too late
    }
    run.add(event);
    if (run.hasEnded()) {
      ended.add(event.runId());
    }
  }

  /** The run around all others, whose identity is what theirs begin with. */
  private static String outermost(String runId) {
    int nested = runId.indexOf('/');
    return nested < 0 ? runId : runId.substring(0, nested);
  }

  private boolean takeRoom() {
    boolean room = makeRoom();
    if (room) {
      entries++;
    }
    return room;
  }

  private boolean makeRoom() {
    while (entries >= maxEntries && !ended.isEmpty()) {
      RecordedRun forgotten = runs.remove(ended.remove());
      entries -= forgotten == null ? 0 : forgotten.entries();
    }
    return entries < maxEntries;
  }

  synchronized ExecutionTree last() {
    Iterator<RecordedRun> each = runs.values().iterator();
    if (!each.hasNext()) {
      throw new NoSuchElementException("no run has begun");
    }
    RecordedRun last = each.next();
    while (each.hasNext()) {
      last = each.next();
    }
    return last.tree();
  }

  synchronized Optional<ExecutionTree> of(String runId) {
    return Optional.ofNullable(runs.get(runId)).map(RecordedRun::tree);
  }

  synchronized List<ExecutionTree> all() {
    return runs.values().stream().map(RecordedRun::tree).toList();
  }
}

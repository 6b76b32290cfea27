package dev.tramline.processor.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a search for one key is: in the flow itself, or in the branches of a fork, entered from
 * another level with the key set or unset. Each level has the pairs of node and state that were
 * seen on it. For use by one thread.
 */
final class Level {

  private final @Nullable Level around;
  private final int fork;
  private final boolean goesOn;
  private final boolean enteredSet;
  private final boolean[] seen;
  private final Map<Integer, Level> inner = new HashMap<>();

  private Level(@Nullable Level around, int fork, boolean goesOn, boolean enteredSet, int size) {
    this.around = around;
    this.fork = fork;
    this.goesOn = goesOn;
    this.enteredSet = enteredSet;
    this.seen = new boolean[size];
  }

  /** Makes the level of a flow of so many nodes, or that of a fork's branches if they are all. */
  static Level outermost(int fork, int nodes) {
    return new Level(null, fork, false, false, 2 * nodes);
  }

  /**
   * Returns the level of a fork's branches.
   *
   * @param fork the fork
   * @param goesOn whether what these branches make of the key stands behind the join
   * @param set whether the key is set as the branches start
   * @return the level, the same each time
   */
  Level inner(int fork, boolean goesOn, boolean set) {
    int number = 4 * fork + (goesOn ? 2 : 0) + (set ? 1 : 0);
    return inner.computeIfAbsent(number, absent -> new Level(this, fork, goesOn, set, seen.length));
  }

  /** Returns the level to go on at behind the join; null if the search ends there. */
  @Nullable Level behindJoin() {
    return goesOn ? around : null;
  }

  /** Returns the fork whose branches these are, or a negative number. */
  int fork() {
    return fork;
  }

  /** Tells whether the key was set as the branches started. */
  boolean enteredSet() {
    return enteredSet;
  }

  /** Notes a pair of node and state, and tells whether it is new. */
  boolean enter(int node, boolean set) {
    int state = 2 * node + (set ? 1 : 0);
    boolean isNew = !seen[state];
    seen[state] = true;
    return isNew;
  }
}

package dev.tramline.processor.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a search for one key is: in the flow itself, or in the branches of a fork, entered from
 * another level. Each level has the pairs of node and state that were seen on it. For use by one
 * thread.
 */
final class Level {

  private final @Nullable Level around;
  private final int fork;
  private final boolean goesOn;
  private final boolean[] seen;
  private final Map<Integer, Level> inner = new HashMap<>();

  private Level(@Nullable Level around, int fork, boolean goesOn, int size) {
    this.around = around;
    this.fork = fork;
    this.goesOn = goesOn;
    this.seen = new boolean[size];
  }

  /** Makes the level of a flow of so many nodes, or that of a fork's branches if they are all. */
  static Level outermost(int fork, int nodes) {
    return new Level(null, fork, false, 2 * nodes);
  }

  /**
   * Returns the level of a fork's branches.
   *
   * @param fork the fork
   * @param goesOn whether what these branches make of the key stands behind the join
   * @return the level, the same each time
   */
  Level inner(int fork, boolean goesOn) {
    int number = 2 * fork + (goesOn ? 1 : 0);
    return inner.computeIfAbsent(number, absent -> new Level(this, fork, goesOn, seen.length));
  }

  /** Returns the level to go on at behind the join; null if the search ends there. */
  @Nullable Level behindJoin() {
    return goesOn ? around : null;
  }

  /** Returns the fork whose branches these are, or a negative number. */
  int fork() {
    return fork;
  }

  /** Notes a pair of node and state, and tells whether it is new. */
  boolean enter(int node, boolean set) {
    int state = 2 * node + (set ? 1 : 0);
    boolean isNew = !seen[state];
    seen[state] = true;
    return isNew;
  }
}

package dev.tramline.processor.check;

import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Tells whether static forks can be passed with a key unset and none of the branches needing it.
 * Where every run misses the key in some branch, that is the mistake, and what comes behind the
 * join is not another one.
 */
final class UnsetPassage {

  private final WiredFlow wired;
  private final Scopes scopes;
  private final String key;
  private final boolean[] needing;
  private final BitSet known = new BitSet();
  private final BitSet open = new BitSet();

  /**
   * Prepares for one key.
   *
   * @param needing by node, whether it needs the key
   */
  UnsetPassage(WiredFlow wired, Scopes scopes, String key, boolean[] needing) {
    this.wired = wired;
    this.scopes = scopes;
    this.key = key;
    this.needing = needing;
  }

  /** Returns the branch of a static fork that writes the key, or {@link ProvenFlow#NONE}. */
  int writerOf(int fork) {
    for (int i = 0; i < scopes.forks().get(fork).branches().size(); i++) {
      if (scopes.writes(fork, i).contains(key)) {
        return i;
      }
    }
    return ProvenFlow.NONE;
  }

  /** Tells whether a static fork can be passed. */
  boolean through(int fork) {
    if (!known.get(fork)) {
      boolean all = true;
      for (int i = 0; all && i < scopes.forks().get(fork).branches().size(); i++) {
        all = throughBranch(scopes.forks().get(fork), i);
      }
      open.set(fork, all);
      known.set(fork);
    }
    return open.get(fork);
  }

  private boolean throughBranch(JoinedFork fork, int branch) {
    BitSet seen = new BitSet();
    Deque<Route> next = new ArrayDeque<>();
    next.add(fork.fork().starts().get(branch));
    while (!next.isEmpty()) {
      Route route = next.remove();
      if (route.equals(fork.end())) {
        return true;
      }
      if (route instanceof Route.Fork inner) {
        if (through(inner.fork())) {
          next.add(scopes.forks().get(inner.fork()).end());
        }
      } else if (route instanceof Route.To to && !needing[to.node()] && !seen.get(to.node())) {
        seen.set(to.node());
        int dynamic = wired.dynamicForkOf(to.node());
        if (dynamic == ProvenFlow.NONE) {
          next.addAll(wired.edges().get(to.node()));
        } else {
          next.add(scopes.forks().get(dynamic).end()); // with no branch at all
        }
      }
    }
    return false;
  }
}

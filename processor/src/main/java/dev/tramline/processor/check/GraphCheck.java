package dev.tramline.processor.check;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds nodes that no path reaches (TL207) and nodes that no path leaves (TL208). */
final class GraphCheck {

  private final List<List<Integer>> successors = new ArrayList<>();
  private final List<List<Integer>> predecessors = new ArrayList<>();
  private final BitSet exiting = new BitSet();

  private GraphCheck(WiredFlow wired) {
    for (int node = 0; node < wired.size(); node++) {
      successors.add(new ArrayList<>());
      predecessors.add(new ArrayList<>());
    }
    for (int node = 0; node < wired.size(); node++) {
      int from = node;
      wired.edges().get(node).forEach(route -> wired.eachEnd(route, end -> addEdge(from, end)));
    }
  }

  private void addEdge(int from, Route end) {
    if (end instanceof Route.To to) {
      successors.get(from).add(to.node());
      predecessors.get(to.node()).add(from);
    } else {
      exiting.set(from);
    }
  }

  static List<Finding> findings(WiredFlow wired) {
    GraphCheck check = new GraphCheck(wired);
    BitSet start = new BitSet();
    start.set(wired.start());
    BitSet reachable = closure(start, check.successors);
    Map<Integer, BitSet> traps = wired.flow().endless() ? Map.of() : check.traps(reachable);
    List<Finding> findings = new ArrayList<>();
    for (int node = 0; node < wired.size(); node++) {
      if (!reachable.get(node)) {
        String message = Messages.unreachable(wired, node);
        findings.add(new Finding(Code.TL207, wired.node(node).place(), message));
      }
      if (traps.containsKey(node)) {
        String message = Messages.trap(wired, traps.get(node));
        findings.add(new Finding(Code.TL208, wired.node(node).place(), message));
      }
    }
    return findings;
  }

  /**
   * Finds the sets of nodes in which each leads to all and none leads out. Only they have to
   * change: what leads into them is mended with them, and what no run gets to traps nobody.
   *
   * @return the sets by their first nodes
   */
  private Map<Integer, BitSet> traps(BitSet reachable) {
    BitSet stuck = (BitSet) reachable.clone();
    stuck.andNot(closure(exiting, predecessors));
    Map<Integer, BitSet> ahead = new HashMap<>();
    for (int node = stuck.nextSetBit(0); node >= 0; node = stuck.nextSetBit(node + 1)) {
      BitSet from = new BitSet();
      from.set(node);
      ahead.put(node, closure(from, successors));
    }
    Map<Integer, BitSet> traps = new HashMap<>();
    for (Map.Entry<Integer, BitSet> entry : ahead.entrySet()) {
      int node = entry.getKey();
      BitSet trap = entry.getValue();
      boolean isFirst = trap.nextSetBit(0) == node;
      if (isFirst && trap.stream().allMatch(other -> leadsTo(ahead.get(other), node))) {
        traps.put(node, trap);
      }
    }
    return traps;
  }

  private static boolean leadsTo(@Nullable BitSet ahead, int node) {
    return ahead != null && ahead.get(node);
  }

  private static BitSet closure(BitSet from, List<List<Integer>> next) {
    BitSet reached = (BitSet) from.clone();
    Deque<Integer> queue = new ArrayDeque<>();
    from.stream().forEach(queue::add);
    while (!queue.isEmpty()) {
      for (int node : next.get(queue.remove())) {
        if (!reached.get(node)) {
          reached.set(node);
          queue.add(node);
        }
      }
    }
    return reached;
  }
}

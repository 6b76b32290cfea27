package dev.tramline.processor.generate;

import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Branch;
import dev.tramline.processor.model.ProvenFlow.Fork;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts a flow into blocks: nodes that follow one another whatever happens. Only between blocks is
 * there anything to choose, and only there can a branch begin or end.
 */
final class Blocks {

  private final ProvenFlow proven;
  private final int nodesPerPart;
  private final BitSet first = new BitSet();

  private Blocks(ProvenFlow proven, int nodesPerPart) {
    this.proven = proven;
    this.nodesPerPart = nodesPerPart;
    first.set(proven.start());
    proven.forks().forEach(this::addFork);
    addTargets();
  }

  /**
   * The blocks, by their first nodes.
   *
   * @param proven the flow
   * @param nodesPerPart of how many nodes, in the order of the flow, none of which share a block
   *     with others, so that what has to be cut up can be cut there
   */
  static List<List<Integer>> of(ProvenFlow proven, int nodesPerPart) {
    Blocks blocks = new Blocks(proven, nodesPerPart);
    return blocks.first.stream().mapToObj(blocks::from).toList();
  }

  private void addFork(Fork fork) {
    for (Branch branch : fork.branches()) {
      if (branch.start() instanceof Route.To to) {
        first.set(to.node());
      }
    }
    if (fork.join() != ProvenFlow.NONE) {
      first.set(fork.join());
    }
  }

  private void addTargets() {
    BitSet reached = new BitSet();
    for (int node = 0; node < proven.edges().size(); node++) {
      for (Route route : proven.edges().get(node)) {
        if (route instanceof Route.To to) {
          boolean again = reached.get(to.node());
          if (again || next(node) == ProvenFlow.NONE || part(node) != part(to.node())) {
            first.set(to.node());
          }
          reached.set(to.node());
        }
      }
    }
  }

  private int part(int node) {
    return node / nodesPerPart;
  }

  /** The node that always follows, if there is one. */
  private int next(int node) {
    List<Route> routes = proven.edges().get(node);
    return routes.size() == 1
            && proven.forkOf(node) == ProvenFlow.NONE
            && routes.get(0) instanceof Route.To to
        ? to.node()
        : ProvenFlow.NONE;
  }

  private List<Integer> from(int node) {
    List<Integer> block = new ArrayList<>();
    int at = node;
    do {
      block.add(at);
      at = next(at);
    } while (at != ProvenFlow.NONE && !first.get(at));
    return block;
  }
}

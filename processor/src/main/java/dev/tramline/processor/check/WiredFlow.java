package dev.tramline.processor.check;

import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.List;
import java.util.function.Consumer;

/**
 * A flow of which it is known where every action leads, and so that every node has a contract.
 *
 * @param flow the flow
 * @param start the index of its first node
 * @param edges for each node, for each of its actions, where it leads
 * @param forks where branches start, by node, that of the node itself before those of its actions
 */
record WiredFlow(FlowModel flow, int start, List<List<Route>> edges, List<WiredFork> forks) {

  FlowNode node(int index) {
    return flow.nodes().get(index);
  }

  int size() {
    return flow.nodes().size();
  }

  Contract contract(int node) {
    return node(node).contract().orElseThrow();
  }

  /** Returns the fork of a node that returns a list of outcomes, or {@link ProvenFlow#NONE}. */
  int dynamicForkOf(int node) {
    if (!contract(node).forks()) {
      return ProvenFlow.NONE;
    }
    for (int i = 0; i < forks.size(); i++) {
      if (forks.get(i).isDynamic() && forks.get(i).node() == node) {
        return i;
      }
    }
    throw new IllegalStateException(node(node).name());
  }

  /** Hands out the nodes and exits that a route leads to, those of a fork one by one. */
  void eachEnd(Route route, Consumer<Route> to) {
    if (route instanceof Route.Fork fork) {
      forks.get(fork.fork()).starts().forEach(to);
    } else {
      to.accept(route);
    }
  }
}

package dev.tramline.processor.check;

import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.ProvenFlow.Target;
import java.util.List;

/**
 * A flow of which it is known where every action leads, and so that every node has a contract.
 *
 * @param flow the flow
 * @param start the index of its first node
 * @param edges for each node, for each of its actions, where it leads
 */
record WiredFlow(FlowModel flow, int start, List<List<Target>> edges) {

  FlowNode node(int index) {
    return flow.nodes().get(index);
  }

  int size() {
    return flow.nodes().size();
  }

  Contract contract(int node) {
    return node(node).contract().orElseThrow();
  }
}

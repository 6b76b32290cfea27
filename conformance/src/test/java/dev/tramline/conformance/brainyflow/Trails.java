package dev.tramline.conformance.brainyflow;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.conformance.EventLog;
import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import java.util.List;

/** Where runs went, and where they can go, as text that reads well in an assertion. */
final class Trails {

  private Trails() {}

  /** Leaves its name, inside nested flows its path, in key {@code trail}. */
  @Node
  static class Mark {
    @Exec
    @Append("trail")
    String mark(RunContext context) {
      return context.node();
    }
  }

  /** {@return {@code node -action->} for each visit that ended, in the order they did} */
  static List<String> visits(EventLog log) {
    return log.of(RunEvent.NodeFinished.class).stream()
        .map(visit -> visit.node() + " -" + visit.action() + "->")
        .toList();
  }

  /** {@return the step of each visit that began, in the order they did} */
  static List<String> steps(EventLog log) {
    return log.of(RunEvent.NodeStarted.class).stream().map(visit -> visit.where().step()).toList();
  }

  /** {@return {@code node -action-> node} for each edge; the node is empty at an exit} */
  static List<String> edges(FlowGraph graph) {
    return graph.edges().stream()
        .map(edge -> edge.from() + " -" + edge.action() + "-> " + edge.to())
        .toList();
  }
}

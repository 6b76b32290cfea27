package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.RunOptions;
import java.util.function.BooleanSupplier;

/** What the races have in common: a flow of one node, and a way for one side to wait. */
final class Races {

  static final int NODE = 0;
  static final FlowGraph GRAPH = graph();

  private Races() {}

  private static FlowGraph graph() {
    String[] none = new String[0];
    return new GraphBuilder("Race", "node", "0000000000000000")
        .node("node", "Node", new String[] {"default"}, none, none)
        .exit("node", "default", "")
        .build();
  }

  static RunState run(RunOptions options) {
    return new RunState(GRAPH, options, 1000, null);
  }

  static Frame frame(RunOptions options) {
    return new Frame(run(options), GRAPH);
  }

  /** A strand as a fan-out makes it, whose maker is the calling thread. */
  static Strand child(Frame parent, ExecCall work) {
    Strand child = new Strand(parent.strand());
    return child.does(work, parent.ofPart(0, child, false), null, null);
  }

  /** Waits for the other side, which never waits for this one at the same time. */
  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.yield();
    }
  }
}

package dev.tramline.runtime.generated;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A visit to a node, for the flight recorder. */
@Name("dev.tramline.NodeExecution")
@Label("Node Execution")
@Category("Tramline")
@StackTrace(false)
final class NodeExecution extends Event {

  final String run;

  final String node;

  final String step;

  /** Empty if the node failed, or forks. */
  String action = "";

  /** The class of what the node threw; empty if it returned. */
  String failure = "";

  private NodeExecution(String run, String node, String step) {
    this.run = run;
    this.node = node;
    this.step = step;
  }

  static NodeExecution begin(Frame frame) {
    NodeExecution event = new NodeExecution(frame.runId(), frame.node(), frame.stepId());
    event.begin();
    return event;
  }

  void finish(String withAction, String withFailure) {
    action = withAction;
    failure = withFailure;
    commit();
  }
}

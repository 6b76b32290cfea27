package dev.tramline.runtime.generated;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A visit to a node, for the flight recorder. */
@Name("dev.tramline.NodeExecution")
@Label("Node Execution")
@Category("Tramline")
@Description("A visit to a node of a flow")
@StackTrace(false)
final class NodeExecution extends Event {

  @Label("Run")
  final String run;

  @Label("Node")
  final String node;

  @Label("Step")
  final String step;

  @Label("Action")
  @Description("The action the node chose; empty if it failed or forks")
  String action = "";

  @Label("Failure")
  @Description("The class of what the node threw; empty if it returned")
  String failure = "";

  private NodeExecution(String run, String node, String step) {
    this.run = run;
    this.node = node;
    this.step = step;
  }

  /** Whether a recording may be going on; does not wake the recorder. */
  static boolean isOn() {
    return FlightRecorder.isInitialized();
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

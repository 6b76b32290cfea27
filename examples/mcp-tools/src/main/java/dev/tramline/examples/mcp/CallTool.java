package dev.tramline.examples.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunContext;

/** Calls the tool that the model picked. */
@Node
public class CallTool {

  /**
   * What a call leaves behind.
   *
   * @param call appended to the list under key {@code calls}
   */
  public record Called(@Append("calls") ToolCall call) {}

  private final Toolbox toolbox;

  /**
   * Creates the node.
   *
   * @param toolbox where the tool is
   */
  public CallTool(Toolbox toolbox) {
    this.toolbox = toolbox;
  }

  /** Not retried: nobody knows what a tool does when it is called twice. */
  @Exec
  ToolCall call(String tool, ObjectNode arguments, RunContext run) {
    ToolCall call = new ToolCall(tool, arguments, toolbox.call(tool, arguments));
    run.emit(call);
    return call;
  }

  @Post
  @Transition("decide")
  Called remember(@Exec ToolCall call) {
    return new Called(call);
  }
}

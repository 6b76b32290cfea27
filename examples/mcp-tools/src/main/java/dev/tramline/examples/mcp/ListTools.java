package dev.tramline.examples.mcp;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.util.List;

/** Asks what tools there are. */
@Node
public class ListTools {

  private final Toolbox toolbox;

  /**
   * Creates the node.
   *
   * @param toolbox whom to ask
   */
  public ListTools(Toolbox toolbox) {
    this.toolbox = toolbox;
  }

  @Exec
  @Key("tools")
  List<Tool> list() {
    return toolbox.tools();
  }
}

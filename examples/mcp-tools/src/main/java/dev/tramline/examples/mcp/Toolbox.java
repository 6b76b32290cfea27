package dev.tramline.examples.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tools, wherever they are. */
public interface Toolbox {

  /** {@return what there is} */
  List<Tool> tools();

  /**
   * Calls a tool.
   *
   * @param tool its name
   * @param arguments what it needs
   * @return what it says, for the model to read; if it is of the tool's opinion that the call was
   *     wrong, that too
   */
  String call(String tool, ObjectNode arguments);
}

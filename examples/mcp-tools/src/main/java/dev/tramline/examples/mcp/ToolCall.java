package dev.tramline.examples.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call that was made.
 *
 * @param tool the name of the tool
 * @param arguments what it got
 * @param result what it said, an error too
 */
public record ToolCall(String tool, ObjectNode arguments, String result) {

  @Override
  public String toString() {
    return tool + arguments + " = " + result;
  }
}

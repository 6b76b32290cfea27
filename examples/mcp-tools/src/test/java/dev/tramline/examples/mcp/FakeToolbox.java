package dev.tramline.examples.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Tools that remember their calls; "add" adds, "search" finds its own query. */
final class FakeToolbox implements Toolbox {

  final List<String> calls = new ArrayList<>();

  @Override
  public List<Tool> tools() {
    return List.of(
        tool("add", "Adds two numbers.", "a", "b"), tool("search", "Searches a book.", "query"));
  }

  static Tool tool(String name, String description, String... parameters) {
    ObjectNode schema = new ObjectMapper().createObjectNode();
    for (String parameter : parameters) {
      schema.withObjectProperty("properties").putObject(parameter);
    }
    return new Tool(name, description, schema);
  }

  @Override
  public String call(String tool, ObjectNode arguments) {
    calls.add(tool + arguments);
    return switch (tool) {
      case "add" ->
          arguments.get("a").decimalValue().add(arguments.get("b").decimalValue()).toString();
      case "search" -> "About " + arguments.get("query").textValue();
      default -> "error: there is no tool " + tool;
    };
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

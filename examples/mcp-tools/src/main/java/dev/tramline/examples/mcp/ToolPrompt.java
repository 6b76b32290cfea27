package dev.tramline.examples.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model works from, as text: a line of JSON per tool and per call.
 *
 * @param question the question
 * @param tools what it may use
 * @param calls what it has used
 */
record ToolPrompt(String question, List<Tool> tools, List<ToolCall> calls) {

  static final String INSTRUCTIONS =
      """
      You answer a question with the help of tools. Reply with one JSON object and nothing else:
      {"tool": "<name>", "arguments": {...}} to call a tool, with arguments by its schema, or
      {"answer": "<text>"} once you can answer from the results of the calls so far.\
      """;

  private static final String TOOL = "Tool: ";
  private static final String CALL = "Call: ";
  private static final String QUESTION = "Question: ";
  private static final ObjectMapper JSON = new ObjectMapper();

  String toText() {
    StringBuilder text = new StringBuilder();
    for (Tool tool : tools) {
      ObjectNode json = JSON.createObjectNode();
      json.put("name", tool.name()).put("description", tool.description());
      json.set("schema", tool.schema());
      text.append(TOOL).append(json).append('\n');
    }
    for (ToolCall call : calls) {
      ObjectNode json = JSON.createObjectNode().put("tool", call.tool());
      json.set("arguments", call.arguments());
      text.append(CALL).append(json.put("result", call.result())).append('\n');
    }
    return text + QUESTION + question.strip().replaceAll("\\s+", " ");
  }

  /** Reads what {@link #toText} wrote. */
  static ToolPrompt parse(String text) {
    List<Tool> tools = new ArrayList<>();
    List<ToolCall> calls = new ArrayList<>();
    String question = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith(TOOL)) {
        JsonNode json = read(line.substring(TOOL.length()));
        tools.add(
            new Tool(
                json.path("name").asText(),
                json.path("description").asText(),
                json.path("schema")));
      } else if (line.startsWith(CALL)) {
        JsonNode json = read(line.substring(CALL.length()));
        calls.add(
            new ToolCall(
                json.path("tool").asText(),
                json.withObjectProperty("arguments"),
                json.path("result").asText()));
      } else if (line.startsWith(QUESTION)) {
        question = line.substring(QUESTION.length());
      }
    }
    return new ToolPrompt(question, tools, calls);
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The prompt holds a line that is no JSON: " + json, e);
    }
  }
}

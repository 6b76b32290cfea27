package dev.tramline.examples.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tramline.examples.support.ModelReplyException;

/** What the model decided. */
sealed interface Reply {

  /** A tool is to be called. */
  record Use(String tool, ObjectNode arguments) implements Reply {}

  /** The question is answered. */
  record Answer(String text) implements Reply {}

  /**
   * Reads the JSON object in a reply, whatever the model wrote around it.
   *
   * @throws ModelReplyException if there is none, or not of a form asked for; worth another attempt
   */
  static Reply parse(String reply) {
    int start = reply.indexOf('{');
    int end = reply.lastIndexOf('}');
    if (start < 0 || end < start) {
      throw new ModelReplyException("The model replied no JSON object but: " + reply);
    }
    JsonNode json = read(reply.substring(start, end + 1));
    if (json.path("answer").isTextual()) {
      return new Answer(json.get("answer").textValue());
    }
    if (json.path("tool").isTextual() && json.path("arguments") instanceof ObjectNode arguments) {
      return new Use(json.get("tool").textValue(), arguments);
    }
    throw new ModelReplyException("The model replied neither a tool nor an answer but: " + reply);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new ModelReplyException("The model's JSON is wrong: " + e.getOriginalMessage());
    }
  }
}

package dev.tramline.examples.tutorial.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tramline.examples.support.ModelReplyException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads JSON that a model wrote; every deviation is a {@link ModelReplyException} that names it.
 */
final class JsonReply {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReply() {}

  /** Reads the JSON in a reply, which may have words or a fence around it. */
  static JsonNode parse(String reply) {
    int start =
        IntStream.of(reply.indexOf('['), reply.indexOf('{')).filter(i -> i >= 0).min().orElse(-1);
    int end = Math.max(reply.lastIndexOf(']'), reply.lastIndexOf('}'));
    if (start < 0 || end < start) {
      throw new ModelReplyException("There is no JSON in it.");
    }
    try {
      return JSON.readTree(reply.substring(start, end + 1));
    } catch (JsonProcessingException e) {
      throw new ModelReplyException("It is no valid JSON: " + e.getOriginalMessage() + ".");
    }
  }

  static List<JsonNode> array(JsonNode node, String what) {
    if (!node.isArray() || node.isEmpty()) {
      throw new ModelReplyException(what + " must be a JSON array that is not empty.");
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements;
  }

  static String text(JsonNode object, String field) {
    String text = object.path(field).asText("").strip();
    if (text.isEmpty()) {
      throw new ModelReplyException("\"%s\" is missing in %s.".formatted(field, object));
    }
    return text;
  }

  /** Reads the number of one of several things, counted from 0. */
  static int index(JsonNode number, int size, String what) {
    if (!number.canConvertToInt() || number.asInt() < 0 || number.asInt() >= size) {
      throw new ModelReplyException(
          "%s is not the number of %s; they go from 0 to %d."
              .formatted(number.isMissingNode() ? "Nothing" : number, what, size - 1));
    }
    return number.asInt();
  }
}

package dev.tramline.a2a.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON text. Numbers keep the form they came in. */
public final class Json {

  /** How deep arrays and objects may lie in each other. */
  public static final int MAX_DEPTH = 64;

  /** Sees trees only, never a type of ours, so that nothing is reflected upon. */
  private static final Gson WRITER =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .setStrictness(Strictness.STRICT)
          .create();

  private Json() {}

  /**
   * Reads one JSON value.
   *
   * @param utf8 the text
   * @return the tree
   * @throws InvalidJsonException if it is not UTF-8, not strictly JSON, more than one value, or
   *     nested deeper than {@link #MAX_DEPTH}
   */
  public static JsonElement parse(byte[] utf8) throws InvalidJsonException {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidJsonException("it is not UTF-8");
    }
  }

  /**
   * Reads one JSON value.
   *
   * @param text the text
   * @return the tree
   * @throws InvalidJsonException if it is not strictly JSON, more than one value, or nested deeper
   *     than {@link #MAX_DEPTH}
   */
  public static JsonElement parse(String text) throws InvalidJsonException {
    return parse(text, MAX_DEPTH);
  }

  /**
   * Reads one JSON value from a source that is trusted.
   *
   * @param text the text
   * @param maxDepth how deep arrays and objects may lie in each other
   * @return the tree
   * @throws InvalidJsonException if it is not strictly JSON, more than one value, or nested deeper
   */
  public static JsonElement parse(String text, int maxDepth) throws InvalidJsonException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(maxDepth);
    try {
      // Nothing at all makes peek fail, where the parser would read it as null.
      if (reader.peek() == JsonToken.END_DOCUMENT) {
        throw new InvalidJsonException("there is nothing");
      }
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new InvalidJsonException("something follows the value");
      }
      return element;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new InvalidJsonException("it is not valid JSON, or nested too deeply");
    }
  }

  /**
   * Writes a tree.
   *
   * @param element the tree
   * @return its text, on one line
   * @throws IllegalArgumentException if a number in it is infinite or not a number
   */
  public static String write(JsonElement element) {
    return WRITER.toJson(element);
  }

  /**
   * Writes a tree.
   *
   * @param element the tree
   * @return its text in UTF-8, on one line
   * @throws IllegalArgumentException if a number in it is infinite or not a number
   */
  public static byte[] bytes(JsonElement element) {
    return write(element).getBytes(StandardCharsets.UTF_8);
  }
}

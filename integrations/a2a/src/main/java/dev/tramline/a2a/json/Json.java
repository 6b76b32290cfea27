package dev.tramline.a2a.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.Strictness;
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
   * @throws InvalidJsonException if it is not UTF-8, not strictly JSON, more than one value, nested
   *     deeper than {@link #MAX_DEPTH}, or has a name twice in one object or half a character
   */
  public static JsonElement parse(byte[] utf8) throws InvalidJsonException {
    return parse(utf8, Integer.MAX_VALUE);
  }

  /**
   * Reads one JSON value that has a limit, since values take many times the memory of their text.
   *
   * @param utf8 the text
   * @param maxValues how many values there may be, those in objects and arrays included
   * @return the tree
   * @throws InvalidJsonException as {@link #parse(byte[])}, and if there are more
   */
  public static JsonElement parse(byte[] utf8, int maxValues) throws InvalidJsonException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return new JsonText(text, MAX_DEPTH, maxValues).read();
    } catch (CharacterCodingException e) {
      throw new InvalidJsonException("it is not UTF-8");
    }
  }

  /**
   * Reads one JSON value.
   *
   * @param text the text
   * @return the tree
   * @throws InvalidJsonException if it is not strictly JSON, more than one value, nested deeper
   *     than {@link #MAX_DEPTH}, or has a name twice in one object or half a character
   */
  public static JsonElement parse(String text) throws InvalidJsonException {
    return new JsonText(text, MAX_DEPTH, Integer.MAX_VALUE).read();
  }

  /**
   * Reads one JSON value that {@link #write} wrote, however deep it is nested: agents may return
   * what no client may send.
   *
   * @param text the text
   * @return the tree
   * @throws InvalidJsonException if it is not what was written
   */
  public static JsonElement parseWritten(String text) throws InvalidJsonException {
    return new JsonText(text, Integer.MAX_VALUE, Integer.MAX_VALUE).read();
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

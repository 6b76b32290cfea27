package dev.tramline.a2a.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
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
   * @throws InvalidJsonException if it is not UTF-8, not strictly JSON, more than one value, nested
   *     deeper than {@link #MAX_DEPTH}, or has a name twice in one object or half a character
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
   * @throws InvalidJsonException if it is not strictly JSON, more than one value, nested deeper
   *     than {@link #MAX_DEPTH}, or has a name twice in one object or half a character
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
      JsonElement element = read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new InvalidJsonException("something follows the value");
      }
      return element;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new InvalidJsonException("it is not valid JSON, or nested too deeply");
    }
  }

  /** The parser of the library takes the last of two fields of one name; another the first. */
  private static JsonElement read(JsonReader in) throws IOException, InvalidJsonException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> {
        JsonObject object = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
          String name = whole(in.nextName());
          if (object.has(name)) {
            throw new InvalidJsonException("an object has a name twice");
          }
          object.add(name, read(in));
        }
        in.endObject();
        yield object;
      }
      case BEGIN_ARRAY -> {
        JsonArray array = new JsonArray();
        in.beginArray();
        while (in.hasNext()) {
          array.add(read(in));
        }
        in.endArray();
        yield array;
      }
      case STRING -> new JsonPrimitive(whole(in.nextString()));
      case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(in));
      case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
      case NULL -> {
        in.nextNull();
        yield JsonNull.INSTANCE;
      }
      default -> throw new InvalidJsonException("there is nothing");
    };
  }

  /** Half of a surrogate pair cannot be written in UTF-8: it would come back as something else. */
  private static String whole(String text) throws InvalidJsonException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
          throw new InvalidJsonException("a text has half of a surrogate pair");
        }
      }
    }
    return text;
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

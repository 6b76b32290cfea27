package dev.tramline.a2a.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * Makes a tree of a text. The library's own parser takes the last of two fields of one name, where
 * others take the first, and halves of characters, which cannot be written again.
 */
final class JsonText {

  private final JsonReader in;
  private int values;

  JsonText(String text, int maxDepth, int maxValues) {
    in = new JsonReader(new StringReader(text));
    in.setStrictness(Strictness.STRICT);
    in.setNestingLimit(maxDepth);
    values = maxValues;
  }

  JsonElement read() throws InvalidJsonException {
    try {
      JsonElement element = value();
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new InvalidJsonException("something follows the value");
      }
      return element;
    } catch (IOException | NumberFormatException | IllegalStateException e) {
      throw new InvalidJsonException("it is not valid JSON, or nested too deeply");
    }
  }

  private JsonElement value() throws IOException, InvalidJsonException {
    if (--values < 0) {
      throw new InvalidJsonException("there are too many values");
    }
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
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

  private JsonObject object() throws IOException, InvalidJsonException {
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      String name = whole(in.nextName());
      if (object.has(name)) {
        throw new InvalidJsonException("an object has a name twice");
      }
      object.add(name, value());
    }
    in.endObject();
    return object;
  }

  private JsonArray array() throws IOException, InvalidJsonException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(value());
    }
    in.endArray();
    return array;
  }

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
}

package dev.tramline.a2a.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object of a tree, read field by field. A field is found under its camelCase name or, failing
 * that, its snake_case one; {@code null} and, for optional text, "" count as absent, as in protocol
 * buffers. A field of the wrong type is an error that names the way to it; unknown ones are
 * ignored.
 */
public final class JsonFields {

  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");

  private final JsonObject object;
  private final String path;

  private JsonFields(JsonObject object, String path) {
    this.object = object;
    this.path = path;
  }

  /** Turns an element into what the protocol says it is. */
  interface Reader<T> {
    T read(JsonFields fields) throws InvalidFieldException;
  }

  /**
   * Starts reading.
   *
   * @param element what should be an object
   * @param path what to call it in errors; "" if its fields are to be named without it
   * @return its fields
   * @throws InvalidFieldException if it is no object
   */
  public static JsonFields of(JsonElement element, String path) throws InvalidFieldException {
    if (!element.isJsonObject()) {
      throw new InvalidFieldException(path.isEmpty() ? "params" : path, "must be an object");
    }
    return new JsonFields(element.getAsJsonObject(), path);
  }

  /**
   * Makes the error for a field of this object.
   *
   * @param name the field
   * @param description what is wrong with it
   * @return to be thrown
   */
  public InvalidFieldException invalid(String name, String description) {
    return new InvalidFieldException(at(name), description);
  }

  /**
   * Tells whether a field is there, be it null.
   *
   * @param name the field
   * @return true if it is
   */
  public boolean has(String name) {
    return object.has(name) || object.has(snake(name));
  }

  /**
   * Reads any value.
   *
   * @param name the field
   * @return the value, {@code null} of JSON included; empty if there is none
   */
  public Optional<JsonElement> element(String name) {
    JsonElement element = object.get(name);
    return Optional.ofNullable(element == null ? object.get(snake(name)) : element);
  }

  /**
   * Reads text that must be there.
   *
   * @param name the field
   * @return the text, not ""
   * @throws InvalidFieldException if it is absent, empty or no string
   */
  public String text(String name) throws InvalidFieldException {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      throw invalid(name, "is required");
    }
    return text.get();
  }

  /**
   * Reads text that may be absent.
   *
   * @param name the field
   * @return the text; empty if it is absent or ""
   * @throws InvalidFieldException if it is no string
   */
  public Optional<String> optionalText(String name) throws InvalidFieldException {
    return rawText(name).filter(text -> !text.isEmpty());
  }

  /**
   * Reads text for which "" is a value.
   *
   * @param name the field
   * @return the text; empty if it is absent
   * @throws InvalidFieldException if it is no string
   */
  public Optional<String> rawText(String name) throws InvalidFieldException {
    JsonElement element = present(name);
    return element == null ? Optional.empty() : Optional.of(string(element, at(name)));
  }

  /**
   * Reads a truth value.
   *
   * @param name the field
   * @return false if it is absent
   * @throws InvalidFieldException if it is something else
   */
  public boolean flag(String name) throws InvalidFieldException {
    JsonElement element = present(name);
    if (element == null) {
      return false;
    }
    if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw invalid(name, "must be true or false");
  }

  /**
   * Reads a whole number.
   *
   * @param name the field
   * @param min the least
   * @param max the largest
   * @return the number; empty if it is absent
   * @throws InvalidFieldException if it is something else or out of range
   */
  public OptionalInt integer(String name, int min, int max) throws InvalidFieldException {
    JsonElement element = present(name);
    if (element == null) {
      return OptionalInt.empty();
    }
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      // The text is looked at first: a number such as 1e999999999 takes for ever to be made whole.
      String digits = primitive.getAsString();
      if (INTEGER.matcher(digits).matches()) {
        long value = Long.parseLong(digits);
        if (value >= min && value <= max) {
          return OptionalInt.of((int) value);
        }
      }
    }
    throw invalid(name, "must be a whole number from " + min + " to " + max);
  }

  /**
   * Reads a point in time.
   *
   * @param name the field
   * @return the time; empty if it is absent
   * @throws InvalidFieldException if it is no ISO-8601 time with an offset
   */
  public Optional<Instant> time(String name) throws InvalidFieldException {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.get());
      if (time.getYear() < 1 || time.getYear() > 9999) {
        throw new DateTimeException("no database has such a year");
      }
      return Optional.of(time.toInstant());
    } catch (DateTimeException e) {
      throw invalid(name, "must be a time such as 2026-01-31T12:00:00.000Z");
    }
  }

  /**
   * Reads an object as it is.
   *
   * @param name the field
   * @return a copy; without fields if it is absent
   * @throws InvalidFieldException if it is something else
   */
  public JsonObject json(String name) throws InvalidFieldException {
    JsonElement element = present(name);
    if (element == null) {
      return new JsonObject();
    }
    if (element instanceof JsonObject json) {
      return json.deepCopy();
    }
    throw invalid(name, "must be an object");
  }

  /**
   * Reads a list of strings.
   *
   * @param name the field
   * @return the strings; none if it is absent
   * @throws InvalidFieldException if it is something else
   */
  public List<String> texts(String name) throws InvalidFieldException {
    List<String> texts = new ArrayList<>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      texts.add(string(array.get(i), at(name) + "[" + i + "]"));
    }
    return texts;
  }

  <T> List<T> list(String name, Reader<T> reader) throws InvalidFieldException {
    List<T> list = new ArrayList<>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      list.add(reader.read(of(array.get(i), at(name) + "[" + i + "]")));
    }
    return list;
  }

  <T> Map<String, T> map(String name, Reader<T> reader) throws InvalidFieldException {
    Map<String, T> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : json(name).entrySet()) {
      map.put(entry.getKey(), reader.read(of(entry.getValue(), at(name) + "." + entry.getKey())));
    }
    return map;
  }

  Map<String, String> textMap(String name) throws InvalidFieldException {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : json(name).entrySet()) {
      map.put(entry.getKey(), string(entry.getValue(), at(name) + "." + entry.getKey()));
    }
    return map;
  }

  <T> Optional<T> optional(String name, Reader<T> reader) throws InvalidFieldException {
    JsonElement element = present(name);
    return element == null ? Optional.empty() : Optional.of(reader.read(of(element, at(name))));
  }

  <T> T required(String name, Reader<T> reader) throws InvalidFieldException {
    Optional<T> value = optional(name, reader);
    if (value.isEmpty()) {
      throw invalid(name, "is required");
    }
    return value.get();
  }

  private JsonArray array(String name) throws InvalidFieldException {
    JsonElement element = present(name);
    if (element == null) {
      return new JsonArray();
    }
    if (element instanceof JsonArray array) {
      return array;
    }
    throw invalid(name, "must be an array");
  }

  private @Nullable JsonElement present(String name) {
    JsonElement element = element(name).orElse(null);
    return element == null || element.isJsonNull() ? null : element;
  }

  private static String string(JsonElement element, String path) throws InvalidFieldException {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw new InvalidFieldException(path, "must be a string");
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String snake(String name) {
    return CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
  }
}

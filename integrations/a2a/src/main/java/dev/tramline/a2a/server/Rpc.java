package dev.tramline.a2a.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.json.InvalidFieldException;
import dev.tramline.a2a.json.InvalidJsonException;
import dev.tramline.a2a.json.Json;
import dev.tramline.a2a.json.JsonFields;
import dev.tramline.a2a.json.WireWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON-RPC 2.0: finds the method that a request names, and puts its result or error into words. */
final class Rpc {

  /** How many requests may come together. */
  static final int MAX_BATCH = 20;

  /** How many values the JSON of a request may have. */
  static final int MAX_VALUES = 100_000;

  private final Settings settings;
  private final Methods methods;

  Rpc(Settings settings, Methods methods) {
    this.settings = settings;
    this.methods = methods;
  }

  /**
   * Who sends requests, and how.
   *
   * @param principal who
   * @param version the protocol's version that they speak; "" if they do not say
   * @param extensions the extensions they use
   */
  record Caller(String principal, String version, Set<String> extensions) {}

  /** Answers a request, or several in an array. */
  A2aResponse answer(Caller caller, byte[] body) throws InterruptedException {
    JsonElement json;
    try {
      json = Json.parse(body, MAX_VALUES);
    } catch (InvalidJsonException e) {
      return WholeResponse.json(200, error(ErrorCode.PARSE_ERROR, String.valueOf(e.getMessage())));
    }
    return json.isJsonArray() ? batch(caller, json.getAsJsonArray()) : single(caller, json);
  }

  private A2aResponse single(Caller caller, JsonElement json) throws InterruptedException {
    Outcome outcome = call(caller, json);
    boolean old = isOld(caller);
    JsonElement id = outcome.id() == null && old ? JsonNull.INSTANCE : outcome.id();
    if (id == null) {
      outcome.events().ifPresent(EventStream::close);
      return WholeResponse.empty(204);
    }
    if (outcome.events().isPresent()) {
      return new EventResponse(
          id,
          outcome.events().get(),
          old ? Protocol03::event : WireWriter::wrapped,
          settings.heartbeat());
    }
    return old && wantsEvents(json)
        ? WholeResponse.event(outcome.answer())
        : WholeResponse.json(200, outcome.answer());
  }

  /** In 0.3 a request without an id is answered all the same, and a stream's error is an event. */
  private boolean isOld(Caller caller) {
    return settings.protocol03() && Protocol03.isSpokenBy(caller);
  }

  private static boolean wantsEvents(JsonElement request) {
    return request instanceof JsonObject object
        && object.get("method") instanceof JsonPrimitive method
        && Protocol03.isStreaming(method.getAsString());
  }

  private A2aResponse batch(Caller caller, JsonArray requests) throws InterruptedException {
    if (requests.isEmpty() || requests.size() > MAX_BATCH) {
      return WholeResponse.json(
          200, error(ErrorCode.INVALID_REQUEST, "a batch has 1 to " + MAX_BATCH + " requests"));
    }
    JsonArray responses = new JsonArray();
    for (JsonElement request : requests) {
      Outcome outcome = call(caller, request);
      JsonElement id = outcome.id();
      if (outcome.events().isPresent()) {
        outcome.events().get().close();
        outcome =
            Outcome.failed(
                id,
                A2aError.of(
                    ErrorCode.UNSUPPORTED_OPERATION, "There are no streams in a batch", Map.of()));
      }
      if (id != null) {
        responses.add(outcome.answer());
      }
    }
    return responses.isEmpty() ? WholeResponse.empty(204) : WholeResponse.json(200, responses);
  }

  /**
   * What comes of one request.
   *
   * @param id its id; null if it is a notification, which nobody answers
   * @param answer the response, unless there are events
   * @param events the events that answer it, if it asked for a stream
   */
  private record Outcome(
      @Nullable JsonElement id, JsonObject answer, Optional<EventStream> events) {

    static Outcome failed(@Nullable JsonElement id, A2aError error) {
      JsonElement known = id == null ? JsonNull.INSTANCE : id;
      return new Outcome(id, error(known, error), Optional.empty());
    }
  }

  private Outcome call(Caller caller, JsonElement json) throws InterruptedException {
    if (!(json instanceof JsonObject request)) {
      return invalid(JsonNull.INSTANCE, "a request is an object");
    }
    JsonElement id = request.get("id");
    if (id != null && !id.isJsonNull() && !isStringOrNumber(id)) {
      return invalid(JsonNull.INSTANCE, "the id must be a string, a number or null");
    }
    JsonElement answeredTo = id == null ? JsonNull.INSTANCE : id;
    if (!new JsonPrimitive("2.0").equals(request.get("jsonrpc"))) {
      return invalid(answeredTo, "jsonrpc must be \"2.0\"");
    }
    if (!(request.get("method") instanceof JsonPrimitive method && method.isString())) {
      return invalid(answeredTo, "method must be a string");
    }
    JsonElement params = request.get("params");
    JsonElement given = params == null || params.isJsonNull() ? new JsonObject() : params;
    return call(caller, id, method.getAsString(), given);
  }

  private Outcome call(Caller caller, @Nullable JsonElement id, String method, JsonElement params)
      throws InterruptedException {
    try {
      boolean old = isOld(caller);
      methods.check(caller, old);
      String name = old ? Protocol03.method(method) : method;
      JsonElement given = old ? Protocol03.params(method, params) : params;
      Methods.Result result = methods.call(caller, name, JsonFields.of(given, ""));
      JsonElement json = old ? Protocol03.result(name, result.json()) : result.json();
      JsonElement known = id == null ? JsonNull.INSTANCE : id;
      return new Outcome(id, response(known, "result", json), result.events());
    } catch (InvalidFieldException e) {
      return Outcome.failed(id, A2aError.invalidParams(e.field(), e.description()));
    } catch (A2aException e) {
      return Outcome.failed(id, e.error());
    } catch (RuntimeException e) {
      String reference = Failures.log("request " + method + " failed", e);
      return Outcome.failed(id, Failures.internal(reference).error());
    }
  }

  private static boolean isStringOrNumber(JsonElement id) {
    return id instanceof JsonPrimitive primitive && (primitive.isString() || primitive.isNumber());
  }

  private static Outcome invalid(JsonElement id, String why) {
    return Outcome.failed(id, plain(ErrorCode.INVALID_REQUEST, why));
  }

  private static A2aError plain(ErrorCode code, String why) {
    return A2aError.of(code, code.message() + ": " + why, Map.of());
  }

  /** A response to who knows which request. */
  static JsonObject error(ErrorCode code, String why) {
    return error(JsonNull.INSTANCE, plain(code, why));
  }

  /** A response with an error. */
  static JsonObject error(JsonElement id, A2aError error) {
    return response(id, "error", WireWriter.json(error));
  }

  /** A response with a result. */
  static JsonObject response(JsonElement id, JsonElement result) {
    return response(id, "result", result);
  }

  private static JsonObject response(JsonElement id, String kind, JsonElement content) {
    JsonObject response = new JsonObject();
    response.addProperty("jsonrpc", "2.0");
    response.add("id", id);
    response.add(kind, content);
    return response;
  }
}

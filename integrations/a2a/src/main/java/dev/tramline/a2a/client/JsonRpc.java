package dev.tramline.a2a.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.json.InvalidFieldException;
import dev.tramline.a2a.json.InvalidJsonException;
import dev.tramline.a2a.json.Json;
import dev.tramline.a2a.json.JsonFields;
import dev.tramline.a2a.json.WireReader;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** JSON-RPC 2.0: puts methods into requests, and takes results and errors out of responses. */
final class JsonRpc {

  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  private final Http http;
  private final CardSource cards;
  private final Limits limits;
  private final List<String> extensions;
  private final AtomicLong ids = new AtomicLong();

  JsonRpc(Http http, CardSource cards, Limits limits, List<String> extensions) {
    this.http = http;
    this.cards = cards;
    this.limits = limits;
    this.extensions = extensions;
  }

  /** Turns a result into what the protocol says it is. */
  interface Reader<T> {
    T read(JsonFields fields) throws InvalidFieldException;
  }

  /**
   * One request.
   *
   * @param id what the response has to bear
   * @param place where it goes, for messages
   */
  record Call(JsonPrimitive id, String place) {

    /**
     * Takes the result out of a response.
     *
     * @throws A2aException if it is an error of the agent
     * @throws InvalidResponseException if it is no response to this request
     */
    <T> T result(byte[] body, Reader<T> reader) {
      try {
        JsonFields response = JsonFields.of(Json.parse(body), "response");
        Optional<JsonElement> answered = response.element("id");
        boolean isError = response.has("error");
        // An agent that could not read the request does not know its id.
        boolean unknown = isError && answered.map(JsonElement::isJsonNull).orElse(true);
        if (!unknown && !answered.equals(Optional.of(id))) {
          throw new InvalidResponseException(place + " answered to another request", null);
        }
        if (isError) {
          throw new A2aException(
              WireReader.error(JsonFields.of(response.element("error").orElseThrow(), "error")));
        }
        JsonElement result =
            response.element("result").orElseThrow(() -> invalid("it has no result", null));
        return reader.read(
            JsonFields.of(result.isJsonNull() ? new JsonObject() : result, "result"));
      } catch (InvalidJsonException | InvalidFieldException e) {
        throw invalid(String.valueOf(e.getMessage()), e);
      }
    }

    private InvalidResponseException invalid(String why, @Nullable Exception cause) {
      return new InvalidResponseException(
          "the answer of " + place + " is not valid: " + why, cause);
    }
  }

  /**
   * Calls a method that returns at once.
   *
   * @throws A2aException if the agent answers with an error
   * @throws TransportException if it does not answer
   */
  <T> T call(String method, JsonObject params, Reader<T> reader) throws InterruptedException {
    return call(method, params, limits.request(), reader);
  }

  /** Calls a method that the agent may work for. */
  <T> T work(String method, JsonObject params, Reader<T> reader) throws InterruptedException {
    return call(method, params, limits.silence(), reader);
  }

  private <T> T call(String method, JsonObject params, Duration timeout, Reader<T> reader)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    CardSource.Endpoint endpoint = cards.endpoint();
    Call call = call(endpoint);
    try (Http.Response response = send(endpoint, call, method, params, JSON, timeout)) {
      return call.result(body(call, response, deadline), reader);
    }
  }

  /**
   * Calls a method that returns a stream.
   *
   * @throws A2aException if the agent answers with an error
   * @throws TransportException if it does not answer, or with something else
   */
  A2aStream stream(String method, JsonObject params) throws InterruptedException {
    CardSource.Endpoint endpoint = cards.endpoint();
    Call call = call(endpoint);
    Http.Response response = send(endpoint, call, method, params, EVENTS, limits.silence());
    if (type(response).equals(EVENTS)) {
      return new A2aStream(response.body(), call, limits);
    }
    try (response) {
      long deadline = System.nanoTime() + limits.request().toNanos();
      call.result(body(call, response, deadline), fields -> fields);
    }
    throw new InvalidResponseException(
        call.place() + " answered with " + type(response) + " instead of a stream", null);
  }

  private Call call(CardSource.Endpoint endpoint) {
    return new Call(new JsonPrimitive(ids.incrementAndGet()), Origin.shown(endpoint.uri()));
  }

  private Http.Response send(
      CardSource.Endpoint endpoint,
      Call call,
      String method,
      JsonObject params,
      String accept,
      Duration timeout)
      throws InterruptedException {
    endpoint.tenant().ifPresent(tenant -> params.addProperty("tenant", tenant));
    JsonObject request = new JsonObject();
    request.addProperty("jsonrpc", "2.0");
    request.add("id", call.id());
    request.addProperty("method", method);
    request.add("params", params);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", JSON);
    headers.put("Accept", accept.equals(JSON) ? JSON : accept + ", " + JSON);
    headers.put("A2A-Version", "1.0");
    if (!extensions.isEmpty()) {
      headers.put("A2A-Extensions", String.join(",", extensions));
    }
    Http.Response response =
        http.send(
            new Http.Request(endpoint.uri(), Optional.of(Json.bytes(request)), headers, timeout));
    // An error of the agent says more than the status that some servers put on it.
    if (response.status() != 200 && !type(response).equals(JSON)) {
      response.close();
      checkStatus(call.place(), response.status());
    }
    return response;
  }

  private byte[] body(Call call, Http.Response response, long deadline)
      throws InterruptedException {
    try {
      byte[] body = response.body().all(limits.bytes(), deadline);
      if (response.status() != 200 && !isError(body)) {
        checkStatus(call.place(), response.status());
      }
      return body;
    } catch (IOException e) {
      throw new TransportException("the answer of " + call.place() + " did not come whole", e);
    }
  }

  private static boolean isError(byte[] body) {
    try {
      return Json.parse(body) instanceof JsonObject response
          && response.get("error") instanceof JsonObject error
          && error.has("code")
          && response.has("jsonrpc");
    } catch (InvalidJsonException e) {
      return false; // then the status tells what is wrong
    }
  }

  private static String type(Http.Response response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Turns away responses that are none of the protocol.
   *
   * @throws TransportException if the status is not 200
   */
  static void checkStatus(String place, int status) {
    String message = place + " answered with HTTP status " + status;
    if (status == 429 || status == 503) {
      throw new UnreachableException(message, status);
    }
    if (status != 200) {
      throw new TransportException(message, status);
    }
  }
}

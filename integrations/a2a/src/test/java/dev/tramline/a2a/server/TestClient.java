package dev.tramline.a2a.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Speaks the protocol on the level of its JSON, so that the codec is not tested with itself. */
final class TestClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String version;
  private final Map<String, String> headers;

  TestClient(URI url) {
    this(url, Map.of());
  }

  TestClient(URI url, Map<String, String> headers) {
    this(url, "1.0", headers);
  }

  TestClient(URI url, String version) {
    this(url, version, Map.of());
  }

  private TestClient(URI url, String version, Map<String, String> headers) {
    this.url = url;
    this.version = version;
    this.headers = headers;
  }

  /**
   * Waits until no agent is at work and nobody follows a task; if that never is, the test hangs.
   */
  static void awaitIdle(A2aServer server) {
    while (server.handler().liveTasks() > 0) {
      Thread.onSpinWait();
    }
  }

  /** A request as everybody sends it. */
  HttpRequest.Builder request(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("A2A-Version", version)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return request;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Posts a body and returns the response. */
  JsonElement post(String body) {
    return JsonParser.parseString(send(request(body).build()).body());
  }

  static String rpc(String method, String params) {
    return """
    {"jsonrpc":"2.0","id":1,"method":"%s","params":%s}\
    """
        .formatted(method, params);
  }

  /** Calls a method and returns the response as a whole. */
  JsonObject call(String method, String params) {
    return post(rpc(method, params)).getAsJsonObject();
  }

  /** Calls a method and returns its result. */
  JsonObject result(String method, String params) {
    JsonObject response = call(method, params);
    if (!response.has("result")) {
      throw new AssertionError(response.toString());
    }
    return response.getAsJsonObject("result");
  }

  /** Calls a method and returns its error. */
  JsonObject error(String method, String params) {
    JsonObject response = call(method, params);
    if (!response.has("error")) {
      throw new AssertionError(response.toString());
    }
    return response.getAsJsonObject("error");
  }

  /** Parameters that send a text. */
  static String text(String text) {
    return message(text, "");
  }

  /** Parameters that send a text; more fields of the message begin with a comma. */
  static String message(String text, String more) {
    return """
    {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"%s"}]%s}}\
    """
        .formatted(text, more);
  }

  /** Parameters that send a text, with a configuration. */
  static String configured(String text, String configuration) {
    String params = text(text);
    return params.substring(0, params.length() - 1) + ",\"configuration\":" + configuration + "}";
  }

  /** The events of one stream. */
  static final class Events implements AutoCloseable {

    private final InputStream body;
    private final Stream<String> lines;
    private final Iterator<String> iterator;

    Events(InputStream body) {
      this.body = body;
      this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).lines();
      this.iterator = lines.iterator();
    }

    /** The next line, comments and empty ones included. */
    String line() {
      return iterator.next();
    }

    boolean hasLine() {
      return iterator.hasNext();
    }

    /** The result of the next event; null if there are no more. */
    JsonObject next() {
      while (iterator.hasNext()) {
        String line = iterator.next();
        if (line.startsWith("data: ")) {
          return JsonParser.parseString(line.substring(6))
              .getAsJsonObject()
              .getAsJsonObject("result");
        }
      }
      return null;
    }

    /** All events that are left. */
    List<JsonObject> rest() {
      List<JsonObject> rest = new ArrayList<>();
      for (JsonObject event = next(); event != null; event = next()) {
        rest.add(event);
      }
      return rest;
    }

    @Override
    public void close() {
      lines.close();
      try {
        body.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Opens a stream. */
  Events stream(String method, String params) {
    try {
      HttpResponse<InputStream> response =
          http.send(
              request(rpc(method, params)).build(), HttpResponse.BodyHandlers.ofInputStream());
      if (!response.headers().firstValue("Content-Type").orElse("").equals("text/event-stream")) {
        throw new AssertionError(
            new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
      }
      return new Events(response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

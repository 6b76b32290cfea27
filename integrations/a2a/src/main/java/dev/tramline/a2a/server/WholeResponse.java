package dev.tramline.a2a.server;

import com.google.gson.JsonElement;
import dev.tramline.a2a.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A response that is there as a whole. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares responses
record WholeResponse(int status, Map<String, String> headers, byte[] body) implements A2aResponse {

  static WholeResponse json(int status, JsonElement json) {
    return new WholeResponse(status, Map.of("Content-Type", "application/json"), Json.bytes(json));
  }

  /** A stream of a single event. */
  static WholeResponse event(JsonElement json) {
    return new WholeResponse(
        200,
        Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-store"),
        EventResponse.bytes(json));
  }

  static WholeResponse empty(int status) {
    return new WholeResponse(status, Map.of(), new byte[0]);
  }

  @Override
  public long length() {
    return body.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(body);
  }

  @Override
  public void close() {}
}

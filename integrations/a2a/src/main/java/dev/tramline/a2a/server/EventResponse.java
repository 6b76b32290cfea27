package dev.tramline.a2a.server;

import com.google.gson.JsonElement;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A stream of server-sent events, each of them a response to the same request. */
final class EventResponse implements A2aResponse {

  private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

  private final JsonElement id;
  private final EventStream events;
  private final Function<StreamEvent, ? extends JsonElement> words;
  private final Duration heartbeat;

  EventResponse(
      JsonElement id,
      EventStream events,
      Function<StreamEvent, ? extends JsonElement> words,
      Duration heartbeat) {
    this.id = id;
    this.events = events;
    this.words = words;
    this.heartbeat = heartbeat;
  }

  @Override
  public int status() {
    return 200;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of(
        "Content-Type",
        "text/event-stream",
        "Cache-Control",
        "no-store",
        "X-Accel-Buffering",
        "no");
  }

  @Override
  public long length() {
    return -1;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      while (true) {
        Optional<StreamEvent> event = events.next(heartbeat);
        if (event.isPresent()) {
          out.write(bytes(Rpc.response(id, words.apply(event.get()))));
        } else if (events.isOver()) {
          if (events.failure().isPresent()) {
            out.write(bytes(Rpc.error(id, events.failure().get())));
          }
          return;
        } else {
          out.write(KEEP_ALIVE); // the only way to notice that a client is gone
        }
        if (!events.hasNext()) {
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
  }

  /** Writes a response as an event. */
  static byte[] bytes(JsonElement response) {
    return ("data: " + Json.write(response) + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    events.close();
  }
}

package dev.tramline.examples.research;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An OpenAI-compatible endpoint on the loopback interface that does what it is told, in order. */
final class OpenAiStub implements AutoCloseable {

  /** A request as it arrived. */
  record Request(String method, String path, String authorization, String body) {}

  private interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  OpenAiStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The next request is answered by the model. */
  OpenAiStub reply(String content) {
    String body =
        """
        {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "stub-model",
         "choices": [{"index": 0, "finish_reason": "stop",
                      "message": {"role": "assistant", "content": "%s"}}],
         "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}
        """
            .formatted(content.replace("\"", "\\\"").replace("\n", "\\n"));
    script.add(exchange -> send(exchange, 200, body));
    return this;
  }

  /** The next request fails with an error of OpenAI's form. */
  OpenAiStub fail(int status, String message) {
    String body = "{\"error\": {\"message\": \"%s\"}}".formatted(message);
    script.add(exchange -> send(exchange, status, body));
    return this;
  }

  /** The next request is never answered. */
  OpenAiStub hang() {
    script.add(exchange -> closed.await());
    return this;
  }

  Map<String, String> environment() {
    return Map.of(
        "OPENAI_API_KEY", "test-key",
        "OPENAI_BASE_URL", "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()),
        "OPENAI_MODEL", "stub-model");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Behaviour next = script.poll();
      if (next == null) {
        send(exchange, 500, "{\"error\": {\"message\": \"the script has ended\"}}");
      } else {
        next.answer(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

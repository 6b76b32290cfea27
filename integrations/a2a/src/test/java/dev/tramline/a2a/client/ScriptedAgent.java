package dev.tramline.a2a.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A server that answers byte by byte what a test tells it, right or wrong. Each request has a
 * connection of its own, which is closed after the answer.
 */
final class ScriptedAgent implements AutoCloseable {

  private static final String TASK =
      """
      {"id":"t","contextId":"c","status":{"state":"%s"}}\
      """;

  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Answer card = json(200, "", card(JSONRPC));

  /** The interface that the card names unless a test says otherwise; %s is the address. */
  static final String JSONRPC =
      """
      {"url":"%s","protocolBinding":"JSONRPC","protocolVersion":"1.0"}\
      """;

  /** What came, and the connection to answer on. */
  record Request(
      String line, Map<String, String> headers, JsonObject body, String url, Socket socket) {

    String method() {
      return body.get("method").getAsString();
    }

    /** Waits until the client has given up the connection. */
    void awaitDisconnect() throws IOException {
      while (socket.getInputStream().read() != -1) {
        // a client sends nothing more
      }
    }
  }

  /** Writes a response. */
  interface Answer {
    void write(Request request, OutputStream out) throws Exception;
  }

  /** Starts to listen; requests for the card are answered with the usual one. */
  ScriptedAgent() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Thread thread = new Thread(this::accept, "scripted-agent");
    thread.setDaemon(true);
    thread.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  /** Says how requests for the card are answered. */
  ScriptedAgent card(Answer answer) {
    card = answer;
    return this;
  }

  /** Says how the next requests to a method are answered, in order. */
  ScriptedAgent then(Answer... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  List<Request> requests() {
    return requests;
  }

  /** The requests to methods. */
  List<Request> calls() {
    return requests.stream().filter(request -> request.line().startsWith("POST")).toList();
  }

  /** Waits until the test is over. */
  void awaitEnd() throws InterruptedException {
    closed.await();
  }

  /** Tells whether the test is over, after waiting a little; to write slowly with. */
  boolean isOverSoon() throws InterruptedException {
    return closed.await(5, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread thread = new Thread(() -> serve(connection), "scripted-agent-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      Request request = read(connection);
      requests.add(request);
      Answer answer = request.line().startsWith("GET") ? card : script.poll();
      if (answer != null) {
        answer.write(request, connection.getOutputStream());
        connection.getOutputStream().flush();
      }
    } catch (Exception e) {
      // The client gave up the connection, which is what some tests are about.
    }
  }

  private Request read(Socket connection) throws IOException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    String line = line(in);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      headers.put(
          header.substring(0, header.indexOf(':')),
          header.substring(header.indexOf(':') + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    JsonObject json =
        body.isEmpty() ? new JsonObject() : JsonParser.parseString(body).getAsJsonObject();
    return new Request(line, headers, json, url().toString(), connection);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next == -1) {
        throw new IOException("the client has gone");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The beginning of a response whose end is where the connection is closed. */
  static byte[] head(int status, String type, String moreHeaders) {
    return "HTTP/1.1 %d x\r\nContent-Type: %s\r\nConnection: close\r\n%s\r\n"
        .formatted(status, type, moreHeaders)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A response of JSON; $URL in it is this server, $ID the id of the request. */
  static Answer json(int status, String moreHeaders, String body) {
    return (request, out) -> {
      out.write(head(status, "application/json", moreHeaders));
      out.write(filled(request, body).getBytes(StandardCharsets.UTF_8));
    };
  }

  /** A card with these interfaces. */
  static String card(String... interfaces) {
    return """
    {"name":"Scripted","description":"","version":"1","capabilities":{"streaming":true},\
    "supportedInterfaces":[%s]}\
    """
        .formatted(String.join(",", interfaces).replace("%s", "$URL"));
  }

  /** A card of an agent that cannot stream. */
  static String cardWithoutStreaming() {
    return card(JSONRPC).replace("{\"streaming\":true}", "{}");
  }

  /** A result. */
  static Answer result(String result) {
    return json(200, "", response("result", result));
  }

  /** An error of the agent. */
  static Answer error(int code) {
    return json(200, "", response("error", "{\"code\":%d,\"message\":\"no\"}".formatted(code)));
  }

  private static String response(String kind, String content) {
    return "{\"jsonrpc\":\"2.0\",\"id\":$ID,\"%s\":%s}".formatted(kind, content);
  }

  /** A stream of events with these results, and its end. */
  static Answer events(String... results) {
    StringBuilder text = new StringBuilder();
    for (String result : results) {
      text.append("data: ").append(response("result", result)).append("\n\n");
    }
    return stream(text.toString());
  }

  /** A stream with this text, as it is but for $ID. */
  static Answer stream(String text) {
    return (request, out) -> {
      out.write(head(200, "text/event-stream", ""));
      out.write(filled(request, text).getBytes(StandardCharsets.UTF_8));
    };
  }

  /** A stream whose connection stays open after these events, until the client or the test ends. */
  Answer openEvents(String... results) {
    Answer events = events(results);
    return (request, out) -> {
      events.write(request, out);
      out.flush();
      awaitEnd();
    };
  }

  static String filled(Request request, String text) {
    String id = request.body().has("id") ? request.body().get("id").toString() : "null";
    return text.replace("$URL", request.url()).replace("$ID", id);
  }

  /** A task that stands so. */
  static String task(String state) {
    return TASK.formatted("TASK_STATE_" + state.toUpperCase(Locale.ROOT));
  }

  /** An event with a task. */
  static String taskEvent(String state) {
    return "{\"task\":" + task(state) + "}";
  }

  /** An event with a status. */
  static String status(String state, String message) {
    return """
    {"statusUpdate":{"taskId":"t","contextId":"c","status":{"state":"TASK_STATE_%s",\
    "message":{"messageId":"m","role":"ROLE_AGENT","parts":[{"text":"%s"}]}}}}\
    """
        .formatted(state.toUpperCase(Locale.ROOT), message);
  }

  /** An event with a piece of text. */
  static String piece(String text, boolean append) {
    return """
    {"artifactUpdate":{"taskId":"t","contextId":"c","append":%s,\
    "artifact":{"artifactId":"a","parts":[{"text":"%s"}]}}}\
    """
        .formatted(append, text);
  }
}

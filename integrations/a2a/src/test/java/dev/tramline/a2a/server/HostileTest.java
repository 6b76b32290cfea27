package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.configured;
import static dev.tramline.a2a.server.TestClient.message;
import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that mean no good. Whatever they do, others are served, and nothing stays behind. */
@Timeout(120) // only so that a hang becomes a failure
class HostileTest {

  private static final AgentCard CARD = AgentCard.of("Agent", "Does things", "1.0");

  private static A2aServer.Builder builder(Agent agent) {
    return A2aServer.builder().agent(CARD).handler(agent);
  }

  private static A2aServer echo() {
    return builder(call -> Reply.text(call.message().text())).build().start();
  }

  /** Sends bytes as they are, and reads until the server closes. */
  private static String raw(URI url, String request) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String post(String headers, String body) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nA2A-Version: 1.0\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String LIST = TestClient.rpc("ListTasks", "{}");

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "localhost:1234, true",
    "LOCALHOST, true",
    "127.0.0.1:80, true",
    "127.9.9.9, true",
    "[::1]:80, true",
    "agent.example.org, true",
    "agent.example.org:8443, true",
    "evil.example.org, false",
    "localhost.evil.example.org:80, false",
    "127.0.0.1.evil.example.org, false",
    "x127.0.0.1, false",
    "'', false"
  })
  void aSiteThatTakesTheAddressOfThisMachineIsToldByItsName(String host, boolean ours)
      throws IOException {
    AgentCard card =
        CARD.toBuilder()
            .agentInterface(AgentInterface.jsonRpc("https://agent.example.org/a2a"))
            .build();
    try (A2aServer server =
        A2aServer.builder().agent(card).handler(call -> Reply.text("x")).build().start()) {
      for (String request :
          List.of(
              post(JSON, LIST),
              "GET /.well-known/agent-card.json HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
        String response = raw(server.url(), request.replace("Host: localhost", "Host: " + host));

        assertThat(response).startsWith(ours ? "HTTP/1.1 200" : "HTTP/1.1 403");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, true",
    "https://localhost, true",
    "https://agent.example.org, true",
    "http://agent.example.org, false",
    "https://evil.example.org, false",
    "http://localhost:81, false",
    "http://localhost.evil.example.org, false",
    "null, false",
    "'', false"
  })
  void pagesOfOtherSitesAreTurnedAway(String origin, boolean ours) throws IOException {
    AgentCard card =
        CARD.toBuilder()
            .agentInterface(AgentInterface.jsonRpc("https://agent.example.org/a2a"))
            .build();
    try (A2aServer server =
        A2aServer.builder().agent(card).handler(call -> Reply.text("x")).build().start()) {
      String response = raw(server.url(), post(JSON + "Origin: " + origin + "\r\n", LIST));

      assertThat(response).startsWith(ours ? "HTTP/1.1 200" : "HTTP/1.1 403");
      assertThat(response).doesNotContainIgnoringCase("Access-Control");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: multipart/form-data; boundary=x\r\n",
        "Content-Type: text/plain; application/json\r\n",
        "Content-Type: application/jsonp\r\n"
      })
  void whatAPageMaySendUnaskedIsNotTaken(String type) throws IOException {
    try (A2aServer server = echo()) {
      assertThat(raw(server.url(), post(type, LIST))).startsWith("HTTP/1.1 415");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\r\n",
        "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
        "DELETE /.well-known/agent-card.json HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /.well-known/agent-card.json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
      })
  void otherMethodsAreNotAllowed(String request) throws IOException {
    try (A2aServer server = echo()) {
      assertThat(raw(server.url(), request))
          .startsWith("HTTP/1.1 405")
          .contains("Allow: ")
          .doesNotContain("Access-Control");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST mailto:a HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET //x/../.well-known HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /.well-known/../.well-known/agent-card.json HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET http://evil/ HTTP/1.1\r\nHost: evil\r\n\r\n",
        "GET\r\n\r\n",
        "\u0016\u0003\u0001\u0000\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 99\r\n\r\n{"
      })
  void requestsThatAreNoneAreRefused(String request) throws IOException {
    try (A2aServer server = echo()) {
      String response = raw(server.url(), request);

      assertThat(response).doesNotContain("HTTP/1.1 200", "\tat ", "java.");
      assertThat(new TestClient(server.url()).result("ListTasks", "{}").has("tasks")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 3_000_000})
  void hugeHeadersAreNotKept(int size) {
    try (A2aServer server = echo()) {
      String response;
      try {
        response = raw(server.url(), post(JSON + "X: " + "x".repeat(size) + "\r\n", LIST));
      } catch (IOException e) {
        response = ""; // it was cut off in the middle of them
      }
      assertThat(response).doesNotContain("xxxx", "Exception");
      assertThat(new TestClient(server.url()).result("ListTasks", "{}").has("tasks")).isTrue();
    }
  }

  @Test
  void whatIsInHeadersStaysThere() throws IOException {
    try (A2aServer server = echo()) {
      String response =
          raw(
              server.url(),
              post(JSON, LIST).replace("A2A-Version: 1.0", "A2A-Version: 9\"}\u0001<b>%0d%0aX: y"));

      assertThat(response).contains("-32009", "\\u0001").doesNotContain("\nX: y");
    }
  }

  @Test
  void requestsOnOneConnectionAreAnsweredInTheirOrder() throws IOException {
    try (A2aServer server = echo()) {
      String first = post(JSON, TestClient.rpc("SendMessage", text("first")));
      String second = post(JSON, TestClient.rpc("SendStreamingMessage", text("second")));
      String third = post(JSON + "Connection: close\r\n", TestClient.rpc("GetTask", "{}"));

      String responses = raw(server.url(), first + second + third);

      assertThat(responses).containsSubsequence("first", "text/event-stream", "second", "-32602");
      assertThat(responses.split("HTTP/1.1 200", -1)).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\u0000\"",
        "\"../../etc/passwd\"",
        "\"' OR '1'='1\"",
        "\"a\\nb\"",
        "\"\u00e9\"",
        "\"%00\"",
        "\"LONG\"",
        "{\"$ne\":\"\"}",
        "[\"x\"]",
        "true"
      })
  void idsInOddFormsAreThoseOfNoTask(String odd) {
    String id = odd.replace("LONG", "x".repeat(500_000));
    TaskStore picky =
        (TaskStore)
            java.lang.reflect.Proxy.newProxyInstance(
                TaskStore.class.getClassLoader(),
                new Class<?>[] {TaskStore.class},
                new Picky(new InMemoryTaskStore()));
    try (A2aServer server =
        builder(call -> Reply.text("x"))
            .store(picky)
            .pushNotifications(PushTargets.any())
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      for (String method : List.of("GetTask", "CancelTask", "SubscribeToTask")) {
        assertNoTask(client.error(method, "{\"id\":" + id + "}"));
      }
      for (String kind : List.of("Create", "Get", "Delete")) {
        assertNoTask(
            client.error(
                kind + "TaskPushNotificationConfig",
                "{\"url\":\"http://127.0.0.1/\",\"id\":\"c\",\"taskId\":" + id + "}"));
      }
      assertNoTask(client.error("ListTaskPushNotificationConfigs", "{\"taskId\":" + id + "}"));
      assertNoTask(client.error("SendMessage", message("a", ",\"taskId\":" + id)));
      assertThat(server.handler().liveTasks()).isZero();
    }
  }

  private static void assertNoTask(JsonObject error) {
    assertThat(error.get("code").getAsInt()).isIn(-32001, -32602);
    assertThat(error.toString()).hasSizeLessThan(2000);
  }

  /** A store that takes nothing but plain ids, as some database might. */
  private record Picky(TaskStore store) implements java.lang.reflect.InvocationHandler {
    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments)
        throws Throwable {
      for (Object argument : arguments) {
        if (argument instanceof String id && !id.matches("[\\x21-\\x7e]{0,256}")) {
          throw new IllegalStateException("the database cannot store this");
        }
      }
      return method.invoke(store, arguments);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ListTasks\",\"method\":\"CancelTask\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ListTasks\",\"params\":{\"contextId\":\"\\ud800\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"\\udc00\",\"method\":\"ListTasks\"}",
        "\u00ff\u00fe",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\u00c0\u00af\"}"
      })
  void textThatOthersMayReadOtherwiseIsNotRead(String body) throws IOException {
    try (A2aServer server = echo()) {
      assertThat(raw(server.url(), post(JSON, body))).startsWith("HTTP/1.1 200").contains("-32700");
    }
  }

  @Test
  void numbersBeyondAllMeasureComeBackAsTheyWent() {
    try (A2aServer server =
        builder(call -> Reply.completed(Artifact.of("a", call.message().parts().get(0))))
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      String data = "{\"n\":[1e400,-1e-400,1e999999999,12345678901234567890.10]}";
      String body =
          TestClient.rpc(
              "SendMessage", text("a").replace("{\"text\":\"a\"}", "{\"data\":" + data + "}"));

      assertThat(client.send(client.request(body).build()).body()).contains("\"data\":" + data);
    }
  }

  @Test
  void linesOfTheLogCannotBeForged() {
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.tramline.a2a");
    logger.addHandler(handler);
    logger.setLevel(Level.WARNING);
    try {
      Failures.log(
          "request a\r\nWARNING: forged\u001b[2J\u2028" + "x".repeat(10_000),
          new IllegalStateException("as planned"));
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(null);
    }

    assertThat(logged).hasSize(1);
    assertThat(logged.get(0)).hasSizeLessThan(500).doesNotContainPattern("[\\p{Cntrl}\u2028]");
  }

  @Test
  void streamsLeaveRoomForOthers() {
    try (A2aServer server =
        builder(call -> Reply.inputRequired("what?")).maxStreams(3).build().start()) {
      TestClient client = new TestClient(server.url());
      JsonObject task = client.result("SendMessage", text("a")).getAsJsonObject("task");
      String ref = "{\"id\":" + task.get("id") + "}";
      List<TestClient.Events> streams = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        streams.add(client.stream("SubscribeToTask", ref));
      }

      assertThat(client.error("SubscribeToTask", ref).toString()).contains("-32603", "busy");
      String next = message("b", ",\"taskId\":" + task.get("id"));
      assertThat(client.error("SendStreamingMessage", next).toString()).contains("busy");
      assertThat(client.result("GetTask", ref)).isEqualTo(task); // that message did nothing
      client.result("CancelTask", ref);
      streams.forEach(TestClient.Events::rest);
      TestClient.awaitIdle(server);

      assertThat(client.stream("SendStreamingMessage", text("c")).rest()).isNotEmpty();
      streams.forEach(TestClient.Events::close);
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOff() throws Exception {
    String large = "x".repeat(100_000);
    CountDownLatch through = new CountDownLatch(1);
    try (A2aServer server =
        builder(
                call -> {
                  for (int i = 0; i < 500; i++) {
                    call.chunk(Artifact.text("a", large), false);
                  }
                  through.countDown();
                  return Reply.completed();
                })
            .maxRequests(1)
            .patience(Duration.ofMillis(200))
            .build()
            .start()) {
      try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
        String body = TestClient.rpc("SendStreamingMessage", text("a"));
        socket.getOutputStream().write(post(JSON, body).getBytes(StandardCharsets.US_ASCII));
        through.await();

        TestClient client = new TestClient(server.url());
        while (client.send(client.request(LIST).build()).statusCode() == 503) {
          Thread.onSpinWait(); // until the place of the one that does not read is free
        }
        assertThat(server.handler().streams()).isZero();
      }
    }
  }

  @Test
  void aRequestDoesNotSwellInMemory() {
    try (A2aServer server = echo()) {
      TestClient client = new TestClient(server.url());
      String many = "[" + "{},".repeat(Rpc.MAX_VALUES) + "{}]";

      assertThat(client.post(many).toString()).contains("-32700", "too many values");
    }
  }

  @Test
  void aPageOfLargeTasksIsShort() {
    try (A2aServer server =
        builder(call -> Reply.completed()).maxBodyBytes(5_000_000).build().start()) {
      TestClient client = new TestClient(server.url());
      String large = "x".repeat(4_000_000);
      for (int i = 0; i < 5; i++) {
        client.result("SendMessage", configured(large, "{\"historyLength\":0}"));
      }

      List<Integer> pages = new ArrayList<>();
      String token = "";
      do {
        JsonObject page = client.result("ListTasks", "{\"pageToken\":\"" + token + "\"}");
        pages.add(page.getAsJsonArray("tasks").size());
        token = page.get("nextPageToken").getAsString();
      } while (!token.isEmpty());
      assertThat(pages).containsExactly(2, 2, 1);
      assertThat(client.result("ListTasks", "{\"historyLength\":0}").getAsJsonArray("tasks"))
          .hasSize(5);
    }
  }

  @Test
  void aConversationDoesNotGrowForEver() {
    try (A2aServer server =
        builder(call -> Reply.inputRequired("more?")).maxBodyBytes(5_000_000).build().start()) {
      TestClient client = new TestClient(server.url());
      String large = "x".repeat(4_500_000);
      JsonObject task =
          client
              .result("SendMessage", configured(large, "{\"historyLength\":0}"))
              .getAsJsonObject("task");
      String next = message(large, ",\"taskId\":" + task.get("id"));
      client.result("SendMessage", next);
      client.result("SendMessage", next);

      assertThat(client.error("SendMessage", next).toString()).contains("-32004", "too long");
    }
  }

  @Test
  void cancellingAtTheVeryEndLeavesOneEnd() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Semaphore begun = new Semaphore(0);
    try (A2aServer server =
        builder(
                call -> {
                  call.working();
                  begun.release();
                  together.await();
                  return Reply.completed();
                })
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      for (int i = 0; i < 100; i++) {
        try (TestClient.Events events = client.stream("SendStreamingMessage", text("a"))) {
          String ref = "{\"id\":" + events.next().getAsJsonObject("task").get("id") + "}";
          begun.acquire();
          together.await();
          JsonObject cancelled = client.call("CancelTask", ref);

          List<JsonObject> rest = events.rest();
          String end = rest.get(rest.size() - 1).toString();
          assertThat(end).contains(cancelled.has("result") ? "_CANCELED" : "_COMPLETED");
          assertThat(rest)
              .filteredOn(event -> event.toString().matches(".*_(CANCELED|COMPLETED).*"))
              .hasSize(1);
          assertThat(client.result("GetTask", ref).toString())
              .contains(cancelled.has("result") ? "_CANCELED" : "_COMPLETED");
        }
      }
      TestClient.awaitIdle(server);
    }
  }

  @Test
  void aBodyWithoutAnEndIsNotReadToIt() throws IOException {
    try (A2aServer server = builder(call -> Reply.text("x")).maxBodyBytes(1000).build().start();
        Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      String head =
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 9999999999\r\n\r\n";
      socket.getOutputStream().write((head + " ".repeat(2000)).getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();

      assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }
}

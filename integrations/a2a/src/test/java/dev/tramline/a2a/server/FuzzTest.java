package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tramline.a2a.AgentCard;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong in every way, the same ones in each run: each is answered, and well. */
@Timeout(300) // only so that a hang becomes a failure
class FuzzTest {

  private static final int REQUESTS = 1500;

  private static final List<String> METHODS =
      List.of(
          "SendMessage",
          "SendStreamingMessage",
          "GetTask",
          "ListTasks",
          "CancelTask",
          "SubscribeToTask",
          "CreateTaskPushNotificationConfig",
          "GetTaskPushNotificationConfig",
          "ListTaskPushNotificationConfigs",
          "DeleteTaskPushNotificationConfig",
          "GetExtendedAgentCard",
          "message/send",
          "");

  private static final List<String> NAMES =
      List.of(
          "message",
          "configuration",
          "metadata",
          "id",
          "taskId",
          "contextId",
          "context_id",
          "role",
          "parts",
          "text",
          "raw",
          "url",
          "data",
          "messageId",
          "pageSize",
          "pageToken",
          "status",
          "historyLength",
          "taskPushNotificationConfig",
          "authentication",
          "scheme",
          "a");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999999999",
          "99999999999999999999",
          "\"\"",
          "\"x\"",
          "\"ROLE_USER\"",
          "\"TASK_STATE_WORKING\"",
          "\"\\u0000\\ud800\"",
          "[]",
          "{}",
          "[[]]",
          "{\"text\":\"a\"}",
          "[{\"text\":\"a\"}]",
          "\"http://127.0.0.1/\"",
          "0.5");

  private final Random random;

  FuzzTest() {
    this.random = new Random(20260131);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A tree whose names are those of the protocol, and whose values are anything. */
  private String tree(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return any(VALUES);
    }
    List<String> fields = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      fields.add("\"" + any(NAMES) + "\":" + tree(depth - 1));
    }
    String object = "{" + String.join(",", fields) + "}";
    return random.nextInt(8) == 0 ? "[" + object + "]" : object;
  }

  private String request() {
    String params = random.nextInt(3) == 0 ? TestClient.text("a") : tree(4);
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + (random.nextInt(10) == 0 ? tree(1) : "1")
            + ",\"method\":\""
            + any(METHODS)
            + "\",\"params\":"
            + params
            + "}";
    return switch (random.nextInt(8)) {
      case 0 -> request.substring(0, random.nextInt(request.length()));
      case 1 -> mutated(request);
      case 2 -> "[" + request + "," + request + "]";
      case 3 -> "[".repeat(random.nextInt(200)) + request;
      default -> request;
    };
  }

  private String mutated(String request) {
    StringBuilder text = new StringBuilder(request);
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
    }
    return text.toString();
  }

  @Test
  void whateverIsSentIsAnsweredWell() {
    try (A2aServer server = serve()) {
      TestClient client = new TestClient(server.url());
      for (int i = 0; i < REQUESTS; i++) {
        String body = request();
        assertWell(body, client.send(client.request(body).build()));
      }
      assertThat(client.result("ListTasks", "{}").has("tasks")).isTrue();
      TestClient.awaitIdle(server);
    }
  }

  private static A2aServer serve() {
    return A2aServer.builder()
        .agent(AgentCard.of("Agent", "Does things", "1.0"))
        .handler(call -> Reply.text(call.message().text()))
        .pushNotifications(PushTargets.publicOnly())
        .build()
        .start();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void bytesThatAreNoTextAreAnsweredWell(int seed) {
    random.setSeed(seed);
    try (A2aServer server = serve()) {
      TestClient client = new TestClient(server.url());
      for (int i = 0; i < 100; i++) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        HttpRequest request =
            client.request("").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build();
        assertWell(new String(bytes, StandardCharsets.ISO_8859_1), client.send(request));
      }
    }
  }

  private static void assertWell(String sent, HttpResponse<String> response) {
    String body = response.body();
    assertThat(body).as(sent).doesNotContain("Exception", "\tat ", "java.", "reference");
    if (response.statusCode() == 204) {
      assertThat(body).isEmpty();
      return;
    }
    assertThat(response.statusCode()).as(sent).isEqualTo(200);
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    if (type.equals("text/event-stream")) {
      body.lines()
          .filter(line -> line.startsWith("data: "))
          .forEach(line -> assertResponse(sent, JsonParser.parseString(line.substring(6))));
      return;
    }
    JsonElement json = JsonParser.parseString(body);
    if (json.isJsonArray()) {
      JsonArray responses = json.getAsJsonArray();
      assertThat(responses).as(sent).isNotEmpty();
      responses.forEach(each -> assertResponse(sent, each));
    } else {
      assertResponse(sent, json);
    }
  }

  private static void assertResponse(String sent, JsonElement json) {
    JsonObject response = json.getAsJsonObject();
    assertThat(response.get("jsonrpc").getAsString()).as(sent).isEqualTo("2.0");
    assertThat(response.has("id")).as(sent).isTrue();
    assertThat(response.has("result") ^ response.has("error")).as(sent).isTrue();
    if (response.has("error")) {
      JsonObject error = response.getAsJsonObject("error");
      assertThat(error.get("code").getAsInt()).as(sent).isBetween(-32700, -32001);
      assertThat(error.get("message").getAsString()).as(sent).isNotEmpty();
    }
  }
}

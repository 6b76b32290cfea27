package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.SecurityRequirement;
import dev.tramline.a2a.SecurityScheme;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same server to clients of protocol 0.3, which name no version. */
@Timeout(120) // only so that a hang becomes a failure
class Protocol03Test {

  private static final String MESSAGE =
      """
      {"message":{"kind":"message","messageId":"m","role":"user","parts":[
        {"kind":"text","text":"%s"},
        {"kind":"file","file":{"bytes":"AAEC","mimeType":"image/png","name":"a.png"}},
        {"kind":"data","data":{"role":"user"}}]%s}}\
      """;

  private A2aServer server;
  private TestClient client;

  @BeforeEach
  void start() {
    server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .protocol03()
            .handler(Protocol03Test::answer)
            .build()
            .start();
    client = new TestClient(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Reply answer(AgentCall call) {
    return switch (call.message().text()) {
      case "ask" -> Reply.inputRequired("which?");
      case "hello" -> Reply.message("hello");
      default ->
          Reply.completed(
              Artifact.of(
                  "all",
                  call.message().parts().get(0),
                  call.message().parts().get(1),
                  call.message().parts().get(2),
                  Part.url("https://example.org/b", "text/html"),
                  Part.data(new JsonPrimitive(1))));
    };
  }

  private HttpResponse<String> send(String method, String params) {
    return client.send(
        client.request(TestClient.rpc(method, params)).setHeader("A2A-Version", "").build());
  }

  private JsonObject call(String method, String params) {
    return JsonParser.parseString(send(method, params).body()).getAsJsonObject();
  }

  private JsonObject result(String method, String params) {
    return call(method, params).getAsJsonObject("result");
  }

  @Test
  void aMessageIsAnsweredInTheOldForm() {
    JsonObject task = result("message/send", MESSAGE.formatted("abc", ""));

    assertThat(task.get("kind").getAsString()).isEqualTo("task");
    assertThat(task.getAsJsonObject("status").get("state").getAsString()).isEqualTo("completed");
    JsonArray parts =
        task.getAsJsonArray("artifacts").get(0).getAsJsonObject().getAsJsonArray("parts");
    assertThat(parts)
        .containsExactlyElementsOf(
            JsonParser.parseString(
                    """
                    [{"kind":"text","text":"abc"},
                     {"kind":"file","file":{"bytes":"AAEC","mimeType":"image/png","name":"a.png"}},
                     {"kind":"data","data":{"role":"user"}},
                     {"kind":"file","file":{"uri":"https://example.org/b","mimeType":"text/html"}},
                     {"kind":"data","data":{"value":1}}]\
                    """)
                .getAsJsonArray());
    JsonObject said = task.getAsJsonArray("history").get(0).getAsJsonObject();
    assertThat(said.get("kind").getAsString()).isEqualTo("message");
    assertThat(said.get("role").getAsString()).isEqualTo("user");
    assertThat(result("tasks/get", "{\"id\":" + task.get("id") + "}")).isEqualTo(task);
  }

  @Test
  void aPlainMessageIsOneToo() {
    JsonObject message = result("message/send", MESSAGE.formatted("hello", ""));

    assertThat(message.get("kind").getAsString()).isEqualTo("message");
    assertThat(message.get("role").getAsString()).isEqualTo("agent");
  }

  @Test
  void aTaskGoesOnAndIsCancelled() {
    JsonObject asked = result("message/send", MESSAGE.formatted("ask", ""));
    assertThat(asked.getAsJsonObject("status").get("state").getAsString())
        .isEqualTo("input-required");
    String taskId = ",\"taskId\":" + asked.get("id");

    assertThat(result("message/send", MESSAGE.formatted("ask", taskId)).getAsJsonArray("history"))
        .hasSize(3);
    JsonObject cancelled = result("tasks/cancel", "{\"id\":" + asked.get("id") + "}");
    assertThat(cancelled.getAsJsonObject("status").get("state").getAsString())
        .isEqualTo("canceled");
  }

  @Test
  void eventsHaveAKindAndTheLastOneSaysSo() {
    List<JsonObject> events = new ArrayList<>();
    send("message/stream", MESSAGE.formatted("abc", ""))
        .body()
        .lines()
        .filter(line -> line.startsWith("data: "))
        .forEach(
            line ->
                events.add(
                    JsonParser.parseString(line.substring(6))
                        .getAsJsonObject()
                        .getAsJsonObject("result")));

    assertThat(events)
        .extracting(event -> event.get("kind").getAsString())
        .containsExactly("task", "artifact-update", "status-update");
    assertThat(events.get(2).get("final").getAsBoolean()).isTrue();
    assertThat(events.get(1).getAsJsonObject("artifact").toString()).contains("\"kind\":\"file\"");
  }

  @Test
  void aClientOf03NeedNotWaitEither() {
    String params = MESSAGE.formatted("abc", "");
    String notBlocking =
        params.substring(0, params.length() - 1) + ",\"configuration\":{\"blocking\":false}}";

    assertThat(
            result("message/send", notBlocking)
                .getAsJsonObject("status")
                .get("state")
                .getAsString())
        .isEqualTo("submitted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tasks/get                        | {"id":"x"}                  | -32001
          tasks/pushNotificationConfig/set | {}                          | -32003
          tasks/list                       | {}                          | -32601
          GetTask                          | {"id":"x"}                  | -32601
          message/send                     | {"message":1}               | -32602
          message/send                     | {"message":{"role":"user"}} | -32602
          message/send                     | []                          | -32602
          message/send                     | {"configuration":{"pushNotificationConfig":{}}} | -32602
          message/send                     | {"configuration":{"pushNotificationConfig":1}}  | -32602
          tasks/pushNotificationConfig/get | {"id":1}                    | -32003
          agent/getAuthenticatedExtendedCard | {}                        | -32004
          """)
  void errorsAreTheSame(String method, String params, int code) {
    assertThat(call(method, params).getAsJsonObject("error").get("code").getAsInt())
        .isEqualTo(code);
  }

  @Test
  void anErrorOfAStreamIsAnEvent() {
    HttpResponse<String> response = send("tasks/resubscribe", "{\"id\":\"x\"}");

    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(response.body()).startsWith("data: {").contains("-32001").endsWith("}\n\n");
  }

  @Test
  void aRequestWithoutAnIdIsAnsweredToo() {
    String body = TestClient.rpc("tasks/get", "{\"id\":\"x\"}").replace("\"id\":1,", "");

    HttpResponse<String> response =
        client.send(client.request(body).setHeader("A2A-Version", "0.3").build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"id\":null", "-32001");
  }

  @Test
  void theSchemesOfTheCardAreThereInBothForms() {
    AgentCard card =
        AgentCard.of("Agent", "Does things", "1.0").toBuilder()
            .securityScheme("key", new SecurityScheme.ApiKey("a key", "header", "X-Key"))
            .securityScheme("login", new SecurityScheme.Http("", "bearer", "JWT"))
            .securityScheme("tls", new SecurityScheme.MutualTls(""))
            .securityRequirement(new SecurityRequirement(Map.of("login", List.of("read"))))
            .build();
    try (A2aServer other =
        A2aServer.builder()
            .agent(card)
            .protocol03()
            .handler(Protocol03Test::answer)
            .build()
            .start()) {
      JsonObject json = card(new TestClient(other.url()), other);

      JsonObject schemes = json.getAsJsonObject("securitySchemes");
      assertThat(schemes.getAsJsonObject("key").get("type").getAsString()).isEqualTo("apiKey");
      assertThat(schemes.getAsJsonObject("key").get("in").getAsString()).isEqualTo("header");
      assertThat(schemes.getAsJsonObject("key").get("name").getAsString()).isEqualTo("X-Key");
      assertThat(schemes.getAsJsonObject("key").has("apiKeySecurityScheme")).isTrue();
      assertThat(schemes.getAsJsonObject("login").get("scheme").getAsString()).isEqualTo("bearer");
      assertThat(schemes.getAsJsonObject("tls").get("type").getAsString()).isEqualTo("mutualTLS");
      assertThat(json.getAsJsonArray("security").toString()).isEqualTo("[{\"login\":[\"read\"]}]");
      assertThat(json.has("securityRequirements")).isTrue();
    }
  }

  private static JsonObject card(TestClient client, A2aServer server) {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve("/.well-known/agent-card.json")).build();
    return JsonParser.parseString(client.send(request).body()).getAsJsonObject();
  }

  @Test
  void theCardSpeaksToBothAndSoDoesTheServer() {
    JsonObject card = card(client, server);

    assertThat(card.get("url").getAsString()).isEqualTo(server.url().toString());
    assertThat(card.get("preferredTransport").getAsString()).isEqualTo("JSONRPC");
    assertThat(card.get("protocolVersion").getAsString()).isEqualTo("0.3.0");
    assertThat(card.getAsJsonArray("supportedInterfaces")).hasSize(2);
    assertThat(client.result("ListTasks", "{}").get("totalSize").getAsInt()).isZero();
  }
}

package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.configured;
import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications, and the extended card, which also is for some clients only. */
@Timeout(120) // only so that a hang becomes a failure
class PushTest {

  private static final AgentCard CARD = AgentCard.of("Agent", "Does things", "1.0");

  private record Received(String authorization, String token, String type, JsonObject body) {}

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final Semaphore may = new Semaphore(0);
  private HttpServer hook;
  private String url;

  @BeforeEach
  void listen() throws IOException {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook";
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/away")) {
              exchange.getResponseHeaders().set("Location", url);
              exchange.sendResponseHeaders(307, -1);
              return;
            }
            if (exchange.getRequestURI().getPath().equals("/endless")) {
              received.add(new Received("", "", "", new JsonObject()));
              exchange.sendResponseHeaders(200, 0);
              byte[] more = new byte[10_000];
              while (true) {
                exchange.getResponseBody().write(more); // until the server has had enough
              }
            }
            if (failures.getAndDecrement() > 0) {
              exchange.sendResponseHeaders(503, -1);
              return;
            }
            received.add(
                new Received(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("X-A2A-Notification-Token"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    JsonParser.parseString(
                            new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                        .getAsJsonObject()));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    hook.start();
  }

  @AfterEach
  void stop() {
    hook.stop(0);
  }

  private A2aServer serve(PushTargets targets) {
    return A2aServer.builder()
        .agent(CARD)
        .handler(
            call -> {
              if (call.message().text().equals("ask")) {
                return Reply.inputRequired("what?");
              }
              call.working();
              may.acquire();
              return Reply.text("done");
            })
        .pushNotifications(targets)
        .pushRetryDelay(Duration.ofMillis(1))
        .build()
        .start();
  }

  private String config(String more) {
    return "{\"url\":\"" + url + "\"" + more + "}";
  }

  @Test
  void whatBecomesOfATaskIsReportedInOrder() throws InterruptedException {
    failures.set(2);
    may.release();
    try (A2aServer server = serve(PushTargets.any())) {
      String config =
          config(
              ",\"token\":\"t\",\"authentication\":{\"scheme\":\"Bearer\",\"credentials\":\"c\"}");

      JsonObject task =
          new TestClient(server.url())
              .result(
                  "SendMessage", configured("a", "{\"taskPushNotificationConfig\":" + config + "}"))
              .getAsJsonObject("task");

      Received first = received.take();
      Received second = received.take();
      assertThat(first.authorization()).isEqualTo("Bearer c");
      assertThat(first.token()).isEqualTo("t");
      assertThat(first.type()).isEqualTo("application/a2a+json");
      assertThat(first.body().getAsJsonObject("statusUpdate").get("taskId"))
          .isEqualTo(task.get("id"));
      assertThat(first.body().toString()).contains("TASK_STATE_WORKING");
      assertThat(second.body().getAsJsonObject("task")).isEqualTo(task);
    }
  }

  @Test
  void configurationsAreCreatedReadListedAndDeleted() throws InterruptedException {
    try (A2aServer server = serve(PushTargets.any())) {
      TestClient client = new TestClient(server.url());
      JsonObject task = client.result("SendMessage", text("ask")).getAsJsonObject("task");
      String taskId = "\"taskId\":" + task.get("id");

      JsonObject created = client.result("CreateTaskPushNotificationConfig", config("," + taskId));
      JsonObject named =
          client.result("CreateTaskPushNotificationConfig", config(",\"id\":\"mine\"," + taskId));

      assertThat(created.get("taskId")).isEqualTo(task.get("id"));
      String ref = "{" + taskId + ",\"id\":" + created.get("id") + "}";
      assertThat(client.result("GetTaskPushNotificationConfig", ref)).isEqualTo(created);
      assertThat(
              client
                  .result("ListTaskPushNotificationConfigs", "{" + taskId + "}")
                  .getAsJsonArray("configs"))
          .containsExactly(created, named);
      assertThat(client.result("DeleteTaskPushNotificationConfig", ref).size()).isZero();
      assertThat(client.result("DeleteTaskPushNotificationConfig", ref).size()).isZero();
      assertThat(client.error("GetTaskPushNotificationConfig", ref).toString()).contains("-32001");
      for (String method :
          List.of(
              "CreateTaskPushNotificationConfig",
              "GetTaskPushNotificationConfig",
              "ListTaskPushNotificationConfigs",
              "DeleteTaskPushNotificationConfig")) {
        assertThat(client.error(method, config(",\"id\":\"x\",\"taskId\":\"no-such\"")).toString())
            .contains("-32001");
      }

      may.release();
      client.result("SendMessage", TestClient.message("go", "," + taskId));
      assertThat(received.take().body().toString()).contains("TASK_STATE_WORKING");
      assertThat(received.take().body().toString()).contains("TASK_STATE_COMPLETED");
      assertThat(received).isEmpty();
    }
  }

  @Test
  void aClientOf03IsReportedTasksInItsForm() throws InterruptedException {
    try (A2aServer server =
        A2aServer.builder()
            .agent(CARD)
            .protocol03()
            .handler(
                call ->
                    call.message().text().equals("ask")
                        ? Reply.inputRequired("what?")
                        : Reply.text("done"))
            .pushNotifications(PushTargets.any())
            .build()
            .start()) {
      TestClient client = new TestClient(server.url(), "0.3");
      String config =
          "\"pushNotificationConfig\":{\"url\":\""
              + url
              + "\",\"authentication\":{\"schemes\":[\"Bearer\"],\"credentials\":\"s3cret\"}}";
      String message =
          "{\"message\":{\"kind\":\"message\",\"messageId\":\"m\",\"role\":\"user\",\"parts\":"
              + "[{\"kind\":\"text\",\"text\":\"%s\"}]%s}%s}";

      JsonObject task = client.result("message/send", message.formatted("ask", "", ""));
      String id = task.get("id").toString();
      JsonObject set =
          client.result(
              "tasks/pushNotificationConfig/set", "{\"taskId\":" + id + "," + config + "}");
      assertThat(client.result("tasks/pushNotificationConfig/get", "{\"id\":" + id + "}"))
          .isEqualTo(set);
      assertThat(set.getAsJsonObject("pushNotificationConfig").get("authentication").toString())
          .contains("\"schemes\":[\"Bearer\"]");
      assertThat(set.get("taskId")).isEqualTo(task.get("id"));
      assertThat(
              client
                  .call("tasks/pushNotificationConfig/list", "{\"id\":" + id + "}")
                  .getAsJsonArray("result"))
          .containsExactly(set);

      client.result("message/send", message.formatted("go", ",\"taskId\":" + id, ""));
      Received report = received.take();
      assertThat(report.authorization()).isEqualTo("Bearer s3cret");
      assertThat(report.type()).isEqualTo("application/json");
      assertThat(report.body().get("kind").getAsString()).isEqualTo("task");
      assertThat(report.body().getAsJsonObject("status").get("state").getAsString())
          .isEqualTo("completed");

      String delete = "{\"id\":" + id + ",\"pushNotificationConfigId\":" + id + "}";
      assertThat(
              client.call("tasks/pushNotificationConfig/delete", delete).get("result").isJsonNull())
          .isTrue();
      assertThat(
              client
                  .call("tasks/pushNotificationConfig/list", "{\"id\":" + id + "}")
                  .getAsJsonArray("result"))
          .isEmpty();

      client.result(
          "message/send", message.formatted("go", "", ",\"configuration\":{" + config + "}"));
      assertThat(received.take().body().get("kind").getAsString()).isEqualTo("task");
    }
  }

  @Test
  void aTaskIsReportedToSoManyPlacesOnly() {
    try (A2aServer server = serve(PushTargets.any())) {
      TestClient client = new TestClient(server.url());
      JsonObject task = client.result("SendMessage", text("ask")).getAsJsonObject("task");
      String config = config(",\"taskId\":" + task.get("id"));
      for (int i = 0; i < 8; i++) {
        client.result("CreateTaskPushNotificationConfig", config);
      }

      assertThat(client.error("CreateTaskPushNotificationConfig", config).toString())
          .contains("-32602");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost:8080/",
        "http://2130706433/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://127.1/",
        "http://[0:0:0:0:0:ffff:a00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b:1::a00:1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2001::1]/",
        "http://192.0.0.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://8.8.8.8@127.0.0.1/",
        "http://127.0.0.1#@8.8.8.8/",
        "http://user@192.0.2.1/",
        "ftp://192.0.2.1/",
        "file:///etc/passwd",
        "no url",
        "http:///"
      })
  void notificationsDoNotGoWhereOnlyTheServerGets(String target) {
    try (A2aServer server = serve(PushTargets.publicOnly())) {
      TestClient client = new TestClient(server.url());
      String params =
          configured("ask", "{\"taskPushNotificationConfig\":{\"url\":\"" + target + "\"}}");

      assertThat(client.error("SendMessage", params).toString())
          .contains("-32602", "\"field\":\"url\"");
    }
  }

  @Test
  void aHostThatNobodyKnowsYetIsLookedAtBeforeEachDelivery() {
    may.release();
    A2aServer server = serve(PushTargets.publicOnly());
    TestClient client = new TestClient(server.url());
    String params =
        configured(
            "a", "{\"taskPushNotificationConfig\":{\"url\":\"https://no-such-host.invalid/\"}}");

    assertThat(client.result("SendMessage", params).toString()).contains("TASK_STATE_COMPLETED");
    server.close(); // the deliveries fail, and are over by then
    assertThat(received).isEmpty();
  }

  @Test
  void whatIsAllowedIsAskedAgainBeforeEachDelivery() throws InterruptedException {
    Semaphore asked = new Semaphore(0);
    AtomicInteger times = new AtomicInteger();
    PushTargets once =
        (target, address) -> {
          asked.release();
          return times.getAndIncrement() == 0;
        };
    may.release();
    try (A2aServer server = serve(once)) {
      new TestClient(server.url())
          .result(
              "SendMessage",
              configured("a", "{\"taskPushNotificationConfig\":" + config("") + "}"));

      asked.acquire(1 + 2 * 3); // once in the request, and three attempts for each of two reports
      assertThat(received).isEmpty();
    }
  }

  @Test
  void anAnswerWithoutAnEndIsNotRead() throws InterruptedException {
    may.release();
    try (A2aServer server = serve(PushTargets.any())) {
      new TestClient(server.url())
          .result(
              "SendMessage",
              configured(
                  "a",
                  "{\"taskPushNotificationConfig\":"
                      + config("").replace("/hook", "/endless")
                      + "}"));

      received.take(); // the work has begun
      received.take(); // and ended: the second report waits for the first one to be through
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    may.release();
    A2aServer server = serve(PushTargets.any());
    new TestClient(server.url())
        .result(
            "SendMessage",
            configured(
                "a",
                "{\"taskPushNotificationConfig\":" + config("").replace("/hook", "/away") + "}"));

    server.close(); // waits for the deliveries

    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"token\":\"a\\r\\nb\"",
        ",\"authentication\":{\"scheme\":\"Bearer\\r\\nX: y\"}",
        ",\"authentication\":{\"scheme\":\"Bearer\",\"credentials\":\"a\\nX: y\"}",
        ",\"authentication\":{\"scheme\":\"\"}"
      })
  void secretsThatWouldWriteHeadersAreRefused(String more) {
    try (A2aServer server = serve(PushTargets.any())) {
      assertThat(
              new TestClient(server.url())
                  .error(
                      "SendMessage",
                      configured("ask", "{\"taskPushNotificationConfig\":" + config(more) + "}"))
                  .toString())
          .contains("-32602");
    }
  }

  @Test
  void publicAddressesArePublic() throws IOException {
    for (String address : List.of("8.8.8.8", "192.0.2.1", "2606:4700::1111")) {
      assertThat(PushTargets.isPublic(InetAddress.getByName(address))).as(address).isTrue();
    }
  }

  @Test
  void theExtendedCardIsForThoseWhoLogIn() {
    AgentCard more = AgentCard.of("Agent", "Does secret things", "1.0");
    try (A2aServer server =
        A2aServer.builder()
            .agent(CARD)
            .extendedCard(more)
            .authenticator(request -> request.header("Authorization"))
            .handler(call -> Reply.text("x"))
            .build()
            .start()) {
      TestClient ann = new TestClient(server.url(), Map.of("Authorization", "ann"));
      TestClient nobody = new TestClient(server.url());

      assertThat(server.card().capabilities().extendedAgentCard()).isTrue();
      assertThat(ann.result("GetExtendedAgentCard", "{}").get("description").getAsString())
          .isEqualTo("Does secret things");
      String body = TestClient.rpc("GetExtendedAgentCard", "{}");
      assertThat(nobody.send(nobody.request(body).build()).statusCode()).isEqualTo(401);
    }
    assertThatThrownBy(
            () ->
                A2aServer.builder()
                    .agent(CARD)
                    .extendedCard(more)
                    .handler(call -> Reply.text("x"))
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("authenticator");
  }

  @Test
  void aCardThatPromisesAnotherOneNeedsIt() {
    AgentCard promising =
        CARD.toBuilder().capabilities(new AgentCapabilities(false, false, true, List.of())).build();
    try (A2aServer server =
        A2aServer.builder().agent(promising).handler(call -> Reply.text("x")).build().start()) {
      assertThat(new TestClient(server.url()).error("GetExtendedAgentCard", "{}").toString())
          .contains("-32007", "EXTENDED_AGENT_CARD_NOT_CONFIGURED");
    }
  }
}

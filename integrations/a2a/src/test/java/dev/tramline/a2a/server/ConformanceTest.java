package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.configured;
import static dev.tramline.a2a.server.TestClient.message;
import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specification asks of a server, by its sections: methods, states and errors. */
@Timeout(120) // only so that a hang becomes a failure
class ConformanceTest {

  private static final int FINE = 0;
  private static final int NOT_FOUND = -32001;
  private static final int NOT_CANCELABLE = -32002;
  private static final int UNSUPPORTED = -32004;
  private static final int INVALID = -32602;

  /** Where a task can stand; the first two are none that the client can see. */
  private enum Standing {
    UNKNOWN,
    OF_SOMEBODY_ELSE,
    SUBMITTED,
    WORKING,
    INPUT_REQUIRED,
    AUTH_REQUIRED,
    COMPLETED,
    FAILED,
    CANCELED,
    REJECTED;

    boolean isVisible() {
      return ordinal() >= SUBMITTED.ordinal();
    }

    boolean isAtWork() {
      return this == SUBMITTED || this == WORKING;
    }

    boolean isTerminal() {
      return ordinal() >= COMPLETED.ordinal();
    }
  }

  private final Semaphore may = new Semaphore(0);
  private final Semaphore begun = new Semaphore(0);
  private A2aServer server;
  private TestClient ann;
  private TestClient bob;

  @BeforeEach
  void start() {
    server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(this::answer)
            .authenticator(request -> request.header("Authorization"))
            .pushNotifications(PushTargets.any())
            .build()
            .start();
    ann = new TestClient(server.url(), Map.of("Authorization", "ann"));
    bob = new TestClient(server.url(), Map.of("Authorization", "bob"));
  }

  @AfterEach
  void stop() {
    may.release(1000);
    server.close();
  }

  private Reply answer(AgentCall call) throws InterruptedException {
    return switch (call.message().text()) {
      case "SUBMITTED" -> {
        may.acquire();
        yield Reply.completed();
      }
      case "WORKING" -> {
        call.working("on it");
        begun.release();
        may.acquire();
        yield Reply.completed();
      }
      case "INPUT_REQUIRED", "CANCELED", "OF_SOMEBODY_ELSE" -> Reply.inputRequired("which one?");
      case "AUTH_REQUIRED" -> Reply.authRequired("log in at the bank");
      case "FAILED" -> Reply.failed("no way");
      case "REJECTED" -> Reply.rejected("not me");
      default -> Reply.completed(Artifact.text("a", "all"));
    };
  }

  /** Makes a task that stands so, and returns its id. */
  private String taskThatIs(Standing standing) throws InterruptedException {
    if (standing == Standing.UNKNOWN) {
      return "00000000-0000-0000-0000-000000000000";
    }
    TestClient client = standing == Standing.OF_SOMEBODY_ELSE ? bob : ann;
    String params =
        standing.isAtWork()
            ? configured(standing.name(), "{\"returnImmediately\":true}")
            : text(standing.name());
    String id =
        client.result("SendMessage", params).getAsJsonObject("task").get("id").getAsString();
    if (standing == Standing.CANCELED) {
      client.result("CancelTask", ref(id));
    }
    if (standing == Standing.WORKING) {
      begun.acquire();
    }
    return id;
  }

  private static String ref(String id) {
    return "{\"id\":\"" + id + "\"}";
  }

  private static String state(JsonObject task) {
    return task.getAsJsonObject("status").get("state").getAsString();
  }

  static Stream<Arguments> methodsAndStandings() {
    return Stream.of(
            "GetTask",
            "CancelTask",
            "SubscribeToTask",
            "SendMessage",
            "SendStreamingMessage",
            "CreateTaskPushNotificationConfig",
            "GetTaskPushNotificationConfig",
            "ListTaskPushNotificationConfigs",
            "DeleteTaskPushNotificationConfig")
        .flatMap(method -> Stream.of(Standing.values()).map(state -> Arguments.of(method, state)));
  }

  private static int expected(String method, Standing standing) {
    if (!standing.isVisible()) {
      return NOT_FOUND;
    }
    return switch (method) {
      case "CancelTask" -> standing.isTerminal() ? NOT_CANCELABLE : FINE;
      case "SubscribeToTask" -> standing.isTerminal() ? UNSUPPORTED : FINE;
      case "SendMessage", "SendStreamingMessage" ->
          standing.isTerminal() || standing.isAtWork() ? UNSUPPORTED : FINE;
      case "GetTaskPushNotificationConfig" -> NOT_FOUND; // there is none of this id
      default -> FINE;
    };
  }

  private static String params(String method, String id) {
    return switch (method) {
      case "SendMessage", "SendStreamingMessage" -> message("more", ",\"taskId\":\"" + id + "\"");
      case "GetTask", "CancelTask", "SubscribeToTask" -> ref(id);
      default -> "{\"taskId\":\"" + id + "\",\"id\":\"c\",\"url\":\"http://127.0.0.1/\"}";
    };
  }

  @ParameterizedTest
  @MethodSource("methodsAndStandings")
  @DisplayName("3.1, 3.3.2, 3.4.2, 13.1: each method on a task in each state")
  void eachMethodOnEachStanding(String method, Standing standing) throws InterruptedException {
    String id = taskThatIs(standing);
    int expected = expected(method, standing);

    if (expected != FINE) {
      JsonObject error = ann.error(method, params(method, id));
      assertThat(error.get("code").getAsInt()).as(error.toString()).isEqualTo(expected);
      assertErrorInfo(error);
    } else if (method.equals("SubscribeToTask")) {
      try (TestClient.Events events = ann.stream(method, params(method, id))) {
        JsonObject task = events.next().getAsJsonObject("task");
        assertThat(state(task)).isEqualTo("TASK_STATE_" + standing);
      }
    } else if (method.equals("SendStreamingMessage")) {
      try (TestClient.Events events = ann.stream(method, params(method, id))) {
        List<JsonObject> all = events.rest();
        assertThat(all.get(0).getAsJsonObject("task").get("id").getAsString()).isEqualTo(id);
        assertThat(all.get(all.size() - 1).toString()).contains("TASK_STATE_COMPLETED");
      }
    } else {
      JsonObject result = ann.result(method, params(method, id));
      switch (method) {
        case "GetTask" -> assertThat(state(result)).isEqualTo("TASK_STATE_" + standing);
        case "CancelTask" -> assertThat(state(result)).isEqualTo("TASK_STATE_CANCELED");
        case "SendMessage" ->
            assertThat(state(result.getAsJsonObject("task"))).isEqualTo("TASK_STATE_COMPLETED");
        case "CreateTaskPushNotificationConfig" ->
            assertThat(result.get("taskId").getAsString()).isEqualTo(id);
        case "ListTaskPushNotificationConfigs" ->
            assertThat(result.getAsJsonArray("configs")).isEmpty();
        default -> assertThat(result.size()).isZero();
      }
    }
  }

  private static void assertErrorInfo(JsonObject error) {
    JsonObject info = error.getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(info.get("@type").getAsString())
        .isEqualTo("type.googleapis.com/google.rpc.ErrorInfo");
    assertThat(info.get("domain").getAsString()).isEqualTo("a2a-protocol.org");
    assertThat(info.get("reason").getAsString()).matches("[A-Z_]+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SendMessage                      | {}                                       | message
          SendMessage                      | {"message":1}                            | message
          SendMessage                      | {"message":{"role":"ROLE_USER","parts":[{"text":"a"}]}} | message.messageId
          SendMessage                      | {"message":{"messageId":"m","parts":[{"text":"a"}]}} | message.role
          SendMessage                      | {"message":{"messageId":"m","role":"ROLE_OTHER","parts":[{"text":"a"}]}} | message.role
          SendMessage                      | {"message":{"messageId":"m","role":"ROLE_USER"}} | message.parts
          SendMessage                      | {"message":{"messageId":"m","role":"ROLE_USER","parts":[]}} | message.parts
          SendMessage                      | {"message":{"messageId":"m","role":"ROLE_USER","parts":[{}]}} | message.parts[0].text
          SendMessage                      | {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a","url":"b"}]}} | message.parts[0].text
          SendMessage                      | {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"raw":"?"}]}} | message.parts[0].raw
          SendMessage                      | {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a"}]},"configuration":{"historyLength":-1}} | configuration.historyLength
          SendStreamingMessage             | {}                                       | message
          GetTask                          | {}                                       | id
          GetTask                          | {"id":""}                                | id
          GetTask                          | {"id":7}                                 | id
          GetTask                          | {"id":"x","historyLength":-1}            | historyLength
          GetTask                          | {"id":"x","historyLength":1.5}           | historyLength
          ListTasks                        | {"pageSize":0}                           | pageSize
          ListTasks                        | {"pageSize":101}                         | pageSize
          ListTasks                        | {"pageToken":"x"}                        | pageToken
          ListTasks                        | {"historyLength":-1}                     | historyLength
          ListTasks                        | {"status":"TASK_STATE_OTHER"}            | status
          ListTasks                        | {"statusTimestampAfter":"yesterday"}     | statusTimestampAfter
          ListTasks                        | {"statusTimestampAfter":"+12345-01-01T00:00:00Z"} | statusTimestampAfter
          ListTasks                        | {"includeArtifacts":"yes"}               | includeArtifacts
          ListTasks                        | {"contextId":"a b"}                      | contextId
          CancelTask                       | {}                                       | id
          SubscribeToTask                  | {}                                       | id
          CreateTaskPushNotificationConfig | {"url":"http://127.0.0.1/"}              | taskId
          CreateTaskPushNotificationConfig | {"taskId":"x"}                           | url
          GetTaskPushNotificationConfig    | {"taskId":"x"}                           | id
          ListTaskPushNotificationConfigs  | {}                                       | taskId
          DeleteTaskPushNotificationConfig | {"id":"x"}                               | taskId
          """)
  @DisplayName("3.3.2, 5.7, 9.5: parameters that are missing or wrong, by the way to them")
  void invalidParametersAreNamed(String method, String params, String field) {
    JsonObject error = ann.error(method, params);

    assertThat(error.get("code").getAsInt()).isEqualTo(INVALID);
    JsonObject detail = error.getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(detail.get("@type").getAsString())
        .isEqualTo("type.googleapis.com/google.rpc.BadRequest");
    JsonObject violation = detail.getAsJsonArray("fieldViolations").get(0).getAsJsonObject();
    assertThat(violation.get("field").getAsString()).isEqualTo(field);
    assertThat(violation.get("description").getAsString()).isNotEmpty();
  }

  @Test
  @DisplayName("3.1.4: no task of others is listed, whatever the filter")
  void onlyOwnTasksAreListed() throws InterruptedException {
    String id = taskThatIs(Standing.OF_SOMEBODY_ELSE);
    String context = bob.result("GetTask", ref(id)).get("contextId").getAsString();

    for (String query :
        List.of(
            "{}",
            "{\"contextId\":\"" + context + "\"}",
            "{\"status\":\"TASK_STATE_INPUT_REQUIRED\"}",
            "{\"pageToken\":\"99999999999999-z\"}")) {
      JsonObject page = ann.result("ListTasks", query);
      assertThat(page.getAsJsonArray("tasks")).isEmpty();
      assertThat(page.get("totalSize").getAsInt()).isZero();
      assertThat(page.get("nextPageToken").getAsString()).isEmpty();
    }
  }

  @Test
  @DisplayName("3.1.4: artifacts are there if they are asked for, be they none")
  void artifactsAreListedIfWanted() throws InterruptedException {
    taskThatIs(Standing.FAILED);

    JsonObject without =
        ann.result("ListTasks", "{}").getAsJsonArray("tasks").get(0).getAsJsonObject();
    JsonObject with =
        ann.result("ListTasks", "{\"includeArtifacts\":true}")
            .getAsJsonArray("tasks")
            .get(0)
            .getAsJsonObject();

    assertThat(without.has("artifacts")).isFalse();
    assertThat(with.getAsJsonArray("artifacts")).isEmpty();
  }

  @Test
  @DisplayName("3.1.6, 3.5.2: two subscribers hear the same, and one that leaves disturbs nobody")
  void subscribersAreIndependent() throws InterruptedException {
    String id = taskThatIs(Standing.WORKING);
    TestClient.Events leaving = ann.stream("SubscribeToTask", ref(id));
    try (TestClient.Events first = ann.stream("SubscribeToTask", ref(id));
        TestClient.Events second = ann.stream("SubscribeToTask", ref(id))) {
      leaving.close();
      may.release();

      List<JsonObject> heard = first.rest();
      assertThat(heard.get(0).has("task")).isTrue();
      assertThat(heard.get(heard.size() - 1).toString()).contains("TASK_STATE_COMPLETED");
      assertThat(second.rest()).isEqualTo(heard);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INPUT_REQUIRED", "AUTH_REQUIRED", "COMPLETED", "FAILED", "REJECTED"})
  @DisplayName("3.2.2: who waits is answered when the task has ended, or waits for the client")
  void aBlockingSendWaitsForTheseStates(String state) {
    JsonObject task = ann.result("SendMessage", text(state)).getAsJsonObject("task");

    assertThat(state(task)).isEqualTo("TASK_STATE_" + state);
  }

  @Test
  @DisplayName("3.2.2: who does not wait is answered while the task is at work")
  void aSendThatDoesNotWait() {
    JsonObject task =
        ann.result("SendMessage", configured("WORKING", "{\"returnImmediately\":true}"))
            .getAsJsonObject("task");

    assertThat(state(task)).isIn("TASK_STATE_SUBMITTED", "TASK_STATE_WORKING");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2", "99, 3"})
  @DisplayName("3.2.4: the history is as long as it is wanted, the latest messages of it")
  void theHistoryIsShortened(int wanted, int given) throws InterruptedException {
    String id = taskThatIs(Standing.INPUT_REQUIRED);
    ann.result("SendMessage", message("INPUT_REQUIRED", ",\"taskId\":\"" + id + "\""));
    JsonArray whole = ann.result("GetTask", ref(id)).getAsJsonArray("history");

    JsonObject task =
        ann.result("GetTask", "{\"id\":\"" + id + "\",\"historyLength\":" + wanted + "}");

    if (given == 0) {
      assertThat(task.has("history")).isFalse();
    } else {
      assertThat(task.getAsJsonArray("history").asList())
          .isEqualTo(whole.asList().subList(whole.size() - given, whole.size()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CreateTaskPushNotificationConfig | -32003
          GetTaskPushNotificationConfig    | -32003
          ListTaskPushNotificationConfigs  | -32003
          DeleteTaskPushNotificationConfig | -32003
          GetExtendedAgentCard             | -32004
          """)
  @DisplayName("3.3.4: what the card does not promise is refused before its parameters are read")
  void whatIsNotPromised(String method, int code) {
    try (A2aServer plain =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(this::answer)
            .build()
            .start()) {
      JsonObject error = new TestClient(plain.url()).error(method, "{}");

      assertThat(error.get("code").getAsInt()).isEqualTo(code);
      assertErrorInfo(error);
    }
  }

  @Test
  @DisplayName("3.3.4: a message that wants notifications nobody sends is refused")
  void notificationsThatAreNotPromised() {
    try (A2aServer plain =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(this::answer)
            .build()
            .start()) {
      assertThat(
              new TestClient(plain.url())
                  .error(
                      "SendMessage",
                      configured(
                          "a", "{\"taskPushNotificationConfig\":{\"url\":\"http://127.0.0.1/\"}}"))
                  .get("code")
                  .getAsInt())
          .isEqualTo(-32003);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListTasks", "SendMessage", "SendStreamingMessage"})
  @DisplayName("3.3.4, 4.6: an extension that the agent requires")
  void requiredExtensions(String method) {
    AgentCard card =
        AgentCard.of("Agent", "Does things", "1.0").toBuilder()
            .capabilities(
                new AgentCapabilities(
                    true,
                    false,
                    false,
                    List.of(
                        new AgentCapabilities.Extension("urn:e/v1", "", true, new JsonObject()))))
            .build();
    try (A2aServer strict = A2aServer.builder().agent(card).handler(this::answer).build().start()) {
      JsonObject error = new TestClient(strict.url()).error(method, text("a"));
      assertThat(error.get("code").getAsInt()).isEqualTo(-32008);
      assertErrorInfo(error);
      TestClient older = new TestClient(strict.url(), Map.of("A2A-Extensions", "urn:e/v0"));
      assertThat(older.error(method, text("a")).get("code").getAsInt()).isEqualTo(-32008);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1.0, true",
    "'', '', false",
    "1.0, 0.3, true",
    "0.3, 1.0, false",
    "'', 1.0.7, true",
    "'', 1%2E0, true",
    "'', 2.0, false"
  })
  @DisplayName("3.6: the version is in a header, or else in the URL")
  void theVersionMayBeInTheUrl(String header, String parameter, boolean spoken) {
    TestClient client = new TestClient(server.url(), Map.of("Authorization", "ann"));
    String body = TestClient.rpc("ListTasks", "{}");

    JsonElement response =
        JsonParser.parseString(
            client
                .send(
                    client
                        .request(body)
                        .uri(server.url().resolve("/?x=1&a2a-version=" + parameter))
                        .setHeader("A2A-Version", header)
                        .build())
                .body());

    assertThat(response.getAsJsonObject().has("result")).as(response.toString()).isEqualTo(spoken);
  }

  @Test
  @DisplayName("3.4.1, 3.4.3: context ids are made up, kept, inferred, and must fit")
  void contexts() throws InterruptedException {
    JsonObject first =
        ann.result("SendMessage", message("INPUT_REQUIRED", ",\"contextId\":\"mine\""))
            .getAsJsonObject("task");
    assertThat(first.get("contextId").getAsString()).isEqualTo("mine");
    String id = first.get("id").getAsString();

    assertThat(
            ann.error(
                    "SendMessage",
                    message("a", ",\"taskId\":\"" + id + "\",\"contextId\":\"other\""))
                .get("code")
                .getAsInt())
        .isEqualTo(INVALID);
    JsonObject done =
        ann.result("SendMessage", message("a", ",\"taskId\":\"" + id + "\""))
            .getAsJsonObject("task");
    assertThat(done.get("contextId").getAsString()).isEqualTo("mine");
    assertThat(
            ann.result("SendMessage", text("a"))
                .getAsJsonObject("task")
                .get("contextId")
                .getAsString())
        .isNotEmpty();
  }

  @Test
  @DisplayName("3.5.2: events come in the order in which they were made")
  void eventsAreInOrder() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (A2aServer chatty =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(
                call -> {
                  call.working();
                  go.await();
                  for (int i = 0; i < 300; i++) {
                    call.working("step " + i);
                    call.artifact(Artifact.text("a" + i, "x"));
                  }
                  return Reply.completed();
                })
            .build()
            .start()) {
      TestClient client = new TestClient(chatty.url());
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("a"))) {
        events.next();
        events.next();
        go.countDown();
        for (int i = 0; i < 300; i++) {
          assertThat(events.next().toString()).contains("\"step " + i + "\"");
          assertThat(events.next().toString()).contains("\"a" + i + "\"");
        }
        assertThat(events.next().toString()).contains("TASK_STATE_COMPLETED");
        assertThat(events.next()).isNull();
      }
    }
  }

  @Test
  @DisplayName("5.5, 5.6, 5.7: names in either spelling, times in UTC, unknown fields ignored")
  void formsOfFields() {
    JsonObject task =
        ann.result(
                "SendMessage",
                "{\"message\":{\"message_id\":\"m\",\"role\":\"ROLE_USER\",\"context_id\":\"c\","
                    + "\"parts\":[{\"text\":\"a\",\"media_type\":\"text/plain\",\"new\":1}],"
                    + "\"unknown\":{}},\"unknown\":[]}")
            .getAsJsonObject("task");

    assertThat(task.get("contextId").getAsString()).isEqualTo("c");
    assertThat(task.toString()).doesNotContain("unknown", "\"new\"", "media_type");
    assertThat(task.getAsJsonObject("status").get("timestamp").getAsString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  @DisplayName("3.3.2, 7.4: who does not log in is told how to, in the words of the card")
  void howToLogIn() {
    AgentCard card =
        AgentCard.of("Agent", "Does things", "1.0").toBuilder()
            .securityScheme("a", new SecurityScheme.Http("", "basic", ""))
            .securityScheme("b", new SecurityScheme.OpenIdConnect("", "https://example.org/oidc"))
            .securityScheme("c", new SecurityScheme.ApiKey("", "header", "X-Key"))
            .build();
    try (A2aServer closed =
        A2aServer.builder()
            .agent(card)
            .handler(this::answer)
            .authenticator(request -> Optional.empty())
            .build()
            .start()) {
      TestClient nobody = new TestClient(closed.url());

      assertThat(
              nobody
                  .send(nobody.request(TestClient.rpc("ListTasks", "{}")).build())
                  .headers()
                  .firstValue("WWW-Authenticate"))
          .contains("Basic realm=\"agent\", charset=\"UTF-8\", Bearer");
    }
  }

  @Test
  @DisplayName("7.4, 13.3: who does not log in gets nothing but the card")
  void withoutALogin() {
    TestClient nobody = new TestClient(server.url());
    for (String method : List.of("GetTask", "ListTasks", "GetExtendedAgentCard", "SendMessage")) {
      var response = nobody.send(nobody.request(TestClient.rpc(method, "{}")).build());
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }
}

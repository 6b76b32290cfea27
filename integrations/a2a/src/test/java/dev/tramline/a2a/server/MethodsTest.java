package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.configured;
import static dev.tramline.a2a.server.TestClient.message;
import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method that answers with one response, against an agent that does what it is told. */
@Timeout(120) // only so that a hang becomes a failure
class MethodsTest {

  private static final String TERMINAL = "TASK_STATE_COMPLETED";

  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore may = new Semaphore(0);
  private A2aServer server;
  private TestClient client;

  @BeforeEach
  void start() {
    server =
        A2aServer.builder()
            .agent(AgentCard.of("Puppet", "Does what it is told", "1.0"))
            .handler(this::answer)
            .build()
            .start();
    client = new TestClient(server.url());
  }

  @AfterEach
  void stop() {
    may.release(1000);
    server.close();
  }

  private Reply answer(AgentCall call) throws InterruptedException {
    String text = call.message().text();
    return switch (text) {
      case "wait" -> {
        begun.release();
        try {
          may.acquire();
        } catch (InterruptedException e) {
          interrupted.countDown();
          throw e;
        }
        yield Reply.text("waited");
      }
      case "done" -> Reply.completed().withMessage("that was all");
      case "fail" -> Reply.failed("no way");
      case "reject" -> Reply.rejected("not me");
      case "ask" -> Reply.inputRequired("which one?");
      case "login" -> Reply.authRequired("log in at the bank");
      case "throw" -> throw new IllegalStateException("a secret");
      case "die" -> throw new StackOverflowError("a secret");
      case "nothing" -> null;
      case "hello" -> Reply.message("hello yourself");
      case "work then hello" -> {
        call.working("on it");
        yield Reply.message("hello yourself");
      }
      case "chunks" -> {
        call.chunk(Artifact.text("a", "one"), false);
        call.chunk(Artifact.text("a", "two"), true);
        call.artifact(Artifact.text("b", "old"));
        yield Reply.completed(Artifact.text("b", "new"));
      }
      case "begin" -> {
        call.chunk(Artifact.text("a", "one"), false);
        call.chunk(Artifact.text("a", "two"), false);
        yield Reply.inputRequired("go on?");
      }
      case "conversation" ->
          Reply.text(
              call.conversation().stream().map(Message::text).collect(Collectors.joining("|")));
      default -> Reply.text(text);
    };
  }

  private static String state(JsonObject task) {
    return task.getAsJsonObject("status").get("state").getAsString();
  }

  private JsonObject task(String params) {
    return client.result("SendMessage", params).getAsJsonObject("task");
  }

  private static String id(JsonObject task) {
    return task.get("id").getAsString();
  }

  private static String ref(String id) {
    return "{\"id\":\"" + id + "\"}";
  }

  @Test
  void aMessageIsAnsweredByATaskThatIsDone() {
    JsonObject task = task(text("abc"));

    assertThat(state(task)).isEqualTo(TERMINAL);
    assertThat(task.getAsJsonObject("status").get("timestamp").getAsString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(task.getAsJsonArray("artifacts").toString())
        .isEqualTo("[{\"artifactId\":\"result\",\"parts\":[{\"text\":\"abc\"}]}]");
    JsonObject said = task.getAsJsonArray("history").get(0).getAsJsonObject();
    assertThat(said.get("taskId")).isEqualTo(task.get("id"));
    assertThat(said.get("contextId")).isEqualTo(task.get("contextId"));
    assertThat(client.result("GetTask", ref(id(task)))).isEqualTo(task);
  }

  @ParameterizedTest
  @CsvSource({
    "done, TASK_STATE_COMPLETED, that was all",
    "fail, TASK_STATE_FAILED, no way",
    "reject, TASK_STATE_REJECTED, not me",
    "ask, TASK_STATE_INPUT_REQUIRED, which one?",
    "login, TASK_STATE_AUTH_REQUIRED, log in at the bank",
    "work then hello, TASK_STATE_COMPLETED, hello yourself"
  })
  void anAgentEndsItsWorkAsItLikes(String text, String state, String message) {
    JsonObject task = task(text(text));

    assertThat(state(task)).isEqualTo(state);
    JsonObject said = task.getAsJsonObject("status").getAsJsonObject("message");
    assertThat(said.get("role").getAsString()).isEqualTo("ROLE_AGENT");
    assertThat(said.get("taskId")).isEqualTo(task.get("id"));
    assertThat(said.toString()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw", "die", "nothing"})
  void whatGoesWrongIsShownAsAReferenceOnly(String text) {
    JsonObject task = task(text(text));

    assertThat(state(task)).isEqualTo("TASK_STATE_FAILED");
    assertThat(task.toString()).contains("Reference: ").doesNotContain("secret", "Exception");
  }

  @Test
  void aPlainMessageAnswersWithoutATask() {
    JsonObject result = client.result("SendMessage", text("hello"));

    assertThat(result.keySet()).containsExactly("message");
    JsonObject message = result.getAsJsonObject("message");
    assertThat(message.get("contextId").getAsString()).isNotEmpty();
    assertThat(message.has("taskId")).isFalse();
    assertThat(client.result("ListTasks", "{}").get("totalSize").getAsInt()).isZero();
    TestClient.awaitIdle(server);
  }

  @Test
  void chunksMakeOneArtifactAndAWholeOneReplacesAnother() {
    assertThat(task(text("chunks")).getAsJsonArray("artifacts").toString())
        .isEqualTo(
            "[{\"artifactId\":\"a\",\"parts\":[{\"text\":\"one\"},{\"text\":\"two\"}]},"
                + "{\"artifactId\":\"b\",\"parts\":[{\"text\":\"new\"}]}]");
  }

  @Test
  void whatAnEarlierMessageBeganIsNotGoneOnWith() {
    JsonObject asked = task(text("begin"));
    assertThat(asked.getAsJsonArray("artifacts").toString()).contains("one", "two");

    JsonObject again = task(message("begin", ",\"taskId\":\"" + id(asked) + "\""));

    assertThat(again.getAsJsonArray("artifacts")).isEqualTo(asked.getAsJsonArray("artifacts"));
  }

  @Test
  void theNextMessageOnATaskThatWaitsCallsTheAgentWithTheConversation() {
    JsonObject asked = task(text("ask"));

    JsonObject done = task(message("conversation", ",\"taskId\":\"" + id(asked) + "\""));

    assertThat(id(done)).isEqualTo(id(asked));
    assertThat(done.get("contextId")).isEqualTo(asked.get("contextId"));
    assertThat(state(done)).isEqualTo(TERMINAL);
    assertThat(done.getAsJsonArray("artifacts").toString()).contains("ask|which one?|conversation");
    assertThat(done.getAsJsonArray("history")).hasSize(3);
  }

  @Test
  void aConversationMayHaveSeveralTasks() {
    JsonObject first = task(message("a", ",\"contextId\":\"mine\""));
    JsonObject second = task(message("b", ",\"contextId\":\"mine\""));

    assertThat(first.get("contextId").getAsString()).isEqualTo("mine");
    assertThat(second.get("contextId").getAsString()).isEqualTo("mine");
    assertThat(id(first)).isNotEqualTo(id(second));
    assertThat(client.result("ListTasks", "{\"contextId\":\"mine\"}").get("totalSize").getAsInt())
        .isEqualTo(2);
  }

  @Test
  void aMessageFitsItsTask() {
    JsonObject done = task(text("abc"));
    JsonObject asked = task(text("ask"));
    JsonObject working = task(configured("wait", "{\"returnImmediately\":true}"));

    assertError("SendMessage", message("a", ",\"taskId\":\"no-such\""), -32001, "TASK_NOT_FOUND");
    assertError(
        "SendMessage", message("a", ",\"taskId\":\"" + id(done) + "\""), -32004, "UNSUPPORTED");
    assertError(
        "SendMessage", message("a", ",\"taskId\":\"" + id(working) + "\""), -32004, "UNSUPPORTED");
    assertError(
        "SendMessage",
        message("a", ",\"taskId\":\"" + id(asked) + "\",\"contextId\":\"other\""),
        -32602,
        "message.contextId");
    assertThat(state(client.result("GetTask", ref(id(asked)))))
        .isEqualTo("TASK_STATE_INPUT_REQUIRED");
    for (String bad : List.of("x".repeat(257), "a\\u0000", "a b", "\u00e9")) {
      assertError(
          "SendMessage",
          message("a", ",\"contextId\":\"" + bad + "\""),
          -32602,
          "message.contextId");
    }
    assertError(
        "SendMessage", text("a").replace("ROLE_USER", "ROLE_AGENT"), -32602, "message.role");
  }

  private void assertError(String method, String params, int code, String detail) {
    JsonObject error = client.error(method, params);
    assertThat(error.get("code").getAsInt()).as(error.toString()).isEqualTo(code);
    assertThat(error.getAsJsonArray("data").toString()).contains(detail);
  }

  @Test
  void aClientNeedNotWait() throws InterruptedException {
    JsonObject task = task(configured("wait", "{\"returnImmediately\":true}"));
    assertThat(state(task)).isEqualTo("TASK_STATE_SUBMITTED");
    begun.acquire();
    assertThat(state(client.result("GetTask", ref(id(task))))).isEqualTo("TASK_STATE_SUBMITTED");

    TestClient.Events events = client.stream("SubscribeToTask", ref(id(task)));
    may.release();
    events.rest();

    assertThat(state(client.result("GetTask", ref(id(task))))).isEqualTo(TERMINAL);
  }

  @Test
  void theHistoryIsAsLongAsTheClientWants() {
    JsonObject asked = task(configured("ask", "{\"historyLength\":0}"));
    assertThat(asked.has("history")).isFalse();
    task(message("ask", ",\"taskId\":\"" + id(asked) + "\""));

    String id = id(asked);
    assertThat(client.result("GetTask", ref(id)).getAsJsonArray("history")).hasSize(3);
    assertThat(
            client
                .result("GetTask", "{\"id\":\"" + id + "\",\"historyLength\":1}")
                .getAsJsonArray("history"))
        .hasSize(1);
    assertThat(
            client.result("GetTask", "{\"id\":\"" + id + "\",\"history_length\":0}").has("history"))
        .isFalse();
    JsonObject page = client.result("ListTasks", "{\"historyLength\":2}");
    assertThat(page.getAsJsonArray("tasks").get(0).getAsJsonObject().getAsJsonArray("history"))
        .hasSize(2);
  }

  @Test
  void tasksAreListedPageByPageTheLatestFirst() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      all.add(id(task(text("t" + i))));
    }

    Set<String> seen = new HashSet<>();
    String token = "";
    String last = "9999";
    for (int pages = 0; pages < 3; pages++) {
      JsonObject page =
          client.result("ListTasks", "{\"pageSize\":2,\"pageToken\":\"" + token + "\"}");
      assertThat(page.get("pageSize").getAsInt()).isEqualTo(2);
      assertThat(page.get("totalSize").getAsInt()).isEqualTo(6);
      for (JsonElement element : page.getAsJsonArray("tasks")) {
        JsonObject task = element.getAsJsonObject();
        String time = task.getAsJsonObject("status").get("timestamp").getAsString();
        assertThat(time).isLessThanOrEqualTo(last);
        last = time;
        assertThat(task.has("artifacts")).isFalse();
        seen.add(id(task));
      }
      token = page.get("nextPageToken").getAsString();
    }

    assertThat(token).isEmpty();
    assertThat(seen).isEqualTo(all);
    assertError("ListTasks", "{\"pageToken\":\"x\"}", -32602, "pageToken");
    assertError("ListTasks", "{\"pageSize\":0}", -32602, "pageSize");
  }

  @Test
  void tasksAreListedByStateAndTimeAndWithArtifacts() {
    JsonObject done = task(text("abc"));
    JsonObject failed = task(text("fail"));
    String time = failed.getAsJsonObject("status").get("timestamp").getAsString();

    JsonArray failures =
        client.result("ListTasks", "{\"status\":\"TASK_STATE_FAILED\"}").getAsJsonArray("tasks");
    JsonObject since = client.result("ListTasks", "{\"statusTimestampAfter\":\"" + time + "\"}");
    JsonObject never =
        client.result("ListTasks", "{\"statusTimestampAfter\":\"2999-01-01T00:00:00Z\"}");
    JsonArray whole =
        client.result("ListTasks", "{\"includeArtifacts\":true}").getAsJsonArray("tasks");

    assertThat(failures).hasSize(1);
    assertThat(id(failures.get(0).getAsJsonObject())).isEqualTo(id(failed));
    assertThat(since.getAsJsonArray("tasks").toString()).contains(id(failed));
    assertThat(never.getAsJsonArray("tasks")).isEmpty();
    assertThat(whole).hasSize(2).allMatch(task -> task.getAsJsonObject().has("artifacts"));
    assertThat(whole.toString()).contains(id(done), "abc");
  }

  @Test
  void aTaskIsCancelledAndItsAgentInterrupted() throws InterruptedException {
    JsonObject task = task(configured("wait", "{\"returnImmediately\":true}"));
    begun.acquire();

    assertThat(state(client.result("CancelTask", ref(id(task))))).isEqualTo("TASK_STATE_CANCELED");

    interrupted.await();
    assertThat(state(client.result("GetTask", ref(id(task))))).isEqualTo("TASK_STATE_CANCELED");
    assertError("CancelTask", ref(id(task)), -32002, "TASK_NOT_CANCELABLE");
    assertError("CancelTask", ref("no-such"), -32001, "TASK_NOT_FOUND");
    JsonObject asked = task(text("ask"));
    assertThat(state(client.result("CancelTask", ref(id(asked))))).isEqualTo("TASK_STATE_CANCELED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "\"007\"", "1.0", "12345678901234567890", "null", "\"\""})
  void theIdComesBackAsItWent(String id) {
    String body =
        TestClient.rpc("GetTask", ref("no-such")).replace("\"id\":1,", "\"id\":" + id + ",");

    assertThat(client.send(client.request(body).build()).body()).contains("\"id\":" + id + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                           | -32700
          ''                                                          | -32700
          []                                                          | -32600
          1                                                           | -32600
          null                                                        | -32600
          {}                                                          | -32600
          {"jsonrpc":"1.0","id":1,"method":"GetTask"}                 | -32600
          {"jsonrpc":"2.0","id":{},"method":"GetTask"}                | -32600
          {"jsonrpc":"2.0","id":true,"method":"GetTask"}              | -32600
          {"jsonrpc":"2.0","id":1,"method":2}                         | -32600
          {"jsonrpc":"2.0","id":1}                                    | -32600
          {"jsonrpc":"2.0","id":1,"method":"message/send"}            | -32601
          {"jsonrpc":"2.0","id":1,"method":"GetTask"}                 | -32602
          {"jsonrpc":"2.0","id":1,"method":"GetTask","params":[]}     | -32602
          {"jsonrpc":"2.0","id":1,"method":"GetTask","params":{"id":1}} | -32602
          {"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{}} | -32602
          {"jsonrpc":"2.0","id":1,"method":"GetExtendedAgentCard"}    | -32004
          {"jsonrpc":"2.0","id":1,"method":"CreateTaskPushNotificationConfig","params":{}} | -32003
          {"jsonrpc":"2.0","id":1,"method":"GetTaskPushNotificationConfig","params":{}} | -32003
          {"jsonrpc":"2.0","id":1,"method":"ListTaskPushNotificationConfigs","params":{}} | -32003
          {"jsonrpc":"2.0","id":1,"method":"DeleteTaskPushNotificationConfig","params":{}} | -32003
          """)
  void requestsThatCannotBeAnsweredGetTheirError(String body, int code) {
    JsonObject response = client.post(body).getAsJsonObject();

    assertThat(response.get("jsonrpc").getAsString()).isEqualTo("2.0");
    assertThat(response.has("id")).isTrue();
    assertThat(response.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(code);
  }

  @Test
  void aBatchIsAnsweredOneByOneAndNotificationsNotAtAll() {
    String get = TestClient.rpc("GetTask", ref("no-such"));
    String notification = get.replace("\"id\":1,", "");
    String stream = TestClient.rpc("SendStreamingMessage", text("abc"));

    JsonArray responses =
        client.post("[" + get + "," + notification + ",3," + stream + "]").getAsJsonArray();

    assertThat(responses).hasSize(3);
    assertThat(responses.get(0).toString()).contains("-32001");
    assertThat(responses.get(1).toString()).contains("-32600");
    assertThat(responses.get(2).toString()).contains("-32004");
    assertThat(client.send(client.request(notification).build()).statusCode()).isEqualTo(204);
    assertThat(client.send(client.request("[" + notification + "]").build()).statusCode())
        .isEqualTo(204);
    String many = String.join(",", Collections.nCopies(21, get));
    assertThat(client.post("[" + many + "]").toString()).contains("-32600");
  }

  @ParameterizedTest
  @CsvSource({"0.3, false", "1.1, false", "2.0, false", "x, false", "1.0, true", "1.0.1, true"})
  void onlyItsOwnVersionIsSpoken(String version, boolean spoken) {
    String body = TestClient.rpc("ListTasks", "{}");

    JsonObject response =
        JsonParser.parseString(
                client.send(client.request(body).setHeader("A2A-Version", version).build()).body())
            .getAsJsonObject();

    assertThat(response.has("result")).isEqualTo(spoken);
    if (!spoken) {
      assertThat(response.getAsJsonObject("error").get("code"))
          .isEqualTo(new JsonPrimitive(-32009));
      assertThat(response.toString()).contains("VERSION_NOT_SUPPORTED");
    }
  }
}

package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.configured;
import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What surrounds the methods: the card, HTTP, who asks, limits and the end. */
@Timeout(120) // only so that a hang becomes a failure
class ServerTest {

  private static final AgentCard CARD = AgentCard.of("Agent", "Does things", "1.0");

  private static A2aServer.Builder builder(Agent agent) {
    return A2aServer.builder().agent(CARD).handler(agent);
  }

  private static A2aServer.Builder flow(Spelling.Enlarge enlarge) {
    SpellingFlow flow = new SpellingFlow(new Spelling.Spell(), enlarge);
    return A2aServer.builder()
        .agent(AgentCard.of("Speller", "Makes words large", "1.0"))
        .flow(SpellingFlow.GRAPH, word -> flow.start(word), Spelling.Result::large);
  }

  private static HttpResponse<String> get(A2aServer server, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return new TestClient(server.url()).send(request.build());
  }

  @Test
  void aFlowIsAnAgentInThreeLines() {
    try (A2aServer server = flow(new Spelling.Enlarge()).build().start()) {
      JsonObject task =
          new TestClient(server.url()).result("SendMessage", text("tram")).getAsJsonObject("task");

      assertThat(task.getAsJsonArray("artifacts").toString())
          .isEqualTo("[{\"artifactId\":\"result\",\"parts\":[{\"text\":\"TRAM\"}]}]");
      assertThat(task.toString()).contains("TASK_STATE_COMPLETED");
    }
  }

  @Test
  void theCardIsCompletedFromTheFlow() {
    try (A2aServer server = flow(new Spelling.Enlarge()).build().start()) {
      JsonObject card =
          JsonParser.parseString(get(server, "/.well-known/agent-card.json").body())
              .getAsJsonObject();

      assertThat(card.get("name").getAsString()).isEqualTo("Speller");
      assertThat(card.getAsJsonArray("supportedInterfaces").toString())
          .isEqualTo(
              "[{\"url\":\""
                  + server.url()
                  + "\",\"protocolBinding\":\"JSONRPC\",\"protocolVersion\":\"1.0\"}]");
      assertThat(card.getAsJsonArray("skills").toString())
          .isEqualTo(
              "[{\"id\":\"Spelling\",\"name\":\"Speller\",\"description\":\"Makes words large\","
                  + "\"tags\":[\"spell\",\"enlarge\"]}]");
      assertThat(card.getAsJsonArray("defaultInputModes").toString()).isEqualTo("[\"text/plain\"]");
      assertThat(card.getAsJsonArray("defaultOutputModes").toString())
          .isEqualTo("[\"text/plain\"]");
      assertThat(card.getAsJsonObject("capabilities").get("streaming").getAsBoolean()).isTrue();
    }
  }

  @Test
  void whatTheCardSaysIsKept() {
    AgentCard card =
        CARD.toBuilder()
            .agentInterface(AgentInterface.jsonRpc("https://example.org/agent"))
            .inputModes(List.of("text/*"))
            .outputModes(List.of("image/png"))
            .build();
    try (A2aServer server =
        A2aServer.builder().agent(card).handler(call -> Reply.text("x")).build()) {
      assertThat(server.card().interfaces()).isEqualTo(card.interfaces());
      assertThat(server.card().defaultInputModes()).isEqualTo(card.defaultInputModes());
      assertThat(server.card().defaultOutputModes()).isEqualTo(card.defaultOutputModes());
      assertThat(server.card().skills()).hasSize(1);
    }
  }

  @Test
  void theCardIsCached() {
    try (A2aServer server = builder(call -> Reply.text("x")).build().start()) {
      HttpResponse<String> card = get(server, "/.well-known/agent-card.json");
      String tag = card.headers().firstValue("ETag").orElseThrow();

      assertThat(card.headers().firstValue("Cache-Control")).contains("max-age=300");
      assertThat(card.headers().firstValue("Last-Modified").orElseThrow()).endsWith("GMT");
      assertThat(card.headers().firstValue("Content-Type")).contains("application/json");
      HttpResponse<String> again =
          get(server, "/.well-known/agent-card.json", "If-None-Match", "\"x\", W/" + tag);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.headers().firstValue("ETag")).contains(tag);
      assertThat(get(server, "/.well-known/agent-card.json", "If-None-Match", "\"x\"").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void httpIsUsedAsItIsMeant() {
    try (A2aServer server =
        builder(call -> Reply.text("x")).path("/a2a").maxBodyBytes(500).build().start()) {
      TestClient client = new TestClient(server.url());
      String body = TestClient.rpc("ListTasks", "{}");

      assertThat(client.send(client.request(body).build()).statusCode()).isEqualTo(200);
      assertThat(get(server, "/a2a").statusCode()).isEqualTo(405);
      assertThat(get(server, "/a2a").headers().firstValue("Allow")).contains("POST");
      assertThat(get(server, "/other").statusCode()).isEqualTo(404);
      HttpResponse<String> plain =
          client.send(client.request(body).setHeader("Content-Type", "text/plain").build());
      assertThat(plain.statusCode()).isEqualTo(415);
      assertThat(plain.body()).contains("-32005");
      HttpResponse<String> large = client.send(client.request(" ".repeat(501)).build());
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.body()).contains("-32600");
      assertThat(client.send(client.request(" ".repeat(500)).build()).body()).contains("-32700");
      HttpRequest.Builder many = client.request(body);
      for (int i = 0; i < 64; i++) {
        many.header("X-" + i, "x");
      }
      assertThat(client.send(many.build()).statusCode()).isEqualTo(431);
    }
  }

  @Test
  void contentThatTheAgentDoesNotTakeIsRefused() {
    AgentCard card = CARD.toBuilder().inputModes(List.of("text/plain", "image/*")).build();
    try (A2aServer server =
        A2aServer.builder().agent(card).handler(call -> Reply.text("x")).build().start()) {
      TestClient client = new TestClient(server.url());
      String part = "{\"text\":\"a\"}";

      for (String taken :
          List.of(
              part,
              "{\"text\":\"a\",\"mediaType\":\"Text/Plain; charset=utf-8\"}",
              "{\"raw\":\"\",\"mediaType\":\"image/png\"}",
              "{\"url\":\"https://example.org\"}")) {
        assertThat(client.call("SendMessage", text("a").replace(part, taken)).toString())
            .contains("TASK_STATE_COMPLETED");
      }
      for (String refused :
          List.of("{\"data\":{}}", "{\"text\":\"a\",\"mediaType\":\"text/html\"}")) {
        assertThat(client.error("SendMessage", text("a").replace(part, refused)).toString())
            .contains("-32005", "CONTENT_TYPE_NOT_SUPPORTED");
      }
    }
  }

  @Test
  void extensionsThatTheAgentRequiresAreRequired() {
    AgentCard card =
        CARD.toBuilder()
            .capabilities(
                new AgentCapabilities(
                    false,
                    false,
                    false,
                    List.of(
                        new AgentCapabilities.Extension("urn:needed", "", true, new JsonObject()))))
            .build();
    try (A2aServer server =
        A2aServer.builder().agent(card).handler(call -> Reply.text("x")).build().start()) {
      assertThat(new TestClient(server.url()).error("ListTasks", "{}").toString())
          .contains("-32008", "urn:needed");
      assertThat(
              new TestClient(server.url(), Map.of("A2A-Extensions", "urn:other, urn:needed"))
                  .result("ListTasks", "{}"))
          .isNotNull();
    }
  }

  @Test
  void tasksOfOthersDoNotExist() {
    Authenticator byName = request -> request.header("Authorization");
    try (A2aServer server =
        builder(call -> Reply.inputRequired(call.principal() + "?"))
            .authenticator(byName)
            .build()
            .start()) {
      TestClient ann = new TestClient(server.url(), Map.of("Authorization", "ann"));
      TestClient bob = new TestClient(server.url(), Map.of("Authorization", "bob"));
      TestClient nobody = new TestClient(server.url());
      JsonObject task = ann.result("SendMessage", text("a")).getAsJsonObject("task");
      String id = "{\"id\":\"" + task.get("id").getAsString() + "\"}";

      assertThat(task.toString()).contains("ann?");
      assertThat(ann.result("GetTask", id)).isEqualTo(task);
      try (TestClient.Events events = ann.stream("SubscribeToTask", id)) {
        assertThat(events.next().has("task")).isTrue(); // now it is followed, and so in memory
        for (String method : List.of("GetTask", "CancelTask", "SubscribeToTask")) {
          assertThat(bob.error(method, id).get("code").getAsInt()).isEqualTo(-32001);
        }
        String next =
            TestClient.message("a", ",\"taskId\":\"" + task.get("id").getAsString() + "\"");
        assertThat(bob.error("SendMessage", next).get("code").getAsInt()).isEqualTo(-32001);
      }
      assertThat(bob.result("ListTasks", "{}").get("totalSize").getAsInt()).isZero();
      assertThat(ann.result("ListTasks", "{}").get("totalSize").getAsInt()).isEqualTo(1);
      HttpResponse<String> refused = nobody.send(nobody.request("{}").build());
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void onlySoManyMessagesAreWorkedOnAtATime() {
    Semaphore may = new Semaphore(0);
    try (A2aServer server =
        builder(
                call -> {
                  may.acquire();
                  return Reply.text("x");
                })
            .maxTasks(1)
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      client.result("SendMessage", configured("a", "{\"returnImmediately\":true}"));

      assertThat(client.error("SendMessage", text("b")).toString()).contains("-32603", "busy");
      may.release();
      TestClient.awaitIdle(server);
      may.release();
      assertThat(client.result("SendMessage", text("c")).has("task")).isTrue();
    }
  }

  @Test
  void whatTakesTooLongIsInterruptedAndFails() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (A2aServer server =
        builder(
                call -> {
                  begun.release();
                  try {
                    new CountDownLatch(1).await();
                    return Reply.text("never");
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                  }
                })
            .taskTimeout(Duration.ofMillis(50))
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      do { // once more if the time was up before the agent could begin
        assertThat(client.result("SendMessage", text("a")).toString())
            .contains("TASK_STATE_FAILED", "took too long");
        TestClient.awaitIdle(server);
      } while (!begun.tryAcquire());
      interrupted.await();
    }
  }

  @Test
  void closingWaitsForTheAgentsAtWork() throws Exception {
    Semaphore begun = new Semaphore(0);
    Semaphore may = new Semaphore(0);
    A2aServer server =
        builder(
                call -> {
                  begun.release();
                  may.acquire();
                  return Reply.text("in time");
                })
            .build()
            .start();
    TestClient client = new TestClient(server.url());
    var answer = CompletableFuture.supplyAsync(() -> client.result("SendMessage", text("a")));
    begun.acquire();
    Thread closing = new Thread(server::close);
    closing.start();
    may.release();

    assertThat(answer.get().toString()).contains("in time");
    closing.join();
    assertThatThrownBy(() -> client.call("ListTasks", "{}")).isInstanceOf(AssertionError.class);
  }

  @Test
  void closingDoesNotWaitForEver() throws Exception {
    Semaphore begun = new Semaphore(0);
    // Not over HTTP: the time for what clients are still to hear is as short, and may be too short.
    A2aHandler handler =
        builder(
                call -> {
                  begun.release();
                  new CountDownLatch(1).await();
                  return Reply.text("never");
                })
            .drain(Duration.ofMillis(50))
            .buildHandler("http://localhost/");
    FutureTask<String> answer = new FutureTask<>(() -> send(handler, text("a")));
    new Thread(answer).start();
    begun.acquire();

    handler.close();

    assertThat(answer.get()).contains("TASK_STATE_FAILED", "stopped");
  }

  @Test
  void aMessageThatWasOnItsWayAsTheServerWasClosedIsTurnedAway() throws Exception {
    Semaphore begun = new Semaphore(0);
    CountDownLatch looksUp = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    A2aHandler handler =
        builder(
                call -> {
                  if (call.message().text().equals("ask")) {
                    return Reply.inputRequired("what?");
                  }
                  begun.release();
                  mayEnd.await();
                  return Reply.text("x");
                })
            .store(slowToFind(looksUp, mayGoOn))
            .buildHandler("http://localhost/");
    String asked = send(handler, text("ask"));
    String taskId = asked.replaceAll(".*\"taskId\":\"([^\"]*)\".*", "$1");
    FutureTask<String> atWork = new FutureTask<>(() -> send(handler, text("a")));
    FutureTask<String> late =
        new FutureTask<>(
            () -> send(handler, TestClient.message("b", ",\"taskId\":\"" + taskId + "\"")));
    Thread closing = new Thread(handler::close);

    new Thread(atWork).start();
    begun.acquire();
    new Thread(late).start();
    looksUp.await();
    closing.start();
    while (!send(handler, text("ask")).contains("busy")) {
      Thread.onSpinWait(); // until it takes no more messages; it waits for the one at work then
    }
    mayGoOn.countDown();

    assertThat(late.get()).contains("busy");
    mayEnd.countDown();
    closing.join();
    assertThat(atWork.get()).contains("\"x\"");
    assertThat(begun.availablePermits()).isZero();
  }

  /** A store that takes its time to find a task. */
  private static TaskStore slowToFind(CountDownLatch asked, CountDownLatch mayGoOn) {
    TaskStore memory = new InMemoryTaskStore();
    return (TaskStore)
        Proxy.newProxyInstance(
            TaskStore.class.getClassLoader(),
            new Class<?>[] {TaskStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("find")) {
                asked.countDown();
                mayGoOn.await();
              }
              return method.invoke(memory, arguments);
            });
  }

  @Test
  void aListShowsAsMuchOfATaskAtWorkAsTheTaskItself() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (A2aServer server =
        builder(
                call -> {
                  call.artifact(Artifact.text("part", "the first half"));
                  told.countDown();
                  mayEnd.await();
                  return Reply.text("x");
                })
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      client.result("SendMessage", TestClient.configured("a", "{\"returnImmediately\":true}"));
      told.await();

      assertThat(client.result("ListTasks", "{\"includeArtifacts\":true}").toString())
          .contains("the first half");
      assertThat(client.result("ListTasks", "{}").toString()).doesNotContain("the first half");
      mayEnd.countDown();
    }
  }

  private static String send(A2aHandler handler, String params) throws Exception {
    byte[] body = TestClient.rpc("SendMessage", params).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = Map.of("Content-Type", "application/json", "A2A-Version", "1.0");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (A2aResponse response =
        handler.handle(new A2aRequest("POST", "/", "", headers, new ByteArrayInputStream(body)))) {
      response.writeTo(out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A store whose disk is full as soon as anything is to end. */
  private static final class FullStore implements TaskStore {

    private final TaskStore memory = new InMemoryTaskStore();

    @Override
    public void save(String owner, Task task) {
      if (task.status().state().isTerminal()) {
        throw new IllegalStateException("a secret of the disk");
      }
      memory.save(owner, task);
    }

    @Override
    public Optional<Task> find(String owner, String id) {
      return memory.find(owner, id);
    }

    @Override
    public List<Task> list(String owner, TaskQuery query, Optional<Position> after) {
      return memory.list(owner, query, after);
    }

    @Override
    public int count(String owner, TaskQuery query) {
      return memory.count(owner, query);
    }

    @Override
    public void savePush(PushNotificationConfig config) {
      memory.savePush(config);
    }

    @Override
    public List<PushNotificationConfig> pushes(String taskId) {
      return memory.pushes(taskId);
    }

    @Override
    public void deletePush(String taskId, String id) {
      memory.deletePush(taskId, id);
    }
  }

  @Test
  void aStoreThatFailsIsAnErrorAndBlocksNothing() {
    try (A2aServer server =
        builder(
                call ->
                    call.message().text().equals("ask")
                        ? Reply.inputRequired("what?")
                        : Reply.text("x"))
            .store(new FullStore())
            .maxTasks(1)
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());

      for (int i = 0; i < 3; i++) {
        JsonObject error = client.error("SendMessage", text("a"));
        assertThat(error.toString()).contains("-32603", "Reference: ").doesNotContain("secret");
        TestClient.awaitIdle(server);
      }
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("a"))) {
        List<JsonObject> all = events.rest(); // it ends, without an end of the task
        assertThat(all.get(all.size() - 1).toString()).doesNotContain("COMPLETED");
      }
      TestClient.awaitIdle(server);
      assertThat(client.result("SendMessage", text("ask")).toString()).contains("INPUT_REQUIRED");
    }
  }

  @Test
  void aServerThatIsNotDescribedWholeLeavesItsPortToOthers() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    A2aServer.Builder builder = A2aServer.builder().handler(call -> Reply.text("")).port(port);

    assertThatThrownBy(builder::build).hasMessageContaining("agent(card)");

    try (A2aServer server = builder.agent(CARD).build()) {
      assertThat(server).hasToString("A2aServer at http://127.0.0.1:" + port + "/");
    }
  }

  @Test
  void aServerIsDescribedWhole() {
    assertThatThrownBy(() -> A2aServer.builder().agent(CARD).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("flow(...)");
    A2aServer.Builder builder = A2aServer.builder();
    assertThatThrownBy(() -> builder.path("a2a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.maxTasks(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.heartbeat(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRequestThatIsNotFinishedDoesNotDisturbOthers() throws Exception {
    try (A2aServer server = builder(call -> Reply.text("x")).build().start()) {
      URI url = server.url();
      try (Socket socket = new Socket(url.getHost(), url.getPort())) {
        OutputStream out = socket.getOutputStream();
        out.write(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();

        assertThat(new TestClient(url).result("ListTasks", "{}")).isNotNull();
        socket.shutdownOutput();
      }
      assertThat(new TestClient(url).result("ListTasks", "{}")).isNotNull();
    }
  }
}

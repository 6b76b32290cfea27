package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
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
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams: what they carry, in which order, and what is left of them. */
@Timeout(120) // only so that a hang becomes a failure
class StreamTest {

  private static final AgentCard CARD = AgentCard.of("Agent", "Does things", "1.0");

  private static A2aServer serve(Agent agent) {
    return A2aServer.builder().agent(CARD).handler(agent).build().start();
  }

  /** What kind of event it is, and the state or the text in it. */
  private static String brief(JsonObject event) {
    String kind = event.keySet().iterator().next();
    JsonObject content = event.getAsJsonObject(kind);
    if (content.has("artifact")) {
      return (content.get("append").getAsBoolean() ? "+" : "=")
          + content
              .getAsJsonObject("artifact")
              .getAsJsonArray("parts")
              .get(0)
              .getAsJsonObject()
              .get("text")
              .getAsString()
          + (content.get("lastChunk").getAsBoolean() ? "." : "");
    }
    if (content.has("metadata")) {
      return "node " + content.getAsJsonObject("metadata").get("node").getAsString();
    }
    return content.has("status")
        ? kind + " " + content.getAsJsonObject("status").get("state").getAsString().substring(11)
        : kind;
  }

  private static List<String> brief(List<JsonObject> events) {
    return events.stream().map(StreamTest::brief).toList();
  }

  @Test
  void aFlowTellsItsNodesAndWhatTheyEmit() {
    SpellingFlow flow = new SpellingFlow(new Spelling.Spell(), new Spelling.Enlarge());
    try (A2aServer server =
            A2aServer.builder()
                .agent(CARD)
                .flow(SpellingFlow.GRAPH, word -> flow.start(word), Spelling.Result::large)
                .build()
                .start();
        TestClient.Events events =
            new TestClient(server.url()).stream("SendStreamingMessage", text("abc"))) {
      assertThat(brief(events.rest()))
          .containsExactly(
              "task SUBMITTED",
              "statusUpdate WORKING",
              "node spell",
              "=a",
              "+b",
              "+c",
              "node enlarge",
              "=ABC.",
              "statusUpdate COMPLETED");
    }
  }

  @Test
  void aPlainMessageIsTheOnlyEvent() {
    try (A2aServer server = serve(call -> Reply.message("hello"));
        TestClient.Events events =
            new TestClient(server.url()).stream("SendStreamingMessage", text("abc"))) {
      assertThat(brief(events.rest())).containsExactly("message");
    }
  }

  @Test
  void aStreamThatAsksBackEndsAndTheNextMessageOpensAnother() {
    try (A2aServer server =
        serve(
            call ->
                call.conversation().size() == 1
                    ? Reply.inputRequired("which?")
                    : Reply.text(call.message().text()))) {
      TestClient client = new TestClient(server.url());
      List<JsonObject> first;
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        first = events.rest();
      }
      String id = first.get(0).getAsJsonObject("task").get("id").getAsString();
      try (TestClient.Events follower =
              client.stream("SubscribeToTask", "{\"id\":\"" + id + "\"}");
          TestClient.Events events =
              client.stream(
                  "SendStreamingMessage",
                  TestClient.message("this", ",\"taskId\":\"" + id + "\""))) {
        assertThat(brief(first)).containsExactly("task SUBMITTED", "statusUpdate INPUT_REQUIRED");
        assertThat(brief(events.rest()))
            .containsExactly("task WORKING", "=this.", "statusUpdate COMPLETED");
        assertThat(brief(follower.rest()))
            .containsExactly("task INPUT_REQUIRED", "=this.", "statusUpdate COMPLETED");
      }
      assertThat(client.error("SubscribeToTask", "{\"id\":\"" + id + "\"}").toString())
          .contains("-32004");
      assertThat(client.error("SubscribeToTask", "{\"id\":\"x\"}").toString()).contains("-32001");
    }
  }

  @Test
  void everyStreamOfATaskTellsTheSame() throws InterruptedException {
    Semaphore step = new Semaphore(0);
    try (A2aServer server =
        serve(
            call -> {
              call.working();
              for (int i = 0; i < 200; i++) {
                if (i == 100) {
                  step.acquire();
                }
                call.chunk(Artifact.text("a", i + ","), i == 199);
              }
              return Reply.completed();
            })) {
      TestClient client = new TestClient(server.url());
      try (TestClient.Events first = client.stream("SendStreamingMessage", text("abc"))) {
        JsonObject task = first.next().getAsJsonObject("task");
        for (int i = 0; i <= 100; i++) {
          first.next(); // until the agent waits: one status and a hundred pieces
        }
        String id = "{\"id\":" + task.get("id") + "}";
        try (TestClient.Events second = client.stream("SubscribeToTask", id);
            TestClient.Events third = client.stream("SubscribeToTask", id)) {
          assertThat(parts(second.next().getAsJsonObject("task"))).isEqualTo(100);
          assertThat(parts(third.next().getAsJsonObject("task"))).isEqualTo(100);
          step.release();
          List<JsonObject> rest = first.rest();

          assertThat(rest).hasSize(101);
          assertThat(second.rest()).isEqualTo(rest);
          assertThat(third.rest()).isEqualTo(rest);
          assertThat(brief(rest.get(99))).isEqualTo("+199,.");
        }
      }
    }
  }

  private static int parts(JsonObject task) {
    return task.getAsJsonArray("artifacts").get(0).getAsJsonObject().getAsJsonArray("parts").size();
  }

  @Test
  void cancellingEndsTheStreamAndInterruptsTheNode() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Spelling.Enlarge stuck =
        new Spelling.Enlarge(begun, new CountDownLatch(1)) {
          @Override
          String enlarge(String word, int letters) throws InterruptedException {
            try {
              return super.enlarge(word, letters);
            } catch (InterruptedException e) {
              interrupted.countDown();
              throw e;
            }
          }
        };
    SpellingFlow flow = new SpellingFlow(new Spelling.Spell(), stuck);
    try (A2aServer server =
        A2aServer.builder()
            .agent(CARD)
            .flow(SpellingFlow.GRAPH, word -> flow.start(word), Spelling.Result::large)
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        JsonObject task = events.next().getAsJsonObject("task");
        begun.await();
        client.result("CancelTask", "{\"id\":" + task.get("id") + "}");

        List<String> rest = brief(events.rest());
        assertThat(rest.get(rest.size() - 1)).isEqualTo("statusUpdate CANCELED");
        interrupted.await();
      }
    }
  }

  @Test
  void aClientThatLeavesDisturbsNothingAndLeavesNothingBehind() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Semaphore may = new Semaphore(0);
    try (A2aServer server =
        A2aServer.builder()
            .agent(CARD)
            .handler(
                call -> {
                  call.working();
                  begun.countDown();
                  may.acquire();
                  return Reply.text("done all the same");
                })
            .heartbeat(Duration.ofMillis(5))
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      String id;
      try (Socket socket = open(server.url())) {
        begun.await();
        id = readTaskId(socket.getInputStream());
        assertThat(server.handler().streams()).isEqualTo(1);
        socket.setSoLinger(true, 0);
      }
      while (server.handler().streams() > 0) {
        Thread.onSpinWait(); // until the heartbeat has noticed
      }
      String ref = "{\"id\":\"" + id + "\"}";
      try (TestClient.Events events = client.stream("SubscribeToTask", ref)) {
        may.release();
        assertThat(brief(events.rest()))
            .containsExactly("task WORKING", "=done all the same.", "statusUpdate COMPLETED");
      }
      assertThat(client.result("GetTask", ref).toString()).contains("TASK_STATE_COMPLETED");
    }
  }

  private static Socket open(URI url) throws IOException {
    Socket socket = new Socket(url.getHost(), url.getPort());
    String body = TestClient.rpc("SendStreamingMessage", text("abc"));
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST / HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Content-Type: application/json\r\n"
                + "A2A-Version: 1.0\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  private static String readTaskId(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\"contextId\"") < 0) {
      text.append((char) in.read());
    }
    int start = text.indexOf("{\"id\":\"") + 7;
    return text.substring(start, text.indexOf("\"", start));
  }

  @Test
  void aSilentStreamIsKeptAlive() throws InterruptedException {
    CountDownLatch may = new CountDownLatch(1);
    try (A2aServer server =
            A2aServer.builder()
                .agent(CARD)
                .handler(
                    call -> {
                      may.await();
                      return Reply.message("hello");
                    })
                .heartbeat(Duration.ofMillis(1))
                .build()
                .start();
        TestClient.Events events =
            new TestClient(server.url()).stream("SendStreamingMessage", text("abc"))) {
      assertThat(events.line()).isEqualTo(": keep-alive");
      may.countDown();
      assertThat(brief(events.rest())).containsExactly("message");
    }
  }

  @Test
  void nothingIsLostOfAFlowThatEmitsFasterThanClientsRead() {
    int last = 20_000;
    try (A2aServer server =
        A2aServer.builder()
            .agent(CARD)
            .flow(
                CountingFlow.GRAPH,
                FlowMapping.text(Counting::start, result -> "up to " + result.last()))
            .build()
            .start()) {
      TestClient client = new TestClient(server.url());
      try (TestClient.Events events =
          client.stream("SendStreamingMessage", text(String.valueOf(last)))) {
        List<String> all = brief(events.rest());

        assertThat(all).hasSize(last + 5);
        assertThat(all.subList(0, 4))
            .containsExactly("task SUBMITTED", "statusUpdate WORKING", "node count", "=1,");
        for (int i = 2; i <= last; i++) {
          assertThat(all.get(i + 2)).isEqualTo("+" + i + ",");
        }
        assertThat(all.subList(last + 3, last + 5))
            .containsExactly("=up to 20000.", "statusUpdate COMPLETED");
      }
    }
  }

  @Test
  void anAgentIsNoFasterThanAClientThatReads() {
    int last = 3 * EventStream.MOST;
    try (A2aServer server =
            serve(
                call -> {
                  for (int i = 0; i < last; i++) {
                    call.chunk(Artifact.text("a", i + ","), false);
                  }
                  call.chunk(Artifact.text("a", "end"), true);
                  return Reply.completed();
                });
        TestClient.Events events =
            new TestClient(server.url()).stream("SendStreamingMessage", text("abc"))) {
      List<JsonObject> all = events.rest();

      assertThat(all).hasSize(last + 3);
      for (int i = 1; i < last; i++) {
        assertThat(brief(all.get(i + 1))).isEqualTo("+" + i + ",");
      }
      assertThat(brief(all.get(last + 2))).isEqualTo("statusUpdate COMPLETED");
    }
  }

  @Test
  void anAgentDoesNotWaitForEverForAClientThatDoesNotRead() throws Exception {
    CountDownLatch through = new CountDownLatch(1);
    String large = "x".repeat(1000);
    try (A2aServer server =
        A2aServer.builder()
            .agent(CARD)
            .handler(
                call -> {
                  for (int i = 0; i < 4 * EventStream.MOST; i++) {
                    call.chunk(Artifact.text("a", large), false);
                  }
                  through.countDown();
                  return Reply.completed();
                })
            .patience(Duration.ofMillis(500))
            .build()
            .start()) {
      try (Socket socket = open(server.url())) {
        String id = readTaskId(socket.getInputStream());
        through.await();

        TestClient.awaitIdle(server);
        String tasks = new TestClient(server.url()).result("ListTasks", "{}").toString();
        assertThat(tasks).contains(id, "TASK_STATE_COMPLETED");
      }
    }
  }

  @Test
  void whoReportsWaitsUntilTheClientHasCaughtUp() throws InterruptedException {
    EventStream stream = new EventStream(false, () -> {});
    for (int i = 0; i < EventStream.LAG - 1; i++) {
      stream.offer(Message.agent("x"));
    }
    stream.awaitClient(Duration.ofDays(1)); // it is not behind yet
    stream.offer(Message.agent("x"));
    Thread reporter =
        new Thread(
            () -> {
              try {
                stream.awaitClient(Duration.ofDays(1));
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    reporter.start();
    while (reporter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    for (int i = 0; i < EventStream.LAG / 2; i++) {
      assertThat(stream.next(Duration.ZERO)).isPresent();
    }

    reporter.join();
    assertThat(stream.isOver()).isFalse();
  }

  @Test
  void whoDoesNotCatchUpInTimeLosesTheStream() throws InterruptedException {
    EventStream stream = new EventStream(false, () -> {});
    for (int i = 0; i < EventStream.LAG; i++) {
      stream.offer(Message.agent("x"));
    }

    stream.awaitClient(Duration.ZERO);

    assertThat(stream.isOver()).isTrue();
  }

  @Test
  void whoIsTooFarBehindLosesTheStreamAndNothingElse() throws InterruptedException {
    List<String> closed = new ArrayList<>();
    EventStream stream = new EventStream(false, () -> closed.add("closed"));
    Message message = Message.agent("x");
    for (int i = 0; i < EventStream.MOST; i++) {
      stream.offer(message);
    }
    assertThat(stream.isOver()).isFalse();

    stream.offer(message);
    stream.offer(message);

    assertThat(stream.isOver()).isTrue();
    assertThat(stream.next(Duration.ofDays(1))).isEmpty();
    stream.close();
    stream.close();
    assertThat(closed).containsExactly("closed");
  }
}

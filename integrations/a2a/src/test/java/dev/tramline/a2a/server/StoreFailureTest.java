package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients hear, and what is left, when the store fails. */
@Timeout(120) // only so that a hang becomes a failure
class StoreFailureTest {

  private static final String REFERENCE =
      "Internal error\\. Reference: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** A store that can be away. */
  private static final class Failing implements TaskStore {

    private final TaskStore store = new InMemoryTaskStore();
    private volatile boolean away;
    private volatile int savesToFail;
    private volatile boolean endsFail;
    private volatile boolean pushesFail;

    private TaskStore store() {
      if (away) {
        throw new IllegalStateException("secret");
      }
      return store;
    }

    @Override
    public void save(String owner, Task task) {
      if (endsFail && task.status().state().isTerminal()) {
        throw new IllegalStateException("secret");
      }
      if (savesToFail > 0) {
        savesToFail--;
        throw new IllegalStateException("secret");
      }
      store().save(owner, task);
    }

    @Override
    public Optional<Task> find(String owner, String id) {
      return store().find(owner, id);
    }

    @Override
    public List<Task> list(String owner, TaskQuery query, Optional<Position> after) {
      return store().list(owner, query, after);
    }

    @Override
    public int count(String owner, TaskQuery query) {
      return store().count(owner, query);
    }

    @Override
    public void savePush(PushNotificationConfig config) {
      store().savePush(config);
    }

    @Override
    public List<PushNotificationConfig> pushes(String taskId) {
      if (pushesFail) {
        throw new IllegalStateException("secret");
      }
      return store().pushes(taskId);
    }

    @Override
    public void deletePush(String taskId, String id) {
      store().deletePush(taskId, id);
    }
  }

  private final Failing store = new Failing();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Semaphore may = new Semaphore(0);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** Says "one", waits, and says "two". */
  private Reply answer(AgentCall call) throws InterruptedException {
    call.working();
    call.chunk(Artifact.text("a", "one"), false);
    begun.countDown();
    try {
      may.acquire();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
    call.chunk(Artifact.text("a", "two"), true);
    return Reply.completed();
  }

  private A2aServer.Builder builder() {
    return A2aServer.builder()
        .agent(AgentCard.of("Agent", "Does things", "1.0"))
        .handler(this::answer)
        .store(store);
  }

  private static void assertInternal(JsonObject error) {
    assertThat(error.get("code").getAsInt()).isEqualTo(-32603);
    assertThat(error.get("message").getAsString()).matches(REFERENCE);
    assertThat(error.toString()).doesNotContain("secret");
  }

  private static List<String> lines(TestClient.Events events) {
    List<String> lines = new ArrayList<>();
    while (events.hasLine()) {
      String line = events.line();
      if (line.startsWith("data: ")) {
        lines.add(line.substring(6));
      }
    }
    return lines;
  }

  private static void assertFailedStream(String line) {
    JsonObject response = JsonParser.parseString(line).getAsJsonObject();
    assertThat(response.get("id").getAsInt()).isEqualTo(1);
    assertInternal(response.getAsJsonObject("error"));
  }

  private static String ref(JsonElement task) {
    return "{\"id\":" + task.getAsJsonObject().get("id") + "}";
  }

  @Test
  void everyMethodFailsWithAReferenceAndWorksAgainAfterwards() {
    try (A2aServer server = builder().build().start()) {
      TestClient client = new TestClient(server.url());
      store.away = true;

      assertInternal(client.error("SendMessage", text("abc")));
      assertInternal(
          client.error(
              "SendMessage", TestClient.configured("abc", "{\"returnImmediately\":true}")));
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        List<String> lines = lines(events);
        assertThat(lines).hasSize(1);
        assertFailedStream(lines.get(0));
      }
      for (String method : List.of("GetTask", "CancelTask", "SubscribeToTask", "ListTasks")) {
        assertInternal(client.error(method, "{\"id\":\"t\"}"));
      }
      TestClient.awaitIdle(server);
      assertThat(server.handler().streams()).isZero();

      store.away = false;
      may.release();
      assertThat(client.result("SendMessage", text("abc")).toString())
          .contains("TASK_STATE_COMPLETED");
      assertThat(client.result("ListTasks", "{}").get("totalSize").getAsInt()).isEqualTo(1);
    }
  }

  @Test
  void anEndThatIsNotKeptIsAnErrorAndTheTaskStaysAsItWas() throws InterruptedException {
    try (A2aServer server = builder().build().start()) {
      TestClient client = new TestClient(server.url());
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        JsonObject task = events.next().getAsJsonObject("task");
        try (TestClient.Events other = client.stream("SubscribeToTask", ref(task))) {
          begun.await();
          store.away = true;
          may.release();

          List<String> lines = lines(events);
          assertThat(lines).hasSize(4); // working, one, two
          assertFailedStream(lines.get(3));
          List<String> others = lines(other);
          assertFailedStream(others.get(others.size() - 1));
        }
        TestClient.awaitIdle(server);
        store.away = false;
        assertThat(client.result("GetTask", ref(task)).toString()).contains("TASK_STATE_WORKING");
        assertThat(client.result("CancelTask", ref(task)).toString())
            .contains("TASK_STATE_CANCELED");
      }
    }
  }

  @Test
  void anEndThatIsNotKeptAtOnceFailsTheTask() throws InterruptedException {
    try (A2aServer server = builder().build().start()) {
      TestClient client = new TestClient(server.url());
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        JsonObject task = events.next().getAsJsonObject("task");
        begun.await();
        store.savesToFail = 1;
        may.release();

        List<String> lines = lines(events);
        assertThat(lines.get(lines.size() - 1)).contains("TASK_STATE_FAILED", "Reference: ");
        TestClient.awaitIdle(server);
        assertThat(client.result("GetTask", ref(task)).toString())
            .contains("TASK_STATE_FAILED", "\"one\"", "\"two\"");
      }
    }
  }

  @Test
  void aTaskThatCannotBeKeptAsCancelledGoesOn() throws InterruptedException {
    try (A2aServer server = builder().build().start()) {
      TestClient client = new TestClient(server.url());
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        JsonObject task = events.next().getAsJsonObject("task");
        begun.await();
        store.away = true;
        assertInternal(client.error("CancelTask", ref(task)));
        store.away = false;
        may.release();

        List<String> lines = lines(events);
        assertThat(lines.get(lines.size() - 1)).contains("TASK_STATE_COMPLETED");
      }
    }
  }

  @Test
  void aTaskThatAnotherServerCancelledStaysCancelled() throws InterruptedException {
    try (A2aServer server = builder().build().start();
        A2aServer other = builder().build().start()) {
      TestClient client = new TestClient(server.url());
      TestClient otherClient = new TestClient(other.url());
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        JsonObject task = events.next().getAsJsonObject("task");
        begun.await();
        JsonObject cancelled = otherClient.result("CancelTask", ref(task));
        assertThat(cancelled.toString()).contains("TASK_STATE_CANCELED");
        may.release();

        List<String> lines = lines(events);
        assertFailedStream(lines.get(lines.size() - 1));
        TestClient.awaitIdle(server);
        assertThat(client.result("GetTask", ref(task))).isEqualTo(cancelled);
        assertThat(otherClient.result("GetTask", ref(task))).isEqualTo(cancelled);
      }
    }
  }

  @Test
  void whatTakesTooLongIsStoppedAllTheSame() throws InterruptedException {
    store.endsFail = true;
    try (A2aServer server = builder().taskTimeout(Duration.ofMillis(200)).build().start()) {
      TestClient client = new TestClient(server.url());
      try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
        List<String> lines = lines(events);
        assertFailedStream(lines.get(lines.size() - 1));
        TestClient.awaitIdle(server); // the agent has returned, though it never may
      }
    }
  }

  @Test
  void closingStopsEverythingAllTheSame() throws InterruptedException {
    A2aServer server = builder().drain(Duration.ofMillis(1)).build().start();
    TestClient client = new TestClient(server.url());
    try (TestClient.Events events = client.stream("SendStreamingMessage", text("abc"))) {
      events.next();
      begun.await();
      store.away = true;

      server.close();

      interrupted.await();
      assertThat(server.handler().streams()).isZero();
    }
  }

  @Test
  void aTaskNeedsNobodyWhoIsNotified() {
    store.pushesFail = true;
    may.release();
    try (A2aServer server =
        builder()
            .pushNotifications((url, address) -> address.equals(InetAddress.getLoopbackAddress()))
            .build()
            .start()) {
      assertThat(new TestClient(server.url()).result("SendMessage", text("abc")).toString())
          .contains("TASK_STATE_COMPLETED");
    }
  }
}

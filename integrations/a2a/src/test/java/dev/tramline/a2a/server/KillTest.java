package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tramline.a2a.jdbc.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed, as by {@code kill -9}, while some clients wait and others have their answers,
 * and another one starts on the same database.
 */
@Timeout(300) // only so that a hang becomes a failure
class KillTest {

  private static final int CLIENTS = 8;

  /** How many tasks clients have seen at an end when the server is killed. */
  private static final int FINISHED = 120;

  /** A server in a JVM of its own. */
  private record Child(Process process, TestClient client) {

    static Child start(String url) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  DoomedServer.class.getName(),
                  url)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String place = output.readLine();
      assertThat(place).as("where the server is").startsWith("http://");
      return new Child(process, new TestClient(URI.create(place)));
    }

    void kill() throws InterruptedException {
      assertThat(process.isAlive()).isTrue();
      process.destroyForcibly();
      assertThat(process.waitFor()).isEqualTo(128 + 9);
    }
  }

  // What clients have seen.
  private final Map<String, JsonObject> results = new ConcurrentHashMap<>();
  private final Map<String, List<JsonObject>> streams = new ConcurrentHashMap<>();
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final CountDownLatch finished = new CountDownLatch(FINISHED);
  private final AtomicInteger numbers = new AtomicInteger();

  @Test
  void nothingThatHasEndedIsLostInPostgres() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      killAndCompare(postgres.createDatabase());
    }
  }

  @Test
  void nothingThatHasEndedIsLostInH2(@TempDir Path place) throws Exception {
    killAndCompare("jdbc:h2:file:" + place.resolve("tasks") + ";WRITE_DELAY=0");
  }

  private void killAndCompare(String url) throws Exception {
    Child first = Child.start(url);
    List<String> waiting = new ArrayList<>();
    List<String> staying = new ArrayList<>();
    List<TestClient.Events> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(id(first.client.result("SendMessage", text("ask")).get("task")));
      TestClient.Events events = first.client.stream("SendStreamingMessage", text("stay"));
      open.add(events);
      staying.add(id(events.next().get("task")));
      for (int j = 0; j < 4; j++) {
        events.next(); // begun, kept, goes on, not kept
      }
    }
    work(first);

    Child second = Child.start(url);
    try {
      TestClient client = second.client;
      results.forEach((id, task) -> assertThat(client.result("GetTask", ref(id))).isEqualTo(task));
      streams.forEach((id, events) -> assertIsWhatWasStreamed(get(client, id), events));
      waiting.forEach(id -> assertGoesOn(client, id));
      staying.forEach(id -> assertIsAsSavedLast(get(client, id)));
      assertThat(listed(client))
          .doesNotHaveDuplicates()
          .containsAll(results.keySet())
          .containsAll(begun)
          .containsAll(waiting)
          .containsAll(staying);
      cancelWhatIsAtWork(client, staying);
    } finally {
      second.kill();
      open.forEach(TestClient.Events::close);
    }
  }

  /** Has clients send messages until enough have been answered, and kills the server then. */
  private void work(Child child) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(threads.submit(() -> sendUntilKilled(child.client)));
    }
    finished.await();
    child.kill();
    for (Future<?> client : clients) {
      client.get();
    }
    threads.shutdown();
    assertThat(results.size() + streams.size()).isGreaterThanOrEqualTo(FINISHED);
    assertThat(results).isNotEmpty();
    assertThat(streams).isNotEmpty();
  }

  private void sendUntilKilled(TestClient client) {
    while (true) {
      int number = numbers.incrementAndGet();
      try {
        if (number % 2 == 0) {
          JsonObject task =
              client.result("SendMessage", text("work" + number)).getAsJsonObject("task");
          results.put(id(task), task);
        } else {
          stream(client, number);
        }
        finished.countDown();
      } catch (AssertionError | UncheckedIOException e) {
        if (finished.getCount() > 0) {
          throw e;
        }
        return; // killed
      }
    }
  }

  private void stream(TestClient client, int number) {
    try (TestClient.Events events = client.stream("SendStreamingMessage", text("work" + number))) {
      JsonObject first = events.next();
      begun.add(id(first.get("task")));
      List<JsonObject> rest = events.rest();
      if (rest.isEmpty() || !rest.get(rest.size() - 1).toString().contains("STATE_COMPLETED")) {
        throw new AssertionError("broken off");
      }
      streams.put(id(first.get("task")), rest);
    }
  }

  private static String id(JsonElement task) {
    return task.getAsJsonObject().get("id").getAsString();
  }

  private static String ref(String id) {
    return "{\"id\":\"" + id + "\"}";
  }

  private static JsonObject get(TestClient client, String id) {
    return client.result("GetTask", ref(id));
  }

  private static String state(JsonObject task) {
    return task.getAsJsonObject("status").get("state").getAsString();
  }

  /** Compares a task with working, five pieces of an artifact, another artifact, completed. */
  private static void assertIsWhatWasStreamed(JsonObject task, List<JsonObject> events) {
    assertThat(events).hasSize(8);
    assertThat(task.get("status"))
        .isEqualTo(events.get(7).getAsJsonObject("statusUpdate").get("status"));
    List<JsonElement> parts = new ArrayList<>();
    for (JsonObject event : events.subList(1, 7)) {
      event
          .getAsJsonObject("artifactUpdate")
          .getAsJsonObject("artifact")
          .getAsJsonArray("parts")
          .forEach(parts::add);
    }
    List<JsonElement> kept = new ArrayList<>();
    task.getAsJsonArray("artifacts")
        .forEach(one -> one.getAsJsonObject().getAsJsonArray("parts").forEach(kept::add));
    assertThat(kept).isEqualTo(parts);
    assertThat(task.getAsJsonArray("history")).hasSize(2); // the message, and "begun"
    assertThat(task.getAsJsonArray("history").get(1))
        .isEqualTo(
            events.get(0).getAsJsonObject("statusUpdate").getAsJsonObject("status").get("message"));
  }

  private static void assertGoesOn(TestClient client, String id) {
    assertThat(state(get(client, id))).isEqualTo("TASK_STATE_INPUT_REQUIRED");
    JsonObject task =
        client
            .result("SendMessage", TestClient.message("this", ",\"taskId\":\"" + id + "\""))
            .getAsJsonObject("task");
    assertThat(state(task)).isEqualTo("TASK_STATE_COMPLETED");
    assertThat(task.getAsJsonArray("history").toString()).contains("ask", "which?", "this");
  }

  private static void assertIsAsSavedLast(JsonObject task) {
    assertThat(state(task)).isEqualTo("TASK_STATE_WORKING");
    assertThat(task.getAsJsonObject("status").toString()).contains("goes on");
    assertThat(task.getAsJsonArray("artifacts").toString())
        .contains("\"kept\"")
        .doesNotContain("\"not kept\"");
    assertThat(task.getAsJsonArray("history").toString()).contains("stay", "begun");
  }

  /** Returns the ids on all pages. */
  private static List<String> listed(TestClient client) {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      JsonObject page =
          client.result("ListTasks", "{\"pageSize\":50,\"pageToken\":\"" + token + "\"}");
      page.getAsJsonArray("tasks").forEach(task -> ids.add(id(task)));
      token = page.get("nextPageToken").getAsString();
      if (token.isEmpty()) {
        assertThat(ids).hasSize(page.get("totalSize").getAsInt());
      }
    } while (!token.isEmpty());
    return ids;
  }

  /** Cancels what the first server was at: no more than a task for each of its clients. */
  private static void cancelWhatIsAtWork(TestClient client, List<String> staying) {
    List<String> cancelled = new ArrayList<>();
    for (String state : List.of("TASK_STATE_SUBMITTED", "TASK_STATE_WORKING")) {
      String query = "{\"status\":\"" + state + "\"}";
      for (JsonElement task : client.result("ListTasks", query).getAsJsonArray("tasks")) {
        JsonObject after = client.result("CancelTask", ref(id(task)));
        assertThat(state(after)).isEqualTo("TASK_STATE_CANCELED");
        assertThat(get(client, id(task))).isEqualTo(after);
        cancelled.add(id(task));
      }
      assertThat(client.result("ListTasks", query).getAsJsonArray("tasks")).isEmpty();
    }
    assertThat(cancelled).containsAll(staying).hasSizeLessThanOrEqualTo(staying.size() + CLIENTS);
  }
}

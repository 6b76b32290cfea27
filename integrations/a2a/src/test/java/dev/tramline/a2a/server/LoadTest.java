package dev.tramline.a2a.server;

import static dev.tramline.a2a.server.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.TaskQuery;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many clients at a time that follow tasks, follow them twice, leave, come back and cancel. Each
 * checks every event that it gets, and what is left on the server afterwards is counted. How many
 * clients, and for how long, the environment may say: {@code TRAMLINE_LOAD_CLIENTS} and {@code
 * TRAMLINE_LOAD_SECONDS}.
 */
@Tag("load")
@Timeout(600) // only so that a hang becomes a failure
class LoadTest {

  private static final int CLIENTS = setting("TRAMLINE_LOAD_CLIENTS", 40);
  private static final int SECONDS = setting("TRAMLINE_LOAD_SECONDS", 3);

  /** The pieces of the artifact of each task; the agent waits for its client after half of them. */
  private static final int PIECES = 100;

  private static final int HALF = PIECES / 2;

  /** How many tasks the store keeps: few, so that it is full before anything is measured. */
  private static final int KEPT = 100;

  /**
   * How much more of the heap may be in use after the load than before it: there are more threads
   * and connections, with their buffers, that wait to be used again. A task with its pieces takes
   * more than ten thousand bytes, and there are many thousand tasks in a minute.
   */
  private static final long MAX_GROWTH = 4 << 20;

  /** What a client does once the agent waits. */
  private enum Visit {
    STAY,
    FOLLOW_TWICE,
    LEAVE,
    COME_BACK,
    CANCEL
  }

  private static int setting(String name, int unlessSet) {
    String value = System.getenv(name);
    return value == null ? unlessSet : Integer.parseInt(value);
  }

  private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();
  private final LongAdder tasks = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final LongAdder expectedEnds = new LongAdder();
  private final LongAdder ends = new LongAdder();
  private final LongAdder expectedStops = new LongAdder();
  private final LongAdder stops = new LongAdder();

  private Reply answer(AgentCall call) throws InterruptedException {
    // Now, since the client is through with it once it has half of the pieces, and has left.
    Semaphore gate = gates.get(call.message().text());
    call.working();
    for (int i = 0; i < PIECES; i++) {
      if (i == HALF) {
        try {
          gate.acquire();
        } catch (InterruptedException e) {
          stops.increment();
          throw e;
        }
      }
      call.chunk(Artifact.text("a", String.valueOf(i)), i == PIECES - 1);
    }
    ends.increment();
    return Reply.completed();
  }

  @Test
  void noEventIsLostOrDoubledAndNothingIsLeft() throws Exception {
    Set<Thread> others = threads();
    TaskStore store = new InMemoryTaskStore(KEPT, Duration.ofHours(1), Clock.systemUTC());
    A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Counts", "1.0"))
            .handler(this::answer)
            .store(store)
            .maxTasks(4 * CLIENTS)
            .maxRequests(4 * CLIENTS)
            .maxStreams(4 * CLIENTS)
            .build()
            .start();
    List<Thread> threads;
    try {
      TestClient client = new TestClient(server.url());
      int enough = 2 + 2 * KEPT / CLIENTS;
      load(server, client, n -> n < enough);
      long before = usedHeap();
      tasks.reset();
      events.reset();
      long start = System.nanoTime();
      long end = start + SECONDS * 1_000_000_000L;

      load(server, client, n -> n == 0 || System.nanoTime() < end);

      double seconds = (System.nanoTime() - start) / 1e9;
      long after = usedHeap();
      System.out.printf(
          Locale.ROOT,
          "load: %d clients, %.1f s, %d tasks, %d events, %.0f events/s, heap %d KiB before, %d KiB"
              + " after%n",
          CLIENTS,
          seconds,
          tasks.sum(),
          events.sum(),
          events.sum() / seconds,
          before >> 10,
          after >> 10);
      assertThat(store.count("", TaskQuery.ALL)).isEqualTo(KEPT);
      assertThat(after - before).as("growth of the heap").isLessThan(MAX_GROWTH);
      threads = new ArrayList<>(threads());
      threads.removeAll(others);
      assertThat(threads).isNotEmpty();
    } finally {
      server.close();
    }
    for (Thread thread : threads) {
      thread.join(); // if one stays, the test hangs
    }
  }

  /** The threads of all servers of this JVM. */
  private static Set<Thread> threads() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("tramline-a2a")
          || thread.getName().equals("HTTP-Dispatcher")) {
        threads.add(thread);
      }
    }
    return threads;
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc(); // what the first one makes unreachable, references and cleaners, goes later
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Has all clients visit the server, as long as their number of visits says that they may. */
  private void load(A2aServer server, TestClient client, IntPredicate goesOn) throws Exception {
    CyclicBarrier allFollow =
        new CyclicBarrier(CLIENTS, () -> assertThat(server.handler().streams()).isEqualTo(CLIENTS));
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    CompletionService<Integer> clients = new ExecutorCompletionService<>(pool);
    for (int i = 0; i < CLIENTS; i++) {
      int number = i;
      clients.submit(
          () -> {
            int n = 0;
            while (goesOn.test(n)) {
              Visit visit = Visit.values()[(number + n) % Visit.values().length];
              visit(client, number + "-" + n, visit, n == 0 ? allFollow : null);
              n++;
            }
            return n;
          });
    }
    try {
      for (int i = 0; i < CLIENTS; i++) {
        clients.take().get(); // the first one that fails, whoever waits for it
      }
    } finally {
      pool.shutdownNow();
    }
    TestClient.awaitIdle(server);
    assertThat(server.handler().streams()).isZero();
    assertThat(gates).isEmpty();
    assertThat(ends.sum()).isEqualTo(expectedEnds.sum());
    assertThat(stops.sum()).isEqualTo(expectedStops.sum());
  }

  private void visit(TestClient client, String key, Visit visit, CyclicBarrier allFollow)
      throws Exception {
    Semaphore gate = new Semaphore(0);
    gates.put(key, gate);
    tasks.increment();
    (visit == Visit.CANCEL ? expectedStops : expectedEnds).increment();
    try (TestClient.Events first = client.stream("SendStreamingMessage", text(key))) {
      JsonObject task = first.next().getAsJsonObject("task");
      assertThat(state(task)).isEqualTo("TASK_STATE_SUBMITTED");
      assertStatus(first, "TASK_STATE_WORKING");
      events.increment();
      assertPieces(first, 0, HALF);
      if (allFollow != null) {
        allFollow.await();
      }
      String ref = "{\"id\":" + task.get("id") + "}";
      switch (visit) {
        case STAY -> {
          gate.release();
          assertRest(first);
        }
        case FOLLOW_TWICE -> {
          try (TestClient.Events second = subscribed(client, ref);
              TestClient.Events third = subscribed(client, ref)) {
            gate.release();
            assertRest(third);
            assertRest(first);
            assertRest(second);
          }
        }
        case LEAVE -> {
          hangUp(first);
          gate.release();
        }
        case COME_BACK -> {
          hangUp(first);
          try (TestClient.Events second = subscribed(client, ref)) {
            gate.release();
            assertRest(second);
          }
        }
        case CANCEL -> {
          assertThat(state(client.result("CancelTask", ref))).isEqualTo("TASK_STATE_CANCELED");
          assertStatus(first, "TASK_STATE_CANCELED");
          assertThat(first.next()).isNull();
        }
      }
    } finally {
      gates.remove(key);
    }
  }

  private static void hangUp(TestClient.Events stream) {
    stream.close();
  }

  /** Follows a task that is half done. */
  private TestClient.Events subscribed(TestClient client, String ref) {
    TestClient.Events stream = client.stream("SubscribeToTask", ref);
    JsonObject task = stream.next().getAsJsonObject("task");
    assertThat(state(task)).isEqualTo("TASK_STATE_WORKING");
    var parts = task.getAsJsonArray("artifacts").get(0).getAsJsonObject().getAsJsonArray("parts");
    assertThat(parts).hasSize(HALF);
    for (int i = 0; i < HALF; i++) {
      assertThat(parts.get(i).getAsJsonObject().get("text").getAsString())
          .isEqualTo(String.valueOf(i));
    }
    events.increment();
    return stream;
  }

  private void assertRest(TestClient.Events stream) {
    assertPieces(stream, HALF, PIECES);
    assertStatus(stream, "TASK_STATE_COMPLETED");
    assertThat(stream.next()).isNull();
  }

  /** Reads the pieces from one number to another, and nothing else. */
  private void assertPieces(TestClient.Events stream, int from, int to) {
    for (int i = from; i < to; i++) {
      JsonObject event = stream.next();
      assertThat(event).as("piece %d", i).isNotNull();
      JsonObject update = event.getAsJsonObject("artifactUpdate");
      assertThat(update).as("piece %d: %s", i, event).isNotNull();
      assertThat(
              update
                  .getAsJsonObject("artifact")
                  .getAsJsonArray("parts")
                  .get(0)
                  .getAsJsonObject()
                  .get("text")
                  .getAsString())
          .isEqualTo(String.valueOf(i));
      assertThat(update.get("append").getAsBoolean()).isEqualTo(i > 0);
      assertThat(update.get("lastChunk").getAsBoolean()).isEqualTo(i == PIECES - 1);
      events.increment();
    }
  }

  private void assertStatus(TestClient.Events stream, String state) {
    JsonObject event = stream.next();
    assertThat(event).as(state).isNotNull();
    assertThat(state(event.getAsJsonObject("statusUpdate"))).isEqualTo(state);
    events.increment();
  }

  private static String state(JsonObject task) {
    return task.getAsJsonObject("status").get("state").getAsString();
  }
}

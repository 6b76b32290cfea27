package dev.tramline.a2a.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.server.TaskStore;
import dev.tramline.a2a.server.TaskStoreContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does in every database. */
abstract class JdbcTaskStoreContract extends TaskStoreContract {

  private static final int ROWS = 5000;

  private DataSource database;
  private JdbcTaskStore store;

  /** Returns a database without any tables. */
  abstract DataSource emptyDatabase();

  @BeforeEach
  void create() {
    database = emptyDatabase();
    store = new JdbcTaskStore(database);
    store.createTables();
  }

  @Override
  protected TaskStore store() {
    return store;
  }

  @Test
  void anotherStoreOnTheSameTablesFindsTheSame() {
    store.save("ann", task("t", "c", TaskState.COMPLETED, 0));

    JdbcTaskStore other = new JdbcTaskStore(database);
    other.createTables();

    assertThat(other.find("ann", "t")).isEqualTo(store.find("ann", "t")).isPresent();
  }

  interface Act {
    void run(int number) throws Exception;
  }

  /** Runs something on several threads at a time. */
  static void together(int threads, Act act) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> acts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        acts.add(
            pool.submit(
                () -> {
                  act.run(number);
                  return number;
                }));
      }
      for (Future<?> one : acts) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void whatIsOldIsPurgedBeItAtAnEndOrNot() {
    store.save("ann", task("dead", "c", TaskState.WORKING, 0));
    store.save("ann", task("old", "c", TaskState.COMPLETED, 0));
    store.save("ann", task("young", "c", TaskState.COMPLETED, 10));
    store.savePush(push("old"));

    assertThat(store.purge(Instant.parse("2026-01-31T12:00:00.005Z"))).isEqualTo(2);

    assertThat(store.list("ann", TaskQuery.ALL, Optional.empty()))
        .extracting(Task::id)
        .containsExactly("young");
    assertThat(store.pushes("old")).isEmpty();
  }

  @Test
  void purgingTakesAsManyStatementsAsItNeeds() throws SQLException {
    fill();
    assertThat(ROWS).isGreaterThan(JdbcTaskStore.PURGED_AT_ONCE);

    assertThat(store.purge(Instant.parse("2026-02-01T12:00:00Z"))).isEqualTo(ROWS);

    assertThat(store.count("ann", TaskQuery.ALL)).isZero();
  }

  @Test
  void manyMaySaveTheSameAtATime() throws Exception {
    for (int i = 0; i < 10; i++) {
      String id = "t" + i;
      together(8, version -> store.save("ann", task(id, "c", TaskState.WORKING, version)));
    }

    assertThat(store.count("ann", TaskQuery.ALL)).isEqualTo(10);
  }

  @Test
  void ofManyWhoEndATaskOneDoes() throws Exception {
    store.save("ann", task("t", "c", TaskState.WORKING, 0));
    AtomicInteger turnedAway = new AtomicInteger();
    List<Task> kept = new ArrayList<>();

    together(
        8,
        number -> {
          Task ended = task("t", "c", TaskState.values()[2 + number % 3], number);
          try {
            store.save("ann", ended);
            kept.add(ended);
          } catch (IllegalStateException e) {
            turnedAway.incrementAndGet();
          }
        });

    assertThat(turnedAway).hasValue(7);
    assertThat(store.find("ann", "t")).contains(kept.get(0));
  }

  @Test
  void savingWhilePurgingLosesNothingYoung() throws Exception {
    together(
        4,
        number -> {
          for (int i = 0; i < 50; i++) {
            String id = "t" + number % 2 + "-" + i;
            if (number < 2) {
              store.save("ann", task(id, "c", TaskState.WORKING, 0));
              store.save("ann", task(id, "c", TaskState.COMPLETED, 100));
            } else {
              store.purge(Instant.parse("2026-01-31T12:00:00.050Z"));
            }
          }
        });

    assertThat(store.count("ann", TaskQuery.ALL)).isEqualTo(100);
  }

  @Test
  void theIsolationOfTheConnectionsDoesNotMatter() throws Exception {
    for (int level :
        List.of(Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE)) {
      JdbcTaskStore strict =
          new JdbcTaskStore(
              new Connections(database) {
                @Override
                void opened(Connection connection) throws SQLException {
                  connection.setTransactionIsolation(level);
                  connection.setAutoCommit(false);
                }
              });

      together(
          2,
          number -> {
            for (int i = 0; i < 15; i++) { // fewer than the store tries again
              strict.save("ann", task("t" + level, "c", TaskState.WORKING, i));
              strict.list("ann", TaskQuery.ALL, Optional.empty());
            }
          });

      assertThat(store.find("ann", "t" + level)).isPresent();
    }
  }

  @Test
  void whateverGoesWrongNoConnectionIsLeftOpen() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    Connections failing =
        new Connections(database) {
          @Override
          void opened(Connection connection) {
            open.incrementAndGet();
          }

          @Override
          void closed() {
            open.decrementAndGet();
          }

          @Override
          void preparing() throws SQLException {
            if (calls.incrementAndGet() % 2 == 0) {
              throw new SQLException("gone", "08006");
            }
          }
        };
    JdbcTaskStore flaky = new JdbcTaskStore(failing);
    int failures = 0;
    for (int i = 0; i < 20; i++) {
      try {
        flaky.save("ann", task("t" + i, "c", TaskState.WORKING, 0)); // two statements
      } catch (IllegalStateException e) {
        failures++;
        assertThat(e).hasMessageContaining("database").hasRootCauseMessage("gone");
      }
      assertThat(open).hasValue(0);
    }

    assertThat(failures).isEqualTo(20);
  }

  @Test
  void aDatabaseWithoutTablesSaysSo() {
    assertThatThrownBy(() -> new JdbcTaskStore(emptyDatabase()).find("ann", "t"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("database");
  }

  @Test
  void whatNoColumnCanHoldIsNotFoundAndNotKept() {
    for (String odd : List.of("a\u0000b", "\ud800", "x".repeat(5000))) {
      TaskQuery query =
          new TaskQuery(
              Optional.of(odd),
              Optional.empty(),
              Optional.empty(),
              9,
              "",
              TaskQuery.ALL.historyLength(),
              false);
      assertThat(store.find("ann", odd)).isEmpty();
      assertThat(store.find(odd, "t")).isEmpty();
      assertThat(store.list("ann", query, Optional.empty())).isEmpty();
      assertThat(
              store.list(
                  "ann", TaskQuery.ALL, Optional.of(new TaskStore.Position(Instant.EPOCH, odd))))
          .isEmpty();
      assertThat(store.count("ann", query)).isZero();
      assertThat(store.pushes(odd)).isEmpty();
      store.deletePush(odd, odd);
      assertThatThrownBy(() -> store.save(odd, task("t", "c", TaskState.WORKING, 0)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whatIsLongIsKeptAsItIs() {
    // Of many kinds, so that an index cannot make it short.
    String owner =
        IntStream.range(0x4e00, 0x5000).mapToObj(Character::toString).collect(Collectors.joining());
    String longest = "x".repeat(256);
    JsonElement deep = new JsonArray();
    for (int i = 0; i < 200; i++) {
      JsonArray outer = new JsonArray();
      outer.add(deep);
      deep = outer;
    }
    Task task =
        task(longest, longest.replace('x', 'y'), TaskState.COMPLETED, 0)
            .withArtifacts(
                List.of(
                    Artifact.text("long", "\u00e9".repeat(1 << 20)),
                    Artifact.of("deep", Part.data(deep))));
    store.save(owner, task);

    assertThat(store.find(owner, longest)).contains(task);
    assertThat(store.list(owner, TaskQuery.ALL, Optional.empty())).containsExactly(task);
  }

  @Test
  void halfACharacterOfAnAgentDoesNotHideItsTask() {
    store.save(
        "ann",
        task("t", "c", TaskState.COMPLETED, 0)
            .withArtifacts(List.of(Artifact.text("a", "half \ud83d of one"))));

    assertThat(store.find("ann", "t").orElseThrow().artifacts())
        .containsExactly(Artifact.text("a", "half ? of one"));
  }

  @Test
  void listingReadsNoMoreThanItsPage() throws SQLException {
    fill();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
      for (String condition : List.of("", " AND context_id = 'c9'")) {
        assertThat(
                plan(
                    statement,
                    "SELECT task FROM a2a_task WHERE owner = 'ann'"
                        + condition
                        + " ORDER BY changed DESC, id DESC LIMIT 5"))
            .as(condition)
            .containsIgnoringCase("a2a_task_" + (condition.isEmpty() ? "owner" : "context"))
            .doesNotContain("Sort"); // H2 never says, and sorts
      }
    }
  }

  private void fill() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO a2a_task (id, owner, context_id, state, changed, task) SELECT 't' || x,"
              + " 'ann', 'c' || (x / 4), 'TASK_STATE_COMPLETED', x, '{}' FROM "
              + numbers(ROWS));
    }
  }

  /** Returns what a query may select so many numbers {@code x} from. */
  abstract String numbers(int count);

  /** Returns how the database is going to answer a query. */
  private static String plan(Statement statement, String query) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet rows = statement.executeQuery("EXPLAIN " + query)) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private static PushNotificationConfig push(String taskId) {
    return new PushNotificationConfig(
        "1", taskId, "https://example.org", Optional.empty(), Optional.empty());
  }
}

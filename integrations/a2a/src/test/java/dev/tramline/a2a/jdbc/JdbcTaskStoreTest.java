package dev.tramline.a2a.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.server.TaskStore;
import dev.tramline.a2a.server.TaskStoreContract;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In H2; the SQL is such that PostgreSQL takes it as well. */
class JdbcTaskStoreTest extends TaskStoreContract {

  private final JdbcDataSource database = new JdbcDataSource();
  private JdbcTaskStore store;

  @BeforeEach
  void create() {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
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

  @Test
  void whatHasEndedIsPurged() {
    store.save("ann", task("working", "c", TaskState.WORKING, 0));
    store.save("ann", task("old", "c", TaskState.COMPLETED, 0));
    store.save("ann", task("young", "c", TaskState.COMPLETED, 10));
    Instant between = Instant.parse("2026-01-31T12:00:00.005Z");

    assertThat(store.purge(between)).isEqualTo(1);

    assertThat(store.find("ann", "old")).isEmpty();
    assertThat(store.count("ann", TaskQuery.ALL)).isEqualTo(2);
  }

  @Test
  void manyMaySaveTheSameAtATime() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 80; i++) {
      int version = i;
      threads.execute(
          () -> store.save("ann", task("t" + version / 8, "c", TaskState.WORKING, version)));
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(store.count("ann", TaskQuery.ALL)).isEqualTo(10);
  }

  @Test
  void aDatabaseThatFailsSaysSo() {
    JdbcDataSource empty = new JdbcDataSource();
    empty.setURL("jdbc:h2:mem:" + UUID.randomUUID());

    assertThatThrownBy(() -> new JdbcTaskStore(empty).find("ann", "t"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("database");
  }
}

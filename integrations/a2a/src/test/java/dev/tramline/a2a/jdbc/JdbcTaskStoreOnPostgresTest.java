package dev.tramline.a2a.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.a2a.TaskQuery;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a real PostgreSQL; skipped where there is none. */
class JdbcTaskStoreOnPostgresTest extends JdbcTaskStoreContract {

  private static Postgres postgres;

  private final List<JdbcConnectionPool> pools = new ArrayList<>();

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @AfterEach
  void disconnect() {
    pools.forEach(JdbcConnectionPool::dispose);
  }

  @Override
  DataSource emptyDatabase() {
    JdbcConnectionPool pool = Postgres.pool(postgres.createDatabase());
    pools.add(pool);
    return pool;
  }

  @Override
  String numbers(int count) {
    return "generate_series(1, " + count + ") AS numbers(x)";
  }

  @Test
  void serversThatStartTogetherCreateTheTablesOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      JdbcTaskStore fresh = new JdbcTaskStore(emptyDatabase());

      together(8, i -> fresh.createTables());

      assertThat(fresh.count("ann", TaskQuery.ALL)).isZero();
    }
  }
}

package dev.tramline.a2a.jdbc;

import com.google.gson.JsonObject;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.json.InvalidFieldException;
import dev.tramline.a2a.json.InvalidJsonException;
import dev.tramline.a2a.json.Json;
import dev.tramline.a2a.json.JsonFields;
import dev.tramline.a2a.json.WireReader;
import dev.tramline.a2a.json.WireWriter;
import dev.tramline.a2a.server.TaskStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps tasks in two tables of a database, {@code a2a_task} and {@code a2a_push}. What a server has
 * saved is there when it starts again; what an agent was working on is there as it was saved last,
 * and nobody goes on with it: a client can cancel it. Owners have at most 512 characters.
 *
 * <p>A task belongs to the server that works on it: two servers may share the tables, but a client
 * has to come back to the same one while its task is at work.
 *
 * <p>Every call takes a connection of its own, so the data source should be a pool. A failure of
 * the database is an {@link IllegalStateException}.
 */
public final class JdbcTaskStore implements TaskStore {

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS a2a_task (
            id VARCHAR(256) PRIMARY KEY,
            owner VARCHAR(512) NOT NULL,
            context_id VARCHAR(256) NOT NULL,
            state VARCHAR(40) NOT NULL,
            changed BIGINT NOT NULL,
            task TEXT NOT NULL)\
          """,
          "CREATE INDEX IF NOT EXISTS a2a_task_owner ON a2a_task (owner, changed, id)",
          """
          CREATE TABLE IF NOT EXISTS a2a_push (
            task_id VARCHAR(256) NOT NULL REFERENCES a2a_task (id) ON DELETE CASCADE,
            id VARCHAR(256) NOT NULL,
            config TEXT NOT NULL,
            PRIMARY KEY (task_id, id))\
          """);

  private final DataSource database;

  /**
   * Creates a store.
   *
   * @param database where the tables are; see {@link #createTables}
   */
  public JdbcTaskStore(DataSource database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /** Creates the tables, unless they are there. */
  public void createTables() {
    run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
              statement.execute(table);
            }
          }
          return TABLES;
        });
  }

  /**
   * Drops tasks that have ended, or wait for their client.
   *
   * @param before those whose status is older than this
   * @return how many there were
   */
  public int purge(Instant before) {
    return run(
        connection ->
            update(
                connection,
                "DELETE FROM a2a_task WHERE changed < ? AND state NOT IN (?, ?)",
                List.of(before.toEpochMilli(), "TASK_STATE_SUBMITTED", "TASK_STATE_WORKING")));
  }

  @Override
  public void save(String owner, Task task) {
    List<Object> values =
        List.of(
            owner,
            task.contextId(),
            task.status().state().wireName(),
            Position.of(task).changed().toEpochMilli(),
            text(WireWriter.json(task)),
            task.id());
    upsert(
        "UPDATE a2a_task SET owner = ?, context_id = ?, state = ?, changed = ?, task = ? WHERE id ="
            + " ?",
        "INSERT INTO a2a_task (owner, context_id, state, changed, task, id) VALUES (?, ?, ?, ?, ?,"
            + " ?)",
        values);
  }

  @Override
  public Optional<Task> find(String owner, String id) {
    return run(
            connection ->
                tasks(
                    connection,
                    "SELECT task FROM a2a_task WHERE owner = ? AND id = ?",
                    List.of(owner, id)))
        .stream()
        .findFirst();
  }

  @Override
  public List<Task> list(String owner, TaskQuery query, Optional<Position> after) {
    Where where = new Where(owner, query);
    after.ifPresent(
        position -> {
          long changed = position.changed().toEpochMilli();
          where.and("(changed < ? OR (changed = ? AND id < ?))", changed, changed, position.id());
        });
    String sql =
        "SELECT task FROM a2a_task" + where.sql + " ORDER BY changed DESC, id DESC LIMIT ?";
    where.values.add(query.pageSize());
    return run(connection -> tasks(connection, sql, where.values));
  }

  @Override
  public int count(String owner, TaskQuery query) {
    Where where = new Where(owner, query);
    return run(
        connection -> {
          try (PreparedStatement statement =
                  prepared(connection, "SELECT COUNT(*) FROM a2a_task" + where.sql, where.values);
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }

  @Override
  public void savePush(PushNotificationConfig config) {
    upsert(
        "UPDATE a2a_push SET config = ? WHERE task_id = ? AND id = ?",
        "INSERT INTO a2a_push (config, task_id, id) VALUES (?, ?, ?)",
        List.of(text(WireWriter.json(config)), config.taskId(), config.id()));
  }

  @Override
  public List<PushNotificationConfig> pushes(String taskId) {
    return run(
        connection ->
            rows(
                connection,
                "SELECT config FROM a2a_push WHERE task_id = ? ORDER BY id",
                List.of(taskId),
                WireReader::pushNotificationConfig));
  }

  @Override
  public void deletePush(String taskId, String id) {
    run(
        connection ->
            update(
                connection,
                "DELETE FROM a2a_push WHERE task_id = ? AND id = ?",
                List.of(taskId, id)));
  }

  /** Half a surrogate pair is text to JSON, but not to a database. */
  private static String text(JsonObject json) {
    return new String(Json.bytes(json), StandardCharsets.UTF_8);
  }

  /** Updates a row or, if there is none, inserts it; somebody else may do the same just now. */
  private void upsert(String update, String insert, List<Object> values) {
    run(
        connection -> {
          int rows = update(connection, update, values);
          if (rows > 0) {
            return rows;
          }
          try {
            return update(connection, insert, values);
          } catch (SQLException e) {
            if (!"23505".equals(e.getSQLState())) {
              throw e;
            }
            return update(connection, update, values);
          }
        });
  }

  private static List<Task> tasks(Connection connection, String sql, List<?> values)
      throws SQLException {
    return rows(connection, sql, values, WireReader::task);
  }

  private static <T> List<T> rows(
      Connection connection, String sql, List<?> values, Reader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(JsonFields.of(Json.parse(rows.getString(1)), "")));
      }
    } catch (InvalidJsonException | InvalidFieldException e) {
      throw new IllegalStateException("a row is not what this version of the store wrote", e);
    }
    return found;
  }

  private static int update(Connection connection, String sql, List<?> values) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, List<?> values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  private <T> T run(Action<T> action) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(true);
      return action.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the database of the tasks failed", e);
    }
  }

  private interface Action<T> {
    T on(Connection connection) throws SQLException;
  }

  private interface Reader<T> {
    T read(JsonFields fields) throws InvalidFieldException;
  }

  /** The condition of a query, and its values. */
  private static final class Where {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Where(String owner, TaskQuery query) {
      sql.append(" WHERE owner = ?");
      values.add(owner);
      query.contextId().ifPresent(id -> and("context_id = ?", id));
      query.state().ifPresent(state -> and("state = ?", state.wireName()));
      query.changedAfter().ifPresent(time -> and("changed >= ?", ceiling(time)));
    }

    /** A status has milliseconds, what it is compared with may have more. */
    private static long ceiling(Instant time) {
      long millis = time.toEpochMilli();
      return Instant.ofEpochMilli(millis).isBefore(time) ? millis + 1 : millis;
    }

    void and(String condition, Object... its) {
      sql.append(" AND ").append(condition);
      values.addAll(List.of(its));
    }
  }
}

package dev.tramline.a2a.jdbc;

import com.google.gson.JsonObject;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Keeps tasks in two tables of a database, {@code a2a_task} and {@code a2a_push}. What a server has
 * saved is there when it starts again; what an agent was working on is there as it was saved last,
 * and nobody goes on with it: a client can cancel it. Owners have at most 512 characters. H2 keeps
 * the last half a second in memory only unless its URL has {@code ;WRITE_DELAY=0}.
 *
 * <p>A task belongs to the server that works on it: two servers may share the tables, but a client
 * has to come back to the same one while its task is at work. If two of them end a task, the first
 * one does, and the other fails to save it.
 *
 * <p>Every call takes a connection of its own, so the data source should be a pool, and one that
 * does not wait for ever. Every statement is a transaction of its own, at whatever isolation the
 * connection has; one that the database rolled back in favour of another is tried again. A failure
 * of the database is an {@link IllegalStateException}; what failed to be saved is as it was.
 */
public final class JdbcTaskStore implements TaskStore {

  /** How many rows are deleted at a time, so that nobody has to wait long for it. */
  static final int PURGED_AT_ONCE = 500;

  private static final int ATTEMPTS = 20;

  /** The class of SQL states that say that a transaction was rolled back. */
  private static final String ROLLED_BACK = "40";

  private static final String DUPLICATE_KEY = "23505";

  /** What somebody else created just now: a row, a table, a type. */
  private static final Set<String> THERE_ALREADY = Set.of(DUPLICATE_KEY, "42P07", "42710");

  private static final String ENDED =
      Arrays.stream(TaskState.values())
          .filter(TaskState::isTerminal)
          .map(TaskState::wireName)
          .collect(Collectors.joining("', '", "('", "')"));

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
          "CREATE INDEX IF NOT EXISTS a2a_task_context ON a2a_task (owner, context_id, changed,"
              + " id)",
          "CREATE INDEX IF NOT EXISTS a2a_task_changed ON a2a_task (changed)",
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

  /** Creates the tables, unless they are there. Several servers may do so at a time. */
  public void createTables() {
    for (String table : TABLES) {
      run(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute(table);
            }
          });
    }
  }

  /**
   * Drops tasks, whatever has become of them: those that a server left behind at work would
   * otherwise stay for ever.
   *
   * @param before those whose status is older than this; longer ago than the work on a message may
   *     take
   * @return how many there were
   */
  public int purge(Instant before) {
    int purged = 0;
    int rows;
    do {
      rows = run(connection -> purge(connection, before.toEpochMilli()));
      purged += rows;
    } while (rows == PURGED_AT_ONCE);
    return purged;
  }

  private static int purge(Connection connection, long before) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT id FROM a2a_task WHERE changed < ? LIMIT ?");
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM a2a_task WHERE id = ? AND changed < ?")) {
      ResultSet old = set(select, List.of(before, PURGED_AT_ONCE)).executeQuery();
      while (old.next()) {
        set(delete, List.of(old.getString(1), before)).addBatch();
      }
      return Arrays.stream(delete.executeBatch()).sum();
    }
  }

  @Override
  public void save(String owner, Task task) {
    if (!canBeKept(owner)) {
      throw new IllegalStateException("the name of the owner has characters that cannot be kept");
    }
    List<Object> values =
        List.of(
            task.contextId(),
            task.status().state().wireName(),
            Position.of(task).changed().toEpochMilli(),
            text(WireWriter.json(task)),
            task.id(),
            owner);
    boolean saved =
        upsert(
            "UPDATE a2a_task SET context_id = ?, state = ?, changed = ?, task = ? WHERE id = ? AND"
                + " owner = ? AND state NOT IN "
                + ENDED,
            "INSERT INTO a2a_task (context_id, state, changed, task, id, owner) VALUES (?, ?, ?, ?,"
                + " ?, ?)",
            values);
    if (!saved) {
      throw new IllegalStateException("task " + task.id() + " has ended, or is somebody else's");
    }
  }

  @Override
  public Optional<Task> find(String owner, String id) {
    if (!canBeKept(owner, id)) {
      return Optional.empty();
    }
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
          where.and("changed <= ? AND (changed < ? OR id < ?)", changed, changed, position.id());
        });
    if (!where.canMatch()) {
      return List.of();
    }
    String sql =
        "SELECT task FROM a2a_task" + where.sql + " ORDER BY changed DESC, id DESC LIMIT ?";
    where.values.add(query.pageSize());
    return run(connection -> tasks(connection, sql, where.values));
  }

  @Override
  public int count(String owner, TaskQuery query) {
    Where where = new Where(owner, query);
    if (!where.canMatch()) {
      return 0;
    }
    return run(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT COUNT(*) FROM a2a_task" + where.sql)) {
            ResultSet rows = set(statement, where.values).executeQuery();
            rows.next();
            return rows.getInt(1);
          }
        });
  }

  @Override
  public void savePush(PushNotificationConfig config) {
    // Does nothing if the task was purged meanwhile.
    upsert(
        "UPDATE a2a_push SET config = ? WHERE id = ? AND task_id = ?",
        "INSERT INTO a2a_push (config, id, task_id)"
            + " SELECT CAST(? AS TEXT), CAST(? AS VARCHAR(256)), id FROM a2a_task WHERE id = ?",
        List.of(text(WireWriter.json(config)), config.id(), config.taskId()));
  }

  @Override
  public List<PushNotificationConfig> pushes(String taskId) {
    if (!canBeKept(taskId)) {
      return List.of();
    }
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
    if (canBeKept(taskId, id)) {
      run(
          connection ->
              update(
                  connection,
                  "DELETE FROM a2a_push WHERE task_id = ? AND id = ?",
                  List.of(taskId, id)));
    }
  }

  /**
   * What clients ask for may be any text; a database's has no zeros and no half surrogate pairs.
   */
  private static boolean canBeKept(String... names) {
    for (String name : names) {
      if (name.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
        return false;
      }
    }
    return true;
  }

  /** Half a surrogate pair is text to JSON, but not to a database. */
  private static String text(JsonObject json) {
    return new String(Json.bytes(json), StandardCharsets.UTF_8);
  }

  /**
   * Updates a row or, if there is none, inserts it; somebody else may do the same just now.
   *
   * @return whether either could be done
   */
  private boolean upsert(String update, String insert, List<Object> values) {
    return run(
        connection ->
            update(connection, update, values) > 0
                || insert(connection, insert, values) > 0
                || update(connection, update, values) > 0);
  }

  private static int insert(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try {
      return update(connection, sql, values);
    } catch (SQLException e) {
      if (DUPLICATE_KEY.equals(e.getSQLState())) {
        return 0;
      }
      throw e;
    }
  }

  private static List<Task> tasks(Connection connection, String sql, List<?> values)
      throws SQLException {
    return rows(connection, sql, values, WireReader::task);
  }

  private static <T> List<T> rows(
      Connection connection, String sql, List<?> values, Reader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSet rows = set(statement, values).executeQuery();
      while (rows.next()) {
        found.add(reader.read(JsonFields.of(Json.parseWritten(rows.getString(1)), "")));
      }
    } catch (InvalidJsonException | InvalidFieldException e) {
      throw new IllegalStateException("a row is not what this version of the store wrote", e);
    }
    return found;
  }

  private static int update(Connection connection, String sql, List<?> values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return set(statement, values).executeUpdate();
    }
  }

  private static PreparedStatement set(PreparedStatement statement, List<?> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  private <T> T run(Action<T> action) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(true);
        return action.on(connection);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !mayTryAgain(e)) {
          throw new IllegalStateException("the database of the tasks failed", e);
        }
      }
    }
  }

  /** Tells whether somebody else was faster. */
  private static boolean mayTryAgain(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith(ROLLED_BACK) || THERE_ALREADY.contains(state);
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

    /** Tells whether a row can have these values. */
    boolean canMatch() {
      return canBeKept(
          values.stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .toArray(String[]::new));
    }

    void and(String condition, Object... its) {
      sql.append(" AND ").append(condition);
      values.addAll(List.of(its));
    }
  }
}

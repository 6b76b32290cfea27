package dev.tramline.examples.sql;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.runtime.RunContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs the query. That it only reads is for the database to see to: whoever passes the data source
 * gives it a user that may do nothing else.
 */
@Node
public class RunSql {

  private static final int MOST_SECONDS = 5;
  private static final int MOST_ROWS = 100;

  /** What the database made of a query. */
  sealed interface Reply {

    /** It ran. */
    record Rows(Table table) implements Reply {}

    /** It did not. */
    record No(String error) implements Reply {}
  }

  /** Where to go next. */
  public sealed interface Next {

    /**
     * Action {@code answered}.
     *
     * @param table the rows
     */
    record Answered(Table table) implements Next {}

    /**
     * Action {@code rejected}: the model may try again.
     *
     * @param rejection appended to the list under key {@code rejections}
     */
    record Rejected(@Append("rejections") Rejection rejection) implements Next {}

    /**
     * Action {@code gaveUp}: it has had its chances.
     *
     * @param rejection appended as well
     */
    record GaveUp(@Append("rejections") Rejection rejection) implements Next {}
  }

  private final DataSource database;
  private final int maxQueries;

  /**
   * Creates the node.
   *
   * @param database where to run queries, as a user that can only read
   * @param maxQueries after so many rejections the flow gives up, at least 1
   */
  public RunSql(DataSource database, int maxQueries) {
    this.database = database;
    this.maxQueries = maxQueries;
  }

  /** An error of the query is a result like any other; one of the connection is a failure. */
  @Exec
  Reply run(String sql, RunContext run) throws SQLException {
    run.emit(sql);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(MOST_SECONDS);
      statement.setMaxRows(MOST_ROWS);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return new Reply.Rows(read(rows));
      } catch (SQLException e) {
        return new Reply.No(e.getMessage());
      }
    }
  }

  private static Table read(ResultSet rows) throws SQLException {
    ResultSetMetaData data = rows.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      columns.add(data.getColumnLabel(i));
    }
    List<List<String>> values = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        String value = rows.getString(i);
        row.add(value == null ? "" : value);
      }
      values.add(row);
    }
    return new Table(columns, values);
  }

  @Post
  Next route(@Exec Reply reply, String sql, List<Rejection> rejections) {
    if (reply instanceof Reply.Rows rows) {
      return new Next.Answered(rows.table());
    }
    Rejection rejection = new Rejection(sql, ((Reply.No) reply).error());
    return rejections.size() + 1 < maxQueries
        ? new Next.Rejected(rejection)
        : new Next.GaveUp(rejection);
  }
}

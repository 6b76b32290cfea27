package dev.tramline.examples.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a model has to know of a database.
 *
 * @param columns all columns, those of a table one after the other
 */
public record Schema(List<Column> columns) {

  /** So many values tell what kind of thing a column holds; names and notes have more. */
  private static final int MOST_VALUES = 12;

  private static final Pattern LINE =
      Pattern.compile("- (\\w+)\\.(\\w+) ([A-Z ]+?)(?: -> (\\w+\\.\\w+))?(?:: (.*))?");

  /**
   * A column.
   *
   * @param table its table
   * @param name its name
   * @param type its SQL type
   * @param target the column that it refers to, with its table; empty if it is no foreign key
   * @param values what stands in it, if it is text and that is little
   */
  public record Column(String table, String name, String type, String target, List<String> values) {

    /** Copies the list. */
    public Column {
      values = List.copyOf(values);
    }

    /** As SQL names it wherever it stands. */
    String qualified() {
      return table + "." + name;
    }

    /** The table that it refers to; empty if it is no foreign key. */
    String targetTable() {
      return target.replaceFirst("\\..*", "");
    }

    private String toPrompt() {
      return "- %s %s%s%s"
          .formatted(
              qualified(),
              type,
              target.isEmpty() ? "" : " -> " + target,
              values.isEmpty() ? "" : ": " + String.join("; ", values));
    }
  }

  /** Copies the list. */
  public Schema {
    columns = List.copyOf(columns);
  }

  /** Reads the tables of the connection's schema. */
  static Schema of(Connection connection) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    List<Column> columns = new ArrayList<>();
    try (ResultSet row = data.getColumns(null, connection.getSchema(), "%", "%")) {
      while (row.next()) {
        String table = row.getString("TABLE_NAME");
        String name = row.getString("COLUMN_NAME");
        boolean isText = row.getInt("DATA_TYPE") == Types.VARCHAR;
        columns.add(
            new Column(
                table,
                name,
                row.getString("TYPE_NAME"),
                targets(data, connection.getSchema(), table).getOrDefault(name, ""),
                isText ? values(connection, table, name) : List.of()));
      }
    }
    return new Schema(columns);
  }

  private static Map<String, String> targets(DatabaseMetaData data, String schema, String table)
      throws SQLException {
    Map<String, String> targets = new TreeMap<>();
    try (ResultSet row = data.getImportedKeys(null, schema, table)) {
      while (row.next()) {
        targets.put(
            row.getString("FKCOLUMN_NAME"),
            row.getString("PKTABLE_NAME") + "." + row.getString("PKCOLUMN_NAME"));
      }
    }
    return targets;
  }

  /** The names come from the database, not from the user. */
  private static List<String> values(Connection connection, String table, String column)
      throws SQLException {
    String query =
        "SELECT DISTINCT \"%2$s\" FROM \"%1$s\" WHERE \"%2$s\" IS NOT NULL ORDER BY 1"
            .formatted(table, column);
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(MOST_VALUES + 1);
      try (ResultSet row = statement.executeQuery(query)) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
    }
    return values.size() > MOST_VALUES ? List.of() : values;
  }

  /** A line per column, as the model reads it. */
  String toPrompt() {
    return columns.stream().map(Column::toPrompt).collect(Collectors.joining("\n"));
  }

  /** Reads what {@link #toPrompt} wrote, from the lines of a prompt. */
  static Schema parse(String prompt) {
    List<Column> columns = new ArrayList<>();
    for (String line : prompt.lines().toList()) {
      Matcher column = LINE.matcher(line);
      if (column.matches()) {
        columns.add(
            new Column(
                column.group(1),
                column.group(2),
                column.group(3),
                column.group(4) == null ? "" : column.group(4),
                column.group(5) == null ? List.of() : List.of(column.group(5).split("; "))));
      }
    }
    return new Schema(columns);
  }
}

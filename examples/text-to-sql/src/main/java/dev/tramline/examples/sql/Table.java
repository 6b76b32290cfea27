package dev.tramline.examples.sql;

import java.util.List;

/**
 * What a query returned, as text.
 *
 * @param columns the names of the columns
 * @param rows the values by row, each as long as {@code columns}
 */
public record Table(List<String> columns, List<List<String>> rows) {

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Lines up the columns, as a console shows them. */
  String toText() {
    StringBuilder text = new StringBuilder();
    line(text, columns);
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private void line(StringBuilder text, List<String> values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      line.append(String.format("%-" + (width(i) + 2) + "s", values.get(i)));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(columns.get(column).length(), Math::max);
  }
}

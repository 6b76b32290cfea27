package dev.tramline.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Bars on a logarithmic scale: where they end, and what stands beside them. */
final class Plot {

  private static final int LEFT = 300;
  private static final int LINE = 28;
  private static final int TOP = 60;
  private static final double DECADE = 80;

  private Plot() {}

  /**
   * {@return what the template of the plot asks for}
   *
   * @param report the report
   * @param group the group of rows
   * @param unit the figure of each row
   */
  static Map<String, Object> of(Report report, String group, String unit) {
    List<Report.Row> rows =
        report.rows().stream().filter(row -> row.group().equals(group)).toList();
    // A whole number of decades: from just below the least to just above the greatest.
    double least = Math.floor(log(rows, unit).min().orElseThrow());
    double greatest = Math.ceil(log(rows, unit).max().orElseThrow());
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      Report.Row row = rows.get(index);
      double width = (Math.log10(row.figures().get(unit)) - least) * DECADE;
      bars.add(
          Map.of(
              "name", row.contender(),
              "figure", PerformancePage.number(row.figures().get(unit)) + " " + unit,
              "color", row.contender().startsWith("Tramline") ? "#2a6f97" : "#9aa5b1",
              "y", TOP + index * LINE,
              "textY", TOP + index * LINE + 15,
              "width", Math.round(width),
              "end", LEFT + Math.round(width) + 6));
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (double decade = least; decade <= greatest; decade++) {
      lines.add(
          Map.of(
              "x",
              LEFT + Math.round((decade - least) * DECADE),
              "label",
              PerformancePage.number(Math.pow(10, decade))));
    }
    int bottom = TOP + rows.size() * LINE;
    return Map.of(
        "group", group,
        "unit", unit,
        "date", report.date(),
        "jdk", report.jdk(),
        "bars", bars,
        "lines", lines,
        "left", LEFT,
        "bottom", bottom,
        "height", bottom + 16,
        "width", LEFT + Math.round((greatest - least) * DECADE) + 100);
  }

  private static DoubleStream log(List<Report.Row> rows, String unit) {
    return rows.stream().mapToDouble(row -> Math.log10(row.figures().get(unit)));
  }
}

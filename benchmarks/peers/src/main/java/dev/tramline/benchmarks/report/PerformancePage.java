package dev.tramline.benchmarks.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes the page and its plot from the reports in a directory. What was never measured is left out.
 * Every ratio is to the first contender of the same group in the same report.
 */
final class PerformancePage {

  /** Above this load per processor something else was running too. */
  private static final double BUSY = 1.5;

  private PerformancePage() {}

  /** Takes the directory to write into; the reports are where the property {@code results} says. */
  public static void main(String[] args) throws IOException {
    Map<String, Report> reports = new HashMap<>();
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("results")))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        Report report = Report.read(file);
        reports.put(report.measurement(), report);
      }
    }
    Map<String, Object> page = new HashMap<>();
    reports.forEach((measurement, report) -> page.put(measurement, section(report)));
    page.put("targets", Targets.of(reports));
    Path directory = Path.of(args[0]);
    Files.writeString(
        directory.resolve("performance.md"), template("performance.md").execute(page));
    Report cycle = reports.get("cycle");
    if (cycle != null) {
      Map<String, Object> plot = Plot.of(cycle, "3 nodes", "ns");
      Files.writeString(
          directory.resolve("performance-steps.svg"), template("plot.svg").execute(plot));
    }
  }

  private static Template template(String name) {
    return Mustache.compiler()
        .escapeHTML(name.endsWith(".svg"))
        .withLoader(PerformancePage::resource)
        .compile(resource(name));
  }

  private static Reader resource(String name) {
    InputStream stream = PerformancePage.class.getResourceAsStream(name + ".mustache");
    return new InputStreamReader(
        Objects.requireNonNull(stream, "no template " + name), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> section(Report report) {
    Map<String, List<Report.Row>> groups = new LinkedHashMap<>();
    for (Report.Row row : report.rows()) {
      groups.computeIfAbsent(row.group(), group -> new ArrayList<>()).add(row);
    }
    List<Map<String, Object>> tables = new ArrayList<>();
    groups.forEach((group, rows) -> tables.add(table(group, rows)));
    Map<String, Object> section = new HashMap<>();
    section.put("date", report.date());
    section.put("jdk", report.jdk());
    section.put("machine", report.machine());
    section.put("load", number(report.load()));
    section.put("busy", report.load() > BUSY);
    section.put("groups", tables);
    return section;
  }

  private static Map<String, Object> table(String group, List<Report.Row> rows) {
    Report.Row bare = rows.get(0);
    List<String> columns = new ArrayList<>();
    for (String unit : bare.figures().keySet()) {
      columns.add(unit);
      if (hasRatio(bare, unit)) {
        columns.add("ratio");
      }
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Report.Row row : rows) {
      List<String> cells = new ArrayList<>();
      row.figures()
          .forEach(
              (unit, figure) -> {
                cells.add(number(figure));
                if (hasRatio(bare, unit)) {
                  cells.add(number(figure / bare.figures().get(unit)));
                }
              });
      lines.add(Map.of("contender", row.contender(), "cells", cells));
    }
    return Map.of("name", group, "columns", columns, "rows", lines);
  }

  /** What comes first, and every time. */
  private static boolean hasRatio(Report.Row row, String unit) {
    return unit.endsWith("ms") || unit.equals(row.figures().keySet().iterator().next());
  }

  /** {@return three digits or so; no fraction of what has none} */
  static String number(double figure) {
    boolean whole = figure >= 99.5 || figure == Math.rint(figure);
    String format = whole ? "%,.0f" : figure >= 9.95 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, figure);
  }
}

package dev.tramline.examples.sql;

import dev.tramline.examples.sql.Schema.Column;
import dev.tramline.examples.support.EnglishText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one question against a schema and writes it as SQL. */
final class QuestionGrammar {

  private static final Pattern COUNT = Pattern.compile("(?i)\\b(how many|number of|count)\\b");
  private static final Pattern TOP =
      Pattern.compile("(?i)\\b(top|first|best) (\\d+)\\b.*? by (?:the )?(\\w+)");

  /** Not "by Ada", who is a value. */
  private static final Pattern GROUP =
      Pattern.compile("\\b(?:per|by|for each) (?:the )?(\\p{Ll}\\w+)");

  private static final Pattern MEASURE =
      Pattern.compile(
          "(?i)\\b(average|mean|total|sum|highest|maximum|lowest|minimum) (?:of )?(?:the )?(\\w+)");
  private static final Pattern COMPARISON =
      Pattern.compile(
          "(?i)\\b(\\w+) (?:is |are |of )?(over|above|more than|under|below|less than)"
              + " (\\d+(?:\\.\\d+)?)");

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "average", "AVG",
          "mean", "AVG",
          "total", "SUM",
          "sum", "SUM",
          "highest", "MAX",
          "maximum", "MAX",
          "lowest", "MIN",
          "minimum", "MIN");

  private final Schema schema;
  private final String question;
  private final String subject;

  /** The tables that the query needs, the one that it is about first. */
  private final Set<String> tables = new LinkedHashSet<>();

  QuestionGrammar(Schema schema, String question) {
    this.schema = schema;
    this.question = question;
    this.subject = subject();
  }

  String toSql() {
    if (schema.columns().isEmpty()) {
      return "SELECT 1 WHERE FALSE"; // nothing is known, so nothing can be asked
    }
    tables.add(subject);
    Matcher top = TOP.matcher(question);
    boolean ranks = top.find();
    String group = ranks ? "" : grouping();
    List<String> shown = new ArrayList<>();
    if (!group.isEmpty()) {
      shown.add(group);
    }
    String measured = measured();
    shown.add(measured.isEmpty() ? nameOf(subject) : measured);
    String order = ranks ? column(top.group(3)) : "";
    if (ranks) {
      shown.add(order);
    }
    String conditions = conditions();
    return "SELECT "
        + String.join(", ", shown)
        + from()
        + (conditions.isEmpty() ? "" : " WHERE " + conditions)
        + (group.isEmpty() ? "" : " GROUP BY " + group + " ORDER BY " + group)
        + (ranks ? " ORDER BY " + order + " DESC LIMIT " + top.group(2) : "");
  }

  /** The table whose name comes first in the question. */
  private String subject() {
    for (String stem : EnglishText.stems(question)) {
      Optional<String> table = table(stem);
      if (table.isPresent()) {
        return table.get();
      }
    }
    return schema.columns().isEmpty() ? "" : schema.columns().get(0).table();
  }

  private Optional<String> table(String stem) {
    return schema.columns().stream()
        .map(Column::table)
        .filter(table -> EnglishText.stems(table).contains(stem))
        .findFirst();
  }

  private String measured() {
    if (COUNT.matcher(question).find()) {
      return "COUNT(*)";
    }
    Matcher measure = MEASURE.matcher(question);
    if (!measure.find()) {
      return "";
    }
    String function = FUNCTIONS.get(measure.group(1).toLowerCase(Locale.ROOT));
    return function + "(" + column(measure.group(2)) + ")";
  }

  private String grouping() {
    Matcher group = GROUP.matcher(question);
    if (!group.find()) {
      return "";
    }
    String word = group.group(1);
    Optional<String> table =
        EnglishText.stems(word).stream().flatMap(stem -> table(stem).stream()).findFirst();
    table.ifPresent(tables::add);
    return table.map(this::nameOf).orElseGet(() -> column(word));
  }

  private String conditions() {
    List<String> conditions = new ArrayList<>();
    for (Column column : schema.columns()) {
      for (String value : column.values()) {
        if (Pattern.compile("\\b" + Pattern.quote(value) + "\\b").matcher(question).find()) {
          tables.add(column.table());
          conditions.add(column.qualified() + " = '" + value.replace("'", "''") + "'");
        }
      }
    }
    Matcher comparison = COMPARISON.matcher(question);
    while (comparison.find()) {
      boolean more = comparison.group(2).matches("(?i)over|above|more than");
      String column = column(comparison.group(1));
      conditions.add(column + (more ? " > " : " < ") + comparison.group(3));
    }
    return String.join(" AND ", conditions);
  }

  /** The column that a word names, of the subject if it has one; else the word, as a guess. */
  private String column(String word) {
    String wanted = EnglishText.stems(word).stream().findFirst().orElse(word);
    Column found = null;
    for (Column column : schema.columns()) {
      boolean fits = EnglishText.stems(column.name()).contains(wanted);
      if (fits && (found == null || column.table().equals(subject))) {
        found = column;
      }
    }
    if (found == null) {
      return word.toUpperCase(Locale.ROOT);
    }
    tables.add(found.table());
    return found.qualified();
  }

  private String nameOf(String table) {
    return schema.columns().stream()
        .filter(column -> column.table().equals(table) && column.name().equals("NAME"))
        .map(Column::qualified)
        .findFirst()
        .orElse(table + ".*");
  }

  /** Joins the tables along foreign keys, over others where need be. */
  private String from() {
    StringBuilder from = new StringBuilder(" FROM ").append(subject);
    Set<String> joined = new LinkedHashSet<>(Set.of(subject));
    for (String table : tables) {
      for (Column key : way(table)) {
        String next = joined.contains(key.table()) ? key.targetTable() : key.table();
        if (joined.add(next)) {
          from.append(" JOIN %s ON %s = %s".formatted(next, key.qualified(), key.target()));
        }
      }
    }
    return from.toString();
  }

  /** The foreign keys that lead from the subject to a table, the shortest way. */
  private List<Column> way(String table) {
    Map<String, List<Column>> ways = new HashMap<>(Map.of(subject, List.of()));
    Deque<String> open = new ArrayDeque<>(List.of(subject));
    while (!open.isEmpty() && !ways.containsKey(table)) {
      String here = open.remove();
      for (Column key : schema.columns()) {
        boolean out = key.table().equals(here) && !key.target().isEmpty();
        if (out || key.targetTable().equals(here)) {
          String next = out ? key.targetTable() : key.table();
          List<Column> way = new ArrayList<>(ways.get(here));
          way.add(key);
          if (ways.putIfAbsent(next, way) == null) {
            open.add(next);
          }
        }
      }
    }
    return ways.getOrDefault(table, List.of());
  }
}

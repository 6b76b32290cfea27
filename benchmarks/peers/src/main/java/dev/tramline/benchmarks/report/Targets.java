package dev.tramline.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What Tramline wants to reach, beside what was found. */
final class Targets {

  private static final String BY_HAND = "hand-written switch";
  private static final String CYCLE = "3 nodes";
  private static final String LARGE = "20 KB of messages in the store";

  private static final List<String> FORMS =
      List.of("typed outcomes", "String actions", "enum actions");

  private final Map<String, Report> reports;
  private final List<Map<String, Object>> lines = new ArrayList<>();

  private Targets(Map<String, Report> reports) {
    this.reports = reports;
  }

  /**
   * {@return the lines of the table, without those for which nothing was measured}
   *
   * @param reports by measurement
   */
  static List<Map<String, Object>> of(Map<String, Report> reports) {
    Targets targets = new Targets(reports);
    targets.steps();
    targets.rest();
    targets.flights();
    return targets.lines;
  }

  private void steps() {
    for (String form : FORMS) {
      String contender = "Tramline, " + form;
      atMost(2.0, "a step, " + form + ", by a hand-written switch", ratio(contender, BY_HAND));
      // A run takes some hundreds of bytes, which its 100,000 steps share.
      atMost(0.05, "bytes a step, " + form, figure("cycle", CYCLE, contender, "bytes"));
    }
    unbounded(
        "a step, hand-written switch that keeps account, by one that does not",
        ratio("hand-written switch that keeps account", BY_HAND));
    String typed = "Tramline, typed outcomes";
    atLeast(8, "a step of PocketFlow-Java by one of Tramline", ratio("PocketFlow-Java", typed));
    atLeast(1_000, "a step of LangGraph4j by one of Tramline", ratio("LangGraph4j 1.8.17", typed));
    atMost(
        1.1,
        "steps of these three with 20 KB in the store by those with an empty list",
        quotient(allForms(LARGE), allForms(CYCLE)));
    growth(3, 20);
    growth(30, 300);
    growth(3, 300);
  }

  /**
   * All together, as the figures of one form differ more by the JIT's luck than by what is stored.
   */
  private OptionalDouble allForms(String group) {
    double sum = 0;
    for (String form : FORMS) {
      OptionalDouble one = figure("cycle", group, "Tramline, " + form, "ns");
      if (one.isEmpty()) {
        return one;
      }
      sum += one.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private void growth(int few, int many) {
    atMost(
        1.5,
        "a step among %d nodes by one among %d".formatted(many, few),
        quotient(step("Tramline", many), step("Tramline", few)));
    unbounded(
        "the same by the hand-written switch", quotient(step(BY_HAND, many), step(BY_HAND, few)));
  }

  private OptionalDouble step(String contender, int nodes) {
    return figure("cycle", "a ring of " + nodes + " nodes", contender, "ns");
  }

  private void rest() {
    for (String items : List.of("1,000 items of 10 ms", "10,000 items of 10 ms")) {
      for (String form : List.of("@Batch", "@Each", "dynamic fork")) {
        atMost(
            1.3,
            items + " by " + form + ", by bare virtual threads",
            quotient(
                figure("items", items, "Tramline, " + form, "ms"),
                figure("items", items, "bare virtual threads", "ms")));
      }
    }
    starts();
    String nodes = "500 nodes in 50 flows";
    for (String state : List.of("cold", "warm")) {
      atMost(
          1.5,
          "javac with the processor by plain javac, " + state,
          quotient(
              figure("compile", nodes, "javac with the processor of Tramline", state + " ms"),
              figure("compile", nodes, "plain javac, with what Tramline writes", state + " ms")));
    }
  }

  private void starts() {
    String byHand = "hand-written main";
    String agent = "first answer of a research agent";
    OptionalDouble bare = figure("startup", agent, byHand, "ms");
    OptionalDouble found = quotient(figure("startup", agent, "Tramline", "ms"), bare);
    atMost(1.1, "start-up by a hand-written main", found);
    unbounded(
        "the same by a hand-written main that loads as many classes, all empty",
        quotient(figure("startup", agent, byHand + ", with as many empty classes", "ms"), bare));
    for (String kept : List.of("a class archive", "an AOT cache")) {
      atMost(
          1.1,
          "start-up by a hand-written main, each with " + kept,
          quotient(
              figure("startup", "the same with " + kept, "Tramline", "ms"),
              figure("startup", "the same with " + kept, byHand, "ms")));
    }
  }

  private void flights() {
    String runs = "100,000 in flight";
    unbounded(
        "bytes of a run in flight by a bare virtual thread",
        quotient(
            figure("runs", runs, "run that waits in its node", "bytes"),
            figure("runs", runs, "bare thread", "bytes")));
  }

  private OptionalDouble ratio(String contender, String other) {
    return quotient(figure("cycle", CYCLE, contender, "ns"), figure("cycle", CYCLE, other, "ns"));
  }

  private OptionalDouble figure(String measurement, String group, String contender, String unit) {
    Report report = reports.get(measurement);
    if (report == null) {
      return OptionalDouble.empty();
    }
    return report.rows().stream()
        .filter(row -> row.group().equals(group) && row.contender().equals(contender))
        .mapToDouble(row -> row.figures().get(unit))
        .findFirst();
  }

  private static OptionalDouble quotient(OptionalDouble upper, OptionalDouble lower) {
    return upper.isPresent() && lower.isPresent()
        ? OptionalDouble.of(upper.getAsDouble() / lower.getAsDouble())
        : OptionalDouble.empty();
  }

  private void atMost(double bound, String what, OptionalDouble found) {
    found.ifPresent(
        value -> line("at most " + PerformancePage.number(bound), what, value, value <= bound));
  }

  private void atLeast(double bound, String what, OptionalDouble found) {
    found.ifPresent(
        value -> line("at least " + PerformancePage.number(bound), what, value, value >= bound));
  }

  private void unbounded(String what, OptionalDouble found) {
    found.ifPresent(value -> line("none", what, value, ""));
  }

  private void line(String target, String what, double found, boolean met) {
    line(target, what, found, met ? "yes" : "**no**");
  }

  private void line(String target, String what, double found, String met) {
    lines.add(
        Map.of("what", what, "target", target, "found", PerformancePage.number(found), "met", met));
  }
}

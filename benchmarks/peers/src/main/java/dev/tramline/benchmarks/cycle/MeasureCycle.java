package dev.tramline.benchmarks.cycle;

import dev.tramline.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package and keeps what a step takes: ns and allocated bytes. */
final class MeasureCycle {

  private MeasureCycle() {}

  /** Takes the options of JMH. */
  public static void main(String[] args) throws Exception {
    List<Report.Row> rows = new ArrayList<>();
    EnumSet<Contender> near = EnumSet.range(Contender.BY_HAND, Contender.RETRY);
    addSteps(rows, near, new CommandLineOptions(args));
    addSteps(rows, EnumSet.complementOf(near), inOneProcess(args));
    String[] rings = names(List.of(Rings.values()));
    for (RunResult result : run(GrowthBenchmark.class, rings, new CommandLineOptions(args))) {
      BenchmarkParams params = result.getParams();
      String title = Rings.valueOf(params.getParam("contender")).title();
      rows.add(row("a ring of " + params.getParam("nodes") + " nodes", title, result));
    }
    Report.write("cycle", rows);
  }

  /** Peers take seconds for what others do in no time, and are far away: one process is enough. */
  private static Options inOneProcess(String[] args) throws CommandLineOptionException {
    Options options = new CommandLineOptions(args);
    int forks = Math.min(1, options.getForkCount().orElse(1));
    return new OptionsBuilder().parent(options).forks(forks).build();
  }

  private static void addSteps(List<Report.Row> rows, Set<Contender> contenders, Options options)
      throws RunnerException {
    for (RunResult result : run(CycleBenchmark.class, names(here(contenders)), options)) {
      BenchmarkParams params = result.getParams();
      String title = Contender.valueOf(params.getParam("contender")).title();
      boolean large = !params.getParam("messages").equals("0");
      rows.add(row(large ? "20 KB of messages in the store" : "3 nodes", title, result));
    }
  }

  /** All, but for those whose classes are not here. */
  private static List<Contender> here(Set<Contender> contenders) {
    return contenders.stream()
        .filter(contender -> contender != Contender.POCKETFLOW || !ByPocketFlow.CLASSES.isEmpty())
        .toList();
  }

  private static String[] names(List<? extends Enum<?>> contenders) {
    return contenders.stream().map(Enum::name).toArray(String[]::new);
  }

  private static Collection<RunResult> run(Class<?> benchmark, String[] contenders, Options options)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .parent(options)
                .include(benchmark.getName())
                .param("contender", contenders)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build())
        .run();
  }

  private static Report.Row row(String group, String contender, RunResult result) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("ns", result.getPrimaryResult().getScore());
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    figures.put("bytes", bytes.getScore());
    return new Report.Row(group, contender, figures);
  }
}

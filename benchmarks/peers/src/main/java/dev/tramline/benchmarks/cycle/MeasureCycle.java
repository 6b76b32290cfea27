package dev.tramline.benchmarks.cycle;

import dev.tramline.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package and keeps what a step takes: ns and allocated bytes. */
final class MeasureCycle {

  private MeasureCycle() {}

  /** Takes the options of JMH. */
  public static void main(String[] args) throws Exception {
    List<Report.Row> rows = new ArrayList<>();
    for (RunResult result : run(CycleBenchmark.class, contenders(), args)) {
      BenchmarkParams params = result.getParams();
      String title = Contender.valueOf(params.getParam("contender")).title();
      boolean large = !params.getParam("messages").equals("0");
      rows.add(row(large ? "20 KB of messages in the store" : "3 nodes", title, result));
    }
    String[] rings = Arrays.stream(Rings.values()).map(Enum::name).toArray(String[]::new);
    for (RunResult result : run(GrowthBenchmark.class, rings, args)) {
      BenchmarkParams params = result.getParams();
      String title = Rings.valueOf(params.getParam("contender")).title();
      rows.add(row("a ring of " + params.getParam("nodes") + " nodes", title, result));
    }
    Report.write("cycle", rows);
  }

  /** All, but for those whose classes are not here. */
  private static String[] contenders() {
    return Arrays.stream(Contender.values())
        .filter(contender -> contender != Contender.POCKETFLOW || !ByPocketFlow.CLASSES.isEmpty())
        .map(Enum::name)
        .toArray(String[]::new);
  }

  private static Collection<RunResult> run(Class<?> benchmark, String[] contenders, String[] args)
      throws Exception {
    Options options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(benchmark.getName())
            .param("contender", contenders)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    return new Runner(options).run();
  }

  private static Report.Row row(String group, String contender, RunResult result) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("ns", result.getPrimaryResult().getScore());
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    figures.put("bytes", bytes.getScore());
    return new Report.Row(group, contender, figures);
  }
}

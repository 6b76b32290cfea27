package dev.tramline.benchmarks.startup;

import dev.tramline.benchmarks.report.Dependencies;
import dev.tramline.benchmarks.report.Figures;
import dev.tramline.benchmarks.report.Report;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the mains of this package, one after the other and round after round, each on its own
 * class path: the time until it has printed its answer, the classes it loads and the jars it needs.
 */
final class StartUp {

  private static final int ROUNDS = Figures.SMOKE ? 1 : 21;
  private static final int WARM_UP_ROUNDS = Figures.SMOKE ? 0 : 2;

  private StartUp() {}

  /** One of the things compared, with its figures. */
  private record Contender(String name, Class<?> main, List<Path> jars, double[] millis) {
    Contender(String name, Class<?> main, List<Path> jars) {
      this(name, main, jars, new double[ROUNDS]);
    }
  }

  public static void main(String[] args) throws Exception {
    Dependencies of = Dependencies.read();
    List<Contender> contenders =
        List.of(
            new Contender("hand-written main", ByHand.class, List.of()),
            new Contender(
                "Tramline", ByTramline.class, of.of("tramline-annotations", "tramline-runtime")),
            new Contender("LangGraph4j 1.8.17", ByLangGraph4j.class, of.of("langgraph4j-core")),
            new Contender(
                "LangChain4j agentic 1.16.1", ByLangChain4j.class, of.of("langchain4j-agentic")),
            new Contender("LiteFlow 2.15.3", ByLiteFlow.class, of.of("liteflow-core")));
    Path silence = of.of("slf4j-nop").get(0);
    String expected =
        StandIns.answer(
            StandIns.QUESTION,
            List.of("note 0 on " + StandIns.QUESTION, "note 1 on " + StandIns.QUESTION));
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        double millis = start(contender, silence, List.of(), expected);
        if (round >= 0) {
          contender.millis()[round] = millis;
        }
      }
    }
    report(contenders, silence, expected);
  }

  private static void report(List<Contender> contenders, Path silence, String expected)
      throws Exception {
    Figures.header("From the start of a JVM to the first answer, median of " + ROUNDS);
    System.out.printf("%-28s %8s %8s %8s %6s %8s%n", "", "ms", "ratio", "classes", "jars", "KB");
    double bare = Figures.median(contenders.get(0).millis());
    List<Report.Row> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("ms", Figures.median(contender.millis()));
      figures.put("classes", (double) classes(contender, silence, expected));
      figures.put("jars", (double) contender.jars().size());
      figures.put("KB", (double) size(contender.jars()) / 1024);
      rows.add(new Report.Row("first answer of a research agent", contender.name(), figures));
      System.out.printf(
          "%-28s %8.0f %8.2f %8.0f %6.0f %8.0f%n",
          contender.name(),
          figures.get("ms"),
          figures.get("ms") / bare,
          figures.get("classes"),
          figures.get("jars"),
          figures.get("KB"));
    }
    Report.write("startup", rows);
  }

  /** Milliseconds until the answer was there; the process has ended as well afterwards. */
  private static double start(
      Contender contender, Path silence, List<String> options, String expected)
      throws IOException, InterruptedException {
    Path classes = Path.of(System.getProperty("classes"));
    String classPath =
        Stream.concat(Stream.of(classes, silence), contender.jars().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, contender.main().getName()));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader reader = process.inputReader()) {
      String answer = reader.readLine();
      long end = System.nanoTime();
      Figures.require(expected.equals(answer), contender.name() + " answers " + answer);
      Figures.require(process.waitFor() == 0, contender.name() + " fails after its answer");
      return (end - start) / 1e6;
    }
  }

  private static long classes(Contender contender, Path silence, String expected)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("classes", ".log");
    try {
      start(contender, silence, List.of("-Xlog:class+load:file=" + log), expected);
      try (Stream<String> lines = Files.lines(log)) {
        return lines.filter(line -> line.contains(" source: ")).count();
      }
    } finally {
      Files.delete(log);
    }
  }

  private static long size(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes;
  }
}

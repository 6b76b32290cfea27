package dev.tramline.benchmarks.startup;

import dev.tramline.benchmarks.report.Dependencies;
import dev.tramline.benchmarks.report.Figures;
import dev.tramline.benchmarks.report.Javac;
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
 * Starts the mains of this package, one after the other and round after round, each as a jar with
 * the jars of its library: the time until it has printed its answer, the classes it loads and what
 * it needs. First as the JVM is, then with a class archive for each, and where the JVM has that,
 * with an AOT cache.
 */
final class StartUp {

  private static final int ROUNDS = Figures.SMOKE ? 1 : 21;
  private static final int WARM_UP_ROUNDS = Figures.SMOKE ? 0 : 2;

  /** Who takes longer than this many milliseconds has a turn in each fifth round only. */
  private static final double SLOW = 1_000;

  /** The first JDK that makes an AOT cache by one option (JEP 514). */
  private static final int AOT_CACHE = 25;

  private static final String EXPECTED =
      StandIns.answer(
          StandIns.QUESTION,
          List.of("note 0 on " + StandIns.QUESTION, "note 1 on " + StandIns.QUESTION));

  private final Path directory = Javac.temporaryDirectory();
  private final Path errors = directory.resolve("errors.txt");
  private final Path silence;
  private final List<Contender> contenders;

  /** One of the things compared. */
  private record Contender(String name, String main, Path application, List<Path> library) {}

  private StartUp() throws IOException, InterruptedException {
    Dependencies of = Dependencies.read();
    silence = of.of("slf4j-nop").get(0);
    Contender tramline =
        contender("Tramline", ByTramline.class, of.of("tramline-annotations", "tramline-runtime"));
    Contender byHand = contender("hand-written main", ByHand.class, List.of());
    contenders =
        List.of(
            byHand,
            withMoreClasses(byHand, parsed(tramline, List.of()) - parsed(byHand, List.of())),
            tramline,
            contender("LangGraph4j 1.8.17", ByLangGraph4j.class, of.of("langgraph4j-core")),
            contender(
                "LangChain4j agentic 1.16.1", ByLangChain4j.class, of.of("langchain4j-agentic")),
            contender("Koog 1.1.1", ByKoog.class, of.of("agents-core-jvm")),
            contender("LiteFlow 2.15.3", ByLiteFlow.class, of.of("liteflow-core")),
            contender(
                "Spring Statemachine 4.0.2",
                BySpringStatemachine.class,
                of.of("spring-statemachine-core")),
            contender(
                "Spring AI Alibaba Graph 1.1.2.2",
                BySpringAiAlibaba.class,
                of.of("spring-ai-alibaba-graph-core")),
            contender("Google ADK 1.8.0", ByAdk.class, of.of("google-adk")));
  }

  public static void main(String[] args) throws Exception {
    Figures.header("From the start of a JVM to the first answer, median of " + ROUNDS);
    StartUp program = new StartUp();
    List<Report.Row> rows = new ArrayList<>();
    program.measure("first answer of a research agent", List.of(), rows);
    program.measure(
        "the same with a class archive",
        program.kept("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
        rows);
    if (Runtime.version().feature() >= AOT_CACHE) {
      program.measure(
          "the same with an AOT cache", program.kept("-XX:AOTCacheOutput=", "-XX:AOTCache="), rows);
    }
    Report.write("startup", rows);
  }

  private Contender contender(String name, Class<?> main, List<Path> library) throws IOException {
    return new Contender(name, main.getName(), Jars.application(main, directory), library);
  }

  /** The same main, which first loads so many classes without a field or a method. */
  private Contender withMoreClasses(Contender than, int count) throws IOException {
    Path jar = Jars.emptyClasses(than.main(), count, directory);
    return new Contender(
        than.name() + ", with as many empty classes",
        Jars.LOADER,
        than.application(),
        List.of(jar));
  }

  /**
   * Has the JVM keep for each contender what it loaded.
   *
   * @param written the option that says where to
   * @param read the option that says where from
   * @return the options for each contender
   */
  private List<List<String>> kept(String written, String read)
      throws IOException, InterruptedException {
    List<List<String>> options = new ArrayList<>();
    for (Contender contender : contenders) {
      Path file = Files.createTempFile(directory, "kept", "");
      Files.delete(file);
      start(contender, List.of("-Xlog:disable", written + file));
      Figures.require(Files.exists(file), "nothing kept for " + contender.name());
      options.add(List.of("-Xlog:disable", read + file));
    }
    return options;
  }

  private void measure(String group, List<List<String>> kept, List<Report.Row> rows)
      throws IOException, InterruptedException {
    List<List<Double>> millis = new ArrayList<>();
    contenders.forEach(contender -> millis.add(new ArrayList<>()));
    double[] last = new double[contenders.size()];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int index = 0; index < last.length; index++) {
        if (last[index] > SLOW && round % 5 != 0) {
          continue;
        }
        last[index] = start(contenders.get(index), options(kept, index));
        if (round >= 0) {
          millis.get(index).add(last[index]);
        }
      }
    }
    double bare = Figures.median(millis.get(0));
    System.out.printf(
        "%n%-44s %8s %8s %8s %8s %6s %8s%n",
        group, "ms", "ratio", "classes", "parsed", "jars", "KB");
    for (int index = 0; index < last.length; index++) {
      Contender contender = contenders.get(index);
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("ms", Figures.median(millis.get(index)));
      List<String> loaded = loaded(contender, options(kept, index));
      figures.put("classes", (double) loaded.size());
      figures.put("parsed", (double) parsed(loaded));
      figures.put("jars", (double) contender.library().size());
      figures.put("KB", (double) size(contender.library()) / 1024);
      rows.add(new Report.Row(group, contender.name(), figures));
      System.out.printf(
          "%-44s %8.0f %8.2f %8.0f %8.0f %6.0f %8.0f%n",
          contender.name(),
          figures.get("ms"),
          figures.get("ms") / bare,
          figures.get("classes"),
          figures.get("parsed"),
          figures.get("jars"),
          figures.get("KB"));
    }
  }

  private static List<String> options(List<List<String>> kept, int index) {
    return kept.isEmpty() ? List.of() : kept.get(index);
  }

  /** Milliseconds until the answer was there; the process has ended as well afterwards. */
  private double start(Contender contender, List<String> options)
      throws IOException, InterruptedException {
    String classPath =
        Stream.concat(Stream.of(contender.application(), silence), contender.library().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, contender.main()));
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try (BufferedReader reader = process.inputReader()) {
      String line = reader.readLine();
      while (line != null && !line.equals(EXPECTED)) { // some libraries print something first
        line = reader.readLine();
      }
      long answered = System.nanoTime();
      int exit = process.waitFor();
      String how = " ends with " + exit + ": " + Files.readString(errors);
      Figures.require(line != null, contender.name() + " does not answer," + how);
      Figures.require(exit == 0, contender.name() + " fails after its answer," + how);
      return (answered - start) / 1e6;
    }
  }

  /** What the JVM says of each class that it loads. */
  private List<String> loaded(Contender contender, List<String> options)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(directory, "classes", ".log");
    List<String> all = new ArrayList<>(options);
    all.add("-Xlog:class+load:file=" + log);
    start(contender, all);
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" source: ")).toList();
    }
  }

  private int parsed(Contender contender, List<String> options)
      throws IOException, InterruptedException {
    return parsed(loaded(contender, options));
  }

  /** How many come from no archive, be it that of the JDK. */
  private static int parsed(List<String> loaded) {
    return (int) loaded.stream().filter(line -> !line.contains("shared objects file")).count();
  }

  private static long size(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes;
  }
}

package dev.tramline.benchmarks.compiling;

import dev.tramline.benchmarks.report.Dependencies;
import dev.tramline.benchmarks.report.Figures;
import dev.tramline.benchmarks.report.Javac;
import dev.tramline.benchmarks.report.Report;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * {@code javac} with a processor beside {@code javac} without it over the same sources and those
 * that the processor wrote: in a process of its own each time, and in one that has compiled them
 * before.
 */
final class CompileTime {

  private static final int FLOWS = Figures.SMOKE ? 1 : 50;
  private static final int COLD_ROUNDS = Figures.SMOKE ? 1 : 5;
  private static final int WARM_ROUNDS = Figures.SMOKE ? 1 : 7;
  private static final int WARM_UP_ROUNDS = Figures.SMOKE ? 0 : 7;

  private final List<Contender> contenders = new ArrayList<>();

  /** A way to compile. */
  private interface Compiler {
    void run(List<String> arguments, Path scratch) throws Exception;
  }

  /** One of the things compared, with its figures. */
  private record Contender(String name, List<String> arguments, double[] cold, double[] warm) {
    Contender(String name, List<String> arguments) {
      this(name, arguments, new double[COLD_ROUNDS], new double[WARM_ROUNDS]);
    }
  }

  public static void main(String[] args) throws Exception {
    Dependencies of = Dependencies.read();
    Path directory = Javac.temporaryDirectory();
    CompileTime program = new CompileTime();
    program.add(
        "Tramline",
        write(FlowSources.of(FLOWS), directory.resolve("flows")),
        of.of("tramline-annotations", "tramline-runtime"),
        of.of("tramline-processor"));
    program.add(
        "MapStruct 1.6.3",
        write(MapperSources.of(FLOWS), directory.resolve("mappers")),
        of.of("mapstruct"),
        of.of("mapstruct-processor"));
    program.measure(directory.resolve("classes"));
  }

  /** Adds a processor and its absence; makes sure that both give the same number of classes. */
  private void add(String name, List<String> sources, List<Path> classPath, List<Path> processor)
      throws Exception {
    Path base = Files.createTempDirectory(Path.of(sources.get(0)).getParent(), "generated");
    Path generated = Files.createDirectory(base.resolve("sources"));
    List<String> common = List.of("-nowarn", "-cp", joined(classPath));
    List<String> with = new ArrayList<>(common);
    with.addAll(List.of("-processorpath", joined(processor)));
    with.addAll(sources);
    List<String> writing = new ArrayList<>(with);
    writing.addAll(List.of("-s", generated.toString()));
    long classes = compiled(writing, base.resolve("with"));
    List<String> without = new ArrayList<>(common);
    without.add("-proc:none");
    without.addAll(sources);
    without.addAll(files(generated, ".java"));
    Figures.require(
        compiled(without, base.resolve("without")) == classes, name + " writes other classes");
    Figures.require(without.size() > sources.size() + 4, name + " writes no sources");
    contenders.add(new Contender("plain javac, with what " + name + " writes", without));
    contenders.add(new Contender("javac with the processor of " + name, with));
  }

  private static long compiled(List<String> arguments, Path classes) throws Exception {
    inThisProcess(arguments, Files.createDirectory(classes));
    return files(classes, ".class").size();
  }

  private void measure(Path scratch) throws Exception {
    for (int round = 0; round < COLD_ROUNDS; round++) {
      for (Contender contender : contenders) {
        contender.cold()[round] = millis(CompileTime::inItsOwn, contender, scratch);
      }
    }
    // One pair after the other: a warm compiler has seen the same before. Within a pair by turns.
    for (int pair = 0; pair < contenders.size(); pair += 2) {
      for (int round = -WARM_UP_ROUNDS; round < WARM_ROUNDS; round++) {
        for (Contender contender : contenders.subList(pair, pair + 2)) {
          double millis = millis(CompileTime::inThisProcess, contender, scratch);
          if (round >= 0) {
            contender.warm()[round] = millis;
          }
        }
      }
    }
    report();
  }

  private void report() throws IOException {
    Figures.header(
        "%d units in %d groups, median of %d cold and %d warm rounds"
            .formatted(FLOWS * 10, FLOWS, COLD_ROUNDS, WARM_ROUNDS));
    System.out.printf("%-46s %10s %10s%n", "", "cold ms", "warm ms");
    List<Report.Row> rows = new ArrayList<>();
    for (int index = 0; index < contenders.size(); index++) {
      Contender contender = contenders.get(index);
      String group =
          (index < 2 ? "%d nodes in %d flows" : "%d methods in %d mappers")
              .formatted(FLOWS * 10, FLOWS);
      double cold = Figures.median(contender.cold());
      double warm = Figures.median(contender.warm());
      System.out.printf("%-46s %10.0f %10.0f%n", contender.name(), cold, warm);
      rows.add(
          new Report.Row(
              group, contender.name(), new TreeMap<>(Map.of("cold ms", cold, "warm ms", warm))));
    }
    Report.write("compile", rows);
  }

  private static double millis(Compiler compiler, Contender contender, Path scratch)
      throws Exception {
    Path classes = Files.createDirectory(scratch);
    try {
      long start = System.nanoTime();
      compiler.run(contender.arguments(), classes);
      return (System.nanoTime() - start) / 1e6;
    } finally {
      Javac.delete(classes);
    }
  }

  private static void inThisProcess(List<String> arguments, Path classes) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("-d", classes.toString()));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, nowhere, System.err, all.toArray(String[]::new));
    Figures.require(exit == 0, "does not compile");
  }

  private static void inItsOwn(List<String> arguments, Path classes) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    all.addAll(arguments);
    all.addAll(List.of("-d", classes.toString()));
    Figures.require(new ProcessBuilder(all).inheritIO().start().waitFor() == 0, "does not compile");
  }

  private static List<String> write(Map<String, String> sources, Path directory)
      throws IOException {
    List<String> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()).toString());
    }
    return files;
  }

  private static List<String> files(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(Path::toString).filter(file -> file.endsWith(ending)).sorted().toList();
    }
  }

  private static String joined(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}

package dev.tramline.processor.testing;

import dev.tramline.annotations.Node;
import dev.tramline.processor.TramlineProcessor;
import dev.tramline.runtime.RunOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A program to be compiled with the processor. Built up call by call, and compiled as often. */
public final class Compilation {

  private final List<Sources.File> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing"));
  private final Map<String, byte[]> libraries = new TreeMap<>();
  private List<Processor> ahead = List.of();
  private List<Processor> behind = List.of();
  private Processor processor = new TramlineProcessor();
  private boolean processorIsFresh = true;

  private Compilation() {}

  /**
   * Starts a compilation.
   *
   * @param packageName the package of all types in the text, "" for the unnamed one
   * @param types top-level types, each of which becomes a source file of its own; the annotations,
   *     the runtime and {@code java.util} are imported
   */
  public static Compilation of(String packageName, String types) {
    return new Compilation().and(packageName, types);
  }

  /** Adds types of this or another package. */
  public Compilation and(String packageName, String types) {
    sources.addAll(Sources.of(packageName, types));
    return this;
  }

  /** Adds compiler options. */
  public Compilation with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds the classes of an earlier compilation to the class path. */
  public Compilation against(Compiled earlier) {
    libraries.putAll(earlier.outputs());
    return this;
  }

  /** Runs other processors before ours; they must be fresh, so compile only once. */
  public Compilation after(Processor... others) {
    ahead = List.of(others);
    return this;
  }

  /** Runs other processors behind ours; they must be fresh, so compile only once. */
  public Compilation before(Processor... others) {
    behind = List.of(others);
    return this;
  }

  /** Runs this processor in the place of ours; compile only once. */
  public Compilation by(Processor instead) {
    processor = instead;
    return this;
  }

  /** Changes the order in which the compiler gets the sources. */
  public Compilation shuffled(long seed) {
    Collections.shuffle(sources, new Random(seed));
    return this;
  }

  /** The sources by path, for tests that write them to disk. */
  public Map<String, String> sources() {
    return sources.stream()
        .collect(
            Collectors.toMap(Sources.File::path, Sources.File::text, (a, b) -> a, TreeMap::new));
  }

  /** Compiles the program. */
  public Compiled compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach(source -> units.add(new MemoryFiles.Text(source)));
    List<String> all = new ArrayList<>(options);
    if (!all.contains("--class-path")) {
      all.addAll(List.of("--class-path", classPath()));
    }
    List<Processor> processors = new ArrayList<>(ahead);
    processors.add(freshProcessor());
    processors.addAll(behind);
    try (JavaFileManager standard =
            compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
        MemoryFiles files = new MemoryFiles(standard, libraries)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, files, diagnostics, all, null, units);
      task.setLocale(Locale.ENGLISH);
      task.setProcessors(processors);
      boolean success = task.call();
      List<Report> reports = diagnostics.getDiagnostics().stream().map(Report::of).toList();
      return new Compiled(success, reports, files.written(), libraries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A processor serves one compilation. */
  private Processor freshProcessor() {
    if (!(processor instanceof TramlineProcessor)) {
      return processor;
    }
    if (!processorIsFresh) {
      processor = new TramlineProcessor();
    }
    processorIsFresh = false;
    return processor;
  }

  /** What users have on their class path: the annotations and the runtime, nothing else. */
  public static String classPath() {
    return place(Node.class) + File.pathSeparator + place(RunOptions.class);
  }

  /** {@return the folder or jar that a class was loaded from} */
  public static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

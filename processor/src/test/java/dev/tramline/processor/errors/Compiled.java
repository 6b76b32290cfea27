package dev.tramline.processor.errors;

import dev.tramline.annotations.Node;
import dev.tramline.processor.TramlineProcessor;
import dev.tramline.runtime.Out;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What the compiler said about some sources. One file manager serves all compilations, which are
 * many and small: opening the platform's classes anew for each would take most of the time.
 *
 * @param reports its errors and warnings, in its order
 * @param folder where its output is
 */
record Compiled(List<Report> reports, Path folder) {

  private static final JavaCompiler COMPILER =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "these tests need a JDK");
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

  /** One error or warning. */
  record Report(boolean error, String message, String file, long line, long column) {

    @Override
    public String toString() {
      return (error ? "error" : "warning") + " " + file + ":" + line + ":" + column + " " + message;
    }
  }

  /** Compiles with the processor and all lints. */
  static Compiled withProcessor(
      Map<String, String> sources, Path folder, List<Path> libraries, String... options) {
    return compile(true, sources, folder, libraries, List.of(options));
  }

  /** Compiles as someone does who forgot the processor. */
  static Compiled withoutProcessor(Map<String, String> sources, Path folder) {
    return compile(false, sources, folder, List.of(), List.of("-proc:none"));
  }

  private static synchronized Compiled compile(
      boolean process,
      Map<String, String> sources,
      Path folder,
      List<Path> libraries,
      List<String> options) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    List<File> classpath = new ArrayList<>(List.of(home(Node.class), home(Out.class)));
    libraries.forEach(library -> classpath.add(library.toFile()));
    List<String> all = new ArrayList<>(List.of("-Xlint:all,-processing"));
    all.addAll(options);
    try {
      List<File> output = List.of(Files.createDirectories(folder).toFile());
      FILES.setLocation(StandardLocation.CLASS_PATH, classpath);
      FILES.setLocation(StandardLocation.CLASS_OUTPUT, output);
      FILES.setLocation(StandardLocation.SOURCE_OUTPUT, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JavaCompiler.CompilationTask task =
        COMPILER.getTask(null, FILES, diagnostics, all, null, files);
    task.setProcessors(process ? List.of(new TramlineProcessor()) : List.of());
    task.call();
    List<Report> reports = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() != Diagnostic.Kind.NOTE
          && diagnostic.getKind() != Diagnostic.Kind.OTHER) {
        reports.add(report(diagnostic));
      }
    }
    return new Compiled(List.copyOf(reports), folder);
  }

  private static Report report(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return new Report(
        diagnostic.getKind() == Diagnostic.Kind.ERROR,
        diagnostic.getMessage(null),
        source == null ? "" : Path.of(source.getName()).getFileName().toString(),
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber());
  }

  private static File home(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A source file in memory. */
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}

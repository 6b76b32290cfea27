package dev.tramline.benchmarks.report;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The compiler of the JDK that measures, in the same process. */
public final class Javac {

  /** Runs the processor of Tramline, which is on the class path. */
  public static final List<String> WITH_PROCESSOR =
      List.of("-processor", "dev.tramline.processor.TramlineProcessor");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private Javac() {}

  /** A source that is no file. */
  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String name, String code) {
      super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }

  /**
   * Compiles, with the class path of this process.
   *
   * @param sources code by qualified name of the class
   * @param classes where the class files go
   * @param options more options
   * @throws IllegalArgumentException if it does not compile, with what the compiler says
   */
  public static void compile(Map<String, String> sources, Path classes, List<String> options) {
    List<String> all = new ArrayList<>(List.of("-d", classes.toString(), "-implicit:none"));
    all.addAll(options);
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, code) -> files.add(new Source(name, code)));
    StringWriter messages = new StringWriter();
    if (!COMPILER.getTask(messages, null, null, all, null, files).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
  }

  /**
   * Compiles and loads, and makes an instance.
   *
   * @param <T> its type here
   * @param name qualified name of its class, which has a constructor without parameters
   * @param sources as for {@link #compile}
   * @param type its type here
   * @param classPath what it needs beside the class path of this process
   * @param options as for {@link #compile}
   * @return the instance
   * @throws IOException if there is no room for class files
   * @throws ReflectiveOperationException if there is no such class
   */
  public static <T> T load(
      String name,
      Map<String, String> sources,
      Class<T> type,
      List<Path> classPath,
      List<String> options)
      throws IOException, ReflectiveOperationException {
    Path classes = temporaryDirectory();
    List<String> all = new ArrayList<>(options);
    all.add("-cp");
    all.add(
        Stream.concat(Stream.of(System.getProperty("java.class.path")), classPath.stream())
            .map(Object::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    compile(sources, classes, all);
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (Path path : classPath) {
      urls.add(path.toUri().toURL());
    }
    // Not closed: the classes are loaded as they are used, until the process ends.
    @SuppressWarnings("resource")
    ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), Javac.class.getClassLoader());
    return type.cast(loader.loadClass(name).getConstructor().newInstance());
  }

  /**
   * {@return a new directory that is gone when the process ends}
   *
   * @throws IOException if there is no room
   */
  public static Path temporaryDirectory() throws IOException {
    Path directory = Files.createTempDirectory("tramline-benchmark");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
    return directory;
  }

  /**
   * Deletes a directory with all that is in it; says so if that fails, since nothing depends on it.
   *
   * @param directory the directory
   */
  public static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      System.err.println("left behind: " + directory + ", " + e.getMessage());
    }
  }
}

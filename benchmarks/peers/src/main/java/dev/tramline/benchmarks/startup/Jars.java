package dev.tramline.benchmarks.startup;

import dev.tramline.benchmarks.report.Javac;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs what is started, as applications are. */
final class Jars {

  /** The main class of {@link #emptyClasses}. */
  static final String LOADER = Jars.class.getPackageName() + ".LoadsMore";

  private Jars() {}

  /** Packs a main class, what is nested in it or generated from it, and the stand-ins. */
  static Path application(Class<?> main, Path directory) throws IOException {
    Path classes = Path.of(System.getProperty("classes"));
    Path here = classes.resolve(main.getPackageName().replace('.', '/'));
    List<Path> files;
    try (Stream<Path> all = Files.list(here)) {
      files = all.filter(file -> belongs(file.getFileName().toString(), main)).sorted().toList();
    }
    return pack(classes, files, directory.resolve(main.getSimpleName() + ".jar"));
  }

  private static boolean belongs(String file, Class<?> main) {
    return file.matches("(" + main.getSimpleName() + "([$_].*)?|StandIns)\\.class");
  }

  /** Packs so many empty classes, and a main class that loads them and goes on with another. */
  static Path emptyClasses(String main, int count, Path directory) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    StringBuilder loader = new StringBuilder("package " + Jars.class.getPackageName() + ";\n");
    loader.append("final class LoadsMore {\n  public static void main(String[] args) {\n");
    for (int index = 0; index < count - 1; index++) { // one is the loader itself
      String name = "Empty" + index;
      sources.put(
          Jars.class.getPackageName() + "." + name,
          "package " + Jars.class.getPackageName() + ";\nfinal class " + name + " {}\n");
      loader.append("    new ").append(name).append("();\n");
    }
    loader.append("    ").append(main).append(".main(args);\n  }\n}\n");
    sources.put(LOADER, loader.toString());
    Path classes = Files.createDirectory(directory.resolve("empty"));
    Javac.compile(sources, classes, List.of("-proc:none", "-cp", System.getProperty("classes")));
    try (Stream<Path> files = Files.walk(classes)) {
      return pack(
          classes,
          files.filter(Files::isRegularFile).sorted().toList(),
          directory.resolve("empty.jar"));
    }
  }

  private static Path pack(Path root, List<Path> files, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path file : files) {
        String name =
            root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        entries.putNextEntry(new JarEntry(name));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }
}

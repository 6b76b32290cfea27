package dev.tramline.tests.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Node;
import dev.tramline.runtime.RunOptions;
import dev.tramline.tests.binary.shrunk.ShrunkMain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/** Shrinks an application with nothing kept but its main method: no rule of ours is needed. */
class ShrunkFlowTest {

  private static final String APPLICATION = "dev/tramline/tests/binary/shrunk/";

  @TempDir static Path directory;

  private static Path shrunk;

  @BeforeAll
  static void shrink() throws Exception {
    shrunk = directory.resolve("shrunk.jar");
    String main = ShrunkMain.class.getName();
    List<String> rules =
        List.of(
            "-injars " + quoted(locationOf(ShrunkMain.class)) + "(" + APPLICATION + "**.class)",
            "-injars " + quoted(locationOf(RunOptions.class)) + "(!module-info.class,**.class)",
            "-outjars " + quoted(shrunk),
            "-libraryjars " + quoted(javaModule("java.base")),
            "-libraryjars " + quoted(javaModule("jdk.jfr")),
            "-libraryjars " + quoted(locationOf(Node.class)) + "(!module-info.class,**.class)",
            "-libraryjars " + quoted(locationOf(Nullable.class)) + "(org/**.class)",
            "-keep class " + main + " { public static void main(java.lang.String[]); }",
            "-repackageclasses ''",
            "-allowaccessmodification",
            "-overloadaggressively",
            "-optimizationpasses 2");
    Configuration configuration = new Configuration();
    try (var parser =
        new ConfigurationParser(rules.toArray(new String[0]), System.getProperties())) {
      parser.parse(configuration);
    }
    new ProGuard(configuration).execute();
  }

  @Test
  void aShrunkFlowRunsAsBefore() throws Exception {
    assertThat(run())
        .isEqualTo(
            new Run(
                0,
                """
                collect -more->
                collect -more->
                collect -sign->
                sign/pen -default->
                sign -default->
                Dear Ada, Dear Bob (stamped)
                intercepted 8
                """));
  }

  @Test
  void aShrunkFlowFailsAsBefore() throws Exception {
    assertThat(run("fail"))
        .isEqualTo(
            new Run(
                3,
                """
                collect -more->
                collect -more->
                collect -sign->
                sign/pen failed
                sign failed
                sign/pen failed in EXEC: no ink for Dear Ada, Dear Bob at attempt 1
                """));
  }

  @Test
  void shrinkingDropsClassesAndKeepsNoNameButMain() throws IOException {
    try (JarFile jar = new JarFile(shrunk.toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();

      assertThat(names.stream().filter(name -> name.startsWith("dev/")))
          .containsExactly(APPLICATION + "ShrunkMain.class");
      assertThat(names.size()).isLessThan(classesBefore());
    }
  }

  private static int classesBefore() {
    long application =
        ReflectionScan.classesAt(ShrunkMain.class).stream()
            .filter(file -> file.name().startsWith(APPLICATION))
            .count();
    return (int) application + ReflectionScan.classesAt(RunOptions.class).size();
  }

  /** What a JVM of its own makes of the shrunk application, with nothing else to load. */
  private static Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", shrunk.toString(), ShrunkMain.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // They make a JVM print a line of its own.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output;
    try (InputStream stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    return new Run(process.waitFor(), output.replace(System.lineSeparator(), "\n"));
  }

  /**
   * The classes of a module of the JDK, as far as ours need them, in a jar. A JDK need not have
   * jmod files, and those of 25 often do not; its own file system always serves the classes.
   */
  private static Path javaModule(String name) throws IOException {
    Path jar = directory.resolve(name + ".jar");
    Path classes = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String entry = classes.relativize(path).toString().replace('\\', '/');
        if (entry.matches("(java|jdk/jfr|jdk/internal/event)/.*\\.class")) {
          entries.putNextEntry(new JarEntry(entry));
          Files.copy(path, entries);
          entries.closeEntry();
        }
      }
    }
    return jar;
  }

  private static Path locationOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }

  private record Run(int exitCode, String output) {}
}

package dev.tramline.tests.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tramline.runtime.RunOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a flow with the packaged runtime in JVMs of the JDK that runs the build. What the jar holds
 * for Java 21 and later is there if that JDK is one.
 */
class PackagedRuntimeIT {

  private static final boolean LAYERED = Runtime.version().feature() >= 21;
  private static final String LAYER = "META-INF/versions/";
  private static final String POOLED = "a daemon thread of the pool";
  private static final String OWN = LAYERED ? "a virtual thread" : POOLED;

  private static Path jar;
  private static Path application;

  @TempDir Path directory;

  @BeforeAll
  static void locate() {
    jar = locationOf(RunOptions.class);
    application = locationOf(PackagedMain.class);
    assumeTrue(Files.isRegularFile(jar), "no jar but " + jar + ": run it by \"mvn verify\"");
  }

  @Test
  void theJarHasALayerOfOneClassIfTheJdkOfTheBuildCanMakeIt() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<String> layer =
          file.stream()
              .map(JarEntry::getName)
              .filter(name -> name.startsWith(LAYER) && name.endsWith(".class"))
              .toList();
      String only = LAYER + "21/dev/tramline/runtime/generated/RunThreads.class";

      assertThat(file.isMultiRelease()).isTrue();
      assertThat(layer).as("after a clean build").isEqualTo(LAYERED ? List.of(only) : List.of());
      assertThat(javaOf(file, "dev/tramline/runtime/generated/RunThreads.class")).isEqualTo(17);
      if (LAYERED) {
        assertThat(javaOf(file, only)).isEqualTo(21);
      }
    }
  }

  private static int javaOf(JarFile file, String entry) throws IOException {
    try (InputStream bytes = file.getInputStream(file.getEntry(entry))) {
      DataInputStream header = new DataInputStream(bytes);
      assertThat(header.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(header.readUnsignedShort()).isZero();
      return header.readUnsignedShort() - 44;
    }
  }

  @Test
  void aRunHasVirtualThreadsWhereThereAreSome() throws Exception {
    assertThat(run(onClassPath())).isEqualTo(output(OWN, true));
  }

  @Test
  void aRunHasDaemonThreadsOfAPoolOnJava17() throws Exception {
    assertThat(run(onClassPath("-Djdk.util.jar.version=17"))).isEqualTo(output(POOLED, true));
    assertThat(run(onClassPath("-Djdk.util.jar.enableMultiRelease=false")))
        .isEqualTo(output(POOLED, true));
  }

  @Test
  void noModuleButJavaBaseIsNeeded() throws Exception {
    assertThat(run(onClassPath("--limit-modules", "java.base"))).isEqualTo(output(OWN, false));
  }

  @Test
  void theRuntimeIsAModule() throws Exception {
    assertThat(run(onModulePath())).isEqualTo(output(OWN, true));
  }

  @Test
  void theModuleNeedsNoOtherButJavaBase() throws Exception {
    assertThat(run(onModulePath("--limit-modules", "java.base,dev.tramline.runtime")))
        .isEqualTo(output(OWN, false));
  }

  @Test
  void theModuleRecordsItsVisitsWhereTheFlightRecorderIsOn() throws Exception {
    Path file = directory.resolve("recording.jfr");

    String output =
        run(onModulePath("-Xlog:jfr*=off", "-XX:StartFlightRecording=filename=" + file));

    assertThat(output).endsWith(output(OWN, true));
    assertThat(RecordingFile.readAllEvents(file))
        .filteredOn(event -> event.getEventType().getName().equals("dev.tramline.NodeExecution"))
        .extracting(event -> event.getString("step"))
        .containsExactlyInAnyOrder("starter/0", "where/0");
  }

  private static String output(String thread, boolean recorder) {
    // An attempt with a time limit has a thread of the runtime's own, as the run and the items do.
    return "run on %1$s\nnode on %1$s\nitem on %1$s\nflight recorder: %2$s\n"
        .formatted(thread, recorder);
  }

  private static List<String> onClassPath(String... options) {
    List<String> command = new ArrayList<>(List.of(options));
    String separator = System.getProperty("path.separator");
    command.addAll(List.of("-cp", application + separator + jar));
    return command;
  }

  private static List<String> onModulePath(String... options) {
    List<String> command = new ArrayList<>(List.of(options));
    command.addAll(List.of("--module-path", jar.toString()));
    command.addAll(List.of("--add-modules", "dev.tramline.runtime"));
    command.addAll(List.of("-cp", application.toString()));
    return command;
  }

  /** What a JVM prints. */
  private static String run(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(PackagedMain.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // They make a JVM print a line of its own.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output;
    try (InputStream stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.waitFor()).as(output).isZero();
    return output.replace(System.lineSeparator(), "\n");
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

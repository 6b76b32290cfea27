package dev.tramline.a2a.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import dev.tramline.a2a.server.A2aServer;
import dev.tramline.annotations.Node;
import dev.tramline.runtime.RunOptions;
import java.io.File;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs a server from the packaged jar in JVMs of the JDK that runs the build. What the jar holds
 * for Java 21 and later is there if that JDK is one.
 */
class PackagedServerIT {

  private static final boolean LAYERED = Runtime.version().feature() >= 21;
  private static final String LAYER = "META-INF/versions/";
  private static final String POOLED =
      "request on tramline-a2a-request\nagent on tramline-a2a-agent\nanswered: true\n";
  private static final String OWN =
      LAYERED ? "request on a virtual thread\nagent on a virtual thread\nanswered: true\n" : POOLED;

  private static Path jar;
  private static Path application;

  @BeforeAll
  static void locate() {
    jar = locationOf(A2aServer.class);
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
      String only = LAYER + "21/dev/tramline/a2a/server/ServerThreads.class";

      assertThat(file.isMultiRelease()).isTrue();
      assertThat(layer).as("after a clean build").isEqualTo(LAYERED ? List.of(only) : List.of());
    }
  }

  @Test
  void requestsAndAgentsHaveVirtualThreadsWhereThereAreSome() throws Exception {
    assertThat(run(onClassPath())).isEqualTo(OWN);
  }

  @Test
  void theyHaveThreadsOfPoolsOnJava17() throws Exception {
    assertThat(run(onClassPath("-Djdk.util.jar.version=17"))).isEqualTo(POOLED);
    assertThat(run(onClassPath("-Djdk.util.jar.enableMultiRelease=false"))).isEqualTo(POOLED);
  }

  @Test
  void theServerIsAModuleThatNeedsNoDatabase() throws Exception {
    List<String> command =
        List.of(
            "--module-path",
            path(
                jar,
                locationOf(RunOptions.class),
                locationOf(Node.class),
                locationOf(JsonObject.class)),
            "--add-modules",
            "dev.tramline.a2a",
            "--limit-modules",
            "dev.tramline.a2a",
            "-cp",
            application.toString());

    assertThat(run(command)).isEqualTo(OWN);
  }

  private static List<String> onClassPath(String... options) {
    List<String> command = new ArrayList<>(List.of(options));
    command.add("-cp");
    command.add(path(application, jar, locationOf(RunOptions.class), locationOf(JsonObject.class)));
    return command;
  }

  private static String path(Path... places) {
    return Stream.of(places).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
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

package dev.tramline.a2a;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What others wrote in JavaScript, to talk to. It needs Node.js with npm, which gets it when it is
 * run first; see {@link Needs} for where they are not.
 */
public final class JavaScript {

  private static final Path SOURCE = Path.of("src", "test", "js");
  private static final Path PLACE = Path.of("target", "js");

  private JavaScript() {}

  /** How a command ended. */
  public record Run(int status, String output) {}

  /** Runs a command to its end. */
  public static Run run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(PLACE.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), output);
  }

  /** Starts a script that runs until its standard input is closed. */
  public static Process start(String script) throws IOException {
    return new ProcessBuilder("node", script)
        .directory(PLACE.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static boolean isThere(String command) throws InterruptedException {
    try {
      return run(command, "--version").status() == 0;
    } catch (IOException e) { // what ProcessBuilder throws for a program that is not there
      return false;
    }
  }

  /** Gets it, or has the test skipped. */
  public static void install() throws IOException, InterruptedException {
    Files.createDirectories(PLACE);
    Needs.that(isThere("node") && isThere("npm"), "no Node.js with npm");
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.copy(file, PLACE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!Files.exists(PLACE.resolve("node_modules"))) {
      Run installed = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      Needs.that(installed.status() == 0, "npm could not get it: " + installed.output());
    }
  }
}

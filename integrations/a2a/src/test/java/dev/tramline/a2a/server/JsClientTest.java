package dev.tramline.a2a.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server to clients that others wrote, in JavaScript. It needs Node.js with npm, which gets
 * them when it is run first, and is skipped where these are not.
 */
@Timeout(value = 300) // only so that a hang becomes a failure
class JsClientTest {

  private static final Path SOURCE = Path.of("src", "test", "js");
  private static final Path PLACE = Path.of("target", "js");

  private record Run(int status, String output) {}

  private static Run run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(PLACE.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), output);
  }

  private static boolean isThere(String command) throws InterruptedException {
    try {
      return run(command, "--version").status() == 0;
    } catch (IOException e) { // what ProcessBuilder throws for a program that is not there
      return false;
    }
  }

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(PLACE);
    Needs.that(isThere("node") && isThere("npm"), "no Node.js with npm");
    for (String file : List.of("package.json", "package-lock.json", "client.mjs", "client03.mjs")) {
      Files.copy(SOURCE.resolve(file), PLACE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(PLACE.resolve("node_modules"))) {
      Run installed = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      Needs.that(installed.status() == 0, "npm could not get it: " + installed.output());
    }
  }

  private static Reply answer(AgentCall call) {
    switch (call.message().text()) {
      case "hello":
        return Reply.message("hello yourself");
      case "ask":
        return Reply.inputRequired("which one?");
      case "stream":
        call.working();
        for (int i = 0; i < 3; i++) {
          call.chunk(Artifact.text("numbers", i + " "), i == 2);
        }
        return Reply.completed();
      default:
        return Reply.text(call.message().text().toUpperCase(Locale.ROOT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client.mjs", "client03.mjs"})
  void theClientGetsWhatItExpects(String script) throws Exception {
    try (A2aServer server =
        A2aServer.builder()
            .agent(AgentCard.of("Agent", "Does things", "1.0"))
            .handler(JsClientTest::answer)
            .protocol03()
            .pushNotifications(PushTargets.publicOnly())
            .build()
            .start()) {
      Run run = run("node", script, server.url().toString());

      assertThat(run.output()).isEqualTo("all well\n");
      assertThat(run.status()).isZero();
    }
  }
}

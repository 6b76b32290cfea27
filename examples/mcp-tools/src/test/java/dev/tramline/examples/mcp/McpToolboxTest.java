package dev.tramline.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.examples.support.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The client beside a server that is a process of its own. */
class McpToolboxTest {

  private static McpToolbox toolbox;

  @BeforeAll
  static void start() {
    toolbox = new McpToolbox(Main.ownServer());
  }

  @AfterAll
  static void stop() {
    toolbox.close();
  }

  private static String call(String tool, String arguments) {
    return toolbox.call(tool, FakeToolbox.json(arguments));
  }

  @Test
  void listsTheToolsWithTheirSchemas() {
    assertThat(toolbox.tools())
        .extracting(Tool::name)
        .containsExactlyInAnyOrder("add", "subtract", "multiply", "search");
    assertThat(toolbox.tools())
        .allSatisfy(tool -> assertThat(tool.schema().path("properties")).isNotEmpty());
  }

  @Test
  void calculates() {
    assertThat(call("add", "{\"a\": 0.1, \"b\": 0.2}")).isEqualTo("0.3");
    assertThat(call("subtract", "{\"a\": 2, \"b\": 5}")).isEqualTo("-3");
    assertThat(call("multiply", "{\"a\": 4, \"b\": 2.5}")).isEqualTo("10.0");
  }

  @Test
  void searches() {
    assertThat(call("search", "{\"query\": \"Pluto\"}")).contains("Clyde Tombaugh");
    assertThat(call("search", "{\"query\": \"qqq\"}")).isEqualTo("nothing found");
  }

  @Test
  void tellsTheModelOfAWrongCall() {
    assertThat(call("divide", "{}")).startsWith("error: Unknown tool");
    assertThat(call("add", "{\"a\": 1}")).startsWith("error: ");
  }

  @Test
  void endsItsProcess() {
    McpToolbox another = new McpToolbox(Main.ownServer());
    long running = servers();
    another.close();
    assertThat(servers()).isLessThan(running);
  }

  private static long servers() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // asks a shell
  void keepsItsEnvironmentToItself(@TempDir Path directory) throws IOException {
    Path shown = directory.resolve("environment");
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "env > " + shown + "; exec \"$@\"", "sh"));
    command.addAll(Main.ownServer());
    new McpToolbox(command).close();
    assertThat(Files.readAllLines(shown))
        .extracting(line -> line.replaceFirst("=.*", ""))
        .contains("PATH")
        .isSubsetOf(
            // what the SDK passes on, and what the shell sets
            "HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER", "PWD", "OLDPWD", "SHLVL", "_");
  }

  @Test
  void saysWhatDoesNotAnswer() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> new McpToolbox(List.of("no-such-command-here")))
        .withMessageContaining("No MCP server answers at \"no-such-command-here\"");
  }
}

package dev.tramline.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.examples.support.testing.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class MainTest {

  private final Terminal terminal = new Terminal();

  private int run(String... args) {
    return Main.run(args, terminal.surroundings(Map.of()));
  }

  @Test
  void answersWithTheToolsOfItsOwnServer() {
    assertThat(run()).isZero();
    assertThat(terminal.output())
        .containsSubsequence(
            "Model: embedded",
            "Question: What is 17 plus 25, times 3?",
            "call: add{\"a\":17,\"b\":25} = 42",
            "call: multiply{\"a\":42,\"b\":3} = 126",
            "Answer: It is 126.",
            "Question: Who discovered Pluto?",
            "Answer: Clyde Tombaugh");
    assertThat(terminal.errors()).isEmpty();
  }

  @Test
  void answersAnotherQuestion() {
    assertThat(run("What is 10 minus 2.5?")).isZero();
    assertThat(terminal.output()).contains("Answer: It is 7.5.").doesNotContain("Pluto");
  }

  @Test
  void saysThatAServerDoesNotStart() {
    assertThat(run("--server", "no-such-command-here --now")).isEqualTo(2);
    assertThat(terminal.errors()).contains("no-such-command-here --now").doesNotContain("\tat ");
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isEqualTo(2);
    assertThat(run("--server")).isEqualTo(2);
    assertThat(terminal.errors()).contains("Usage: mcp-tools");
  }

  /** For instance with {@code -Dmcp.server="npx -y @modelcontextprotocol/server-everything"}. */
  @Test
  @EnabledIfSystemProperty(named = "mcp.server", matches = ".+")
  void answersWithTheToolsOfAnotherServer() {
    assertThat(run("--server", System.getProperty("mcp.server"), "What is 2 plus 3.5?")).isZero();
    assertThat(terminal.output()).contains("Answer: It is 5.5.");
  }
}

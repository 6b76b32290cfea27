package dev.tramline.examples.support.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.runtime.FlowGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeGraphTest {

  private static final String BLOCK = "```mermaid\nflowchart TD\n    %s\n```\n";

  @TempDir Path directory;
  private Path readme;

  @BeforeEach
  void place() {
    readme = directory.resolve("README.md");
  }

  private static FlowGraph graph(String node) {
    String mermaid = "flowchart TD\n    " + node + "\n";
    return new FlowGraph(
        "Some", node, "1", mermaid, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private void write(String text) throws IOException {
    Files.writeString(readme, text);
  }

  @Test
  void acceptsAllGraphsInTheirOrder() throws IOException {
    write(
        "# Title\n" + BLOCK.formatted("a") + "text\n" + BLOCK.formatted("b") + "```sh\nls\n```\n");
    assertThatCode(() -> ReadmeGraph.assertShows(readme, graph("a"), graph("b")))
        .doesNotThrowAnyException();
  }

  @Test
  void acceptsEveryEndOfLine() throws IOException {
    write(BLOCK.formatted("a").replace("\n", "\r\n"));
    assertThatCode(() -> ReadmeGraph.assertShows(readme, graph("a"))).doesNotThrowAnyException();
  }

  @Test
  void rejectsAnotherGraphAndShowsTheRightOne() throws IOException {
    write(BLOCK.formatted("a"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ReadmeGraph.assertShows(readme, graph("b")))
        .withMessageContainingAll("README.md", "flowchart TD\n    b");
  }

  @Test
  void rejectsAMissingGraphAndOneTooMany() throws IOException {
    write(BLOCK.formatted("a"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ReadmeGraph.assertShows(readme, graph("a"), graph("b")));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ReadmeGraph.assertShows(readme));
  }

  @Test
  void needsAReadme() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ReadmeGraph.assertShows(readme, graph("a")));
  }
}

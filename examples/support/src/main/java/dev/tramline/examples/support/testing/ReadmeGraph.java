package dev.tramline.examples.support.testing;

import dev.tramline.runtime.FlowGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Holds a README to the graphs that the processor generates. */
public final class ReadmeGraph {

  private static final Pattern MERMAID = Pattern.compile("(?ms)^```mermaid\\R(.*?)^```$");

  private ReadmeGraph() {}

  /**
   * Checks that the Mermaid blocks of a README are the graphs given, all of them and in their
   * order.
   *
   * @param readme the file; a relative path starts at the module, where Maven runs its tests
   * @param graphs what it has to show
   * @throws AssertionError if it shows anything else; the message holds the text to put there
   */
  public static void assertShows(Path readme, FlowGraph... graphs) {
    List<String> shown =
        MERMAID.matcher(read(readme)).results().map(block -> normal(block.group(1))).toList();
    List<String> wanted = Arrays.stream(graphs).map(graph -> normal(graph.toMermaid())).toList();
    if (!shown.equals(wanted)) {
      throw new AssertionError(
          "The Mermaid blocks of %s are not the graphs of the flows, which are:%n%s"
              .formatted(readme, String.join("\n\n", wanted)));
    }
  }

  /** Git may have checked the file out with another end of line. */
  private static String normal(String text) {
    return text.strip().replace("\r\n", "\n");
  }

  private static String read(Path readme) {
    try {
      return Files.readString(readme);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

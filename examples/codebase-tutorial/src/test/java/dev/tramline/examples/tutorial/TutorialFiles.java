package dev.tramline.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A written tutorial, as a reader's browser would see it. */
final class TutorialFiles {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]+]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```$");
  private static final Pattern MERMAID = Pattern.compile("(?ms)^```mermaid\n(.*?)^```$");
  private static final Pattern NODE = Pattern.compile("    (A\\d+)\\[\"([^\"]+)\"]");
  private static final Pattern ARROW = Pattern.compile("    (A\\d+) -->\\|\"[^\"]+\"\\| (A\\d+)");
  private static final Pattern HEADING = Pattern.compile("# Chapter \\d+: (.+)\n");

  private final Map<String, String> pages = new TreeMap<>();

  TutorialFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
  }

  String index() {
    return pages.get("index.md");
  }

  /** {@return the names of the chapters in their order} */
  List<String> chapters() {
    return pages.values().stream()
        .map(HEADING::matcher)
        .filter(Matcher::lookingAt)
        .map(heading -> heading.group(1))
        .toList();
  }

  String chapter(String name) {
    return pages.values().stream()
        .filter(page -> page.matches("(?s)# Chapter \\d+: " + Pattern.quote(name) + "\n.*"))
        .findFirst()
        .orElseThrow();
  }

  /** Checks what holds for every tutorial. */
  void assertSound() {
    pages.forEach(
        (file, page) -> {
          String prose = CODE.matcher(page).replaceAll("");
          assertThat(prose).as(file).doesNotContain("```");
          assertThat(LINK.matcher(prose).results().map(link -> link.group(1)))
              .as("links of " + file)
              .isNotEmpty()
              .allMatch(target -> pages.containsKey(target) || target.startsWith("https://"));
          MERMAID.matcher(page).results().forEach(diagram -> assertSound(file, diagram.group(1)));
        });
    assertThat(diagramNames(index())).containsExactlyElementsOf(chapters());
  }

  private static List<String> diagramNames(String page) {
    Matcher diagram = MERMAID.matcher(page);
    assertThat(diagram.find()).isTrue();
    return NODE.matcher(diagram.group(1)).results().map(node -> node.group(2)).toList();
  }

  private void assertSound(String file, String diagram) {
    List<String> lines = diagram.lines().toList();
    assertThat(lines.get(0)).isEqualTo("flowchart TD");
    Set<String> ids = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher node = NODE.matcher(line);
      Matcher arrow = ARROW.matcher(line);
      if (node.matches()) {
        assertThat(ids.add(node.group(1))).isTrue();
        assertThat(chapters()).as(file).contains(node.group(2));
      } else {
        assertThat(arrow.matches()).as(file + ": " + line).isTrue();
        MatchResult ends = arrow.toMatchResult();
        assertThat(ids).contains(ends.group(1), ends.group(2));
      }
    }
  }
}

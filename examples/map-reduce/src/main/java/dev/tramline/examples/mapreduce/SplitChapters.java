package dev.tramline.examples.mapreduce;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.util.ArrayList;
import java.util.List;

/** Splits Markdown at its highest headings of which there are several. */
@Node
public class SplitChapters {

  @Exec
  @Key("chapters")
  List<Chapter> split(String document) {
    List<Chapter> byFirst = splitAt("# ", document);
    return byFirst.size() > 1 ? byFirst : splitAt("## ", document);
  }

  private static List<Chapter> splitAt(String mark, String document) {
    List<Chapter> chapters = new ArrayList<>();
    String title = "Introduction";
    StringBuilder text = new StringBuilder();
    boolean isCode = false;
    for (String line : document.lines().toList()) {
      if (line.startsWith("```")) {
        isCode = !isCode; // where a # begins a comment
      } else if (!isCode && line.startsWith(mark)) {
        addUnlessEmpty(chapters, title, text);
        title = line.substring(mark.length()).strip();
        text.setLength(0);
      } else if (!isCode && !line.startsWith("#")) {
        text.append(line).append('\n');
      }
    }
    addUnlessEmpty(chapters, title, text);
    return chapters;
  }

  private static void addUnlessEmpty(List<Chapter> chapters, String title, StringBuilder text) {
    if (!text.toString().isBlank()) {
      chapters.add(new Chapter(title, text.toString().strip()));
    }
  }
}

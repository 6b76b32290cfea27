package dev.tramline.examples.rag;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.examples.support.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a document into passages: one for each heading, and several where much stands under it. Code
 * is left out, since questions are asked in prose and so are answers.
 */
@Node
public class ChunkDocument {

  private static final int MAX_WORDS = 150;

  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
  private static final Pattern LINK = Pattern.compile("!?\\[([^]]*)]\\([^)]*\\)");

  @Exec
  @Key("chunks")
  List<Passage> chunk(Document document) {
    List<Passage> chunks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    String heading = document.name();
    boolean isCode = false;
    for (String line : document.text().lines().toList()) {
      Matcher title = HEADING.matcher(line);
      if (line.strip().startsWith("```")) {
        isCode = !isCode;
      } else if (!isCode && title.matches()) {
        addUnlessEmpty(chunks, document, heading, text);
        heading = plain(title.group(1));
      } else if (!isCode) {
        boolean ends = line.isBlank();
        text.append(ends ? "\n" : plain(line) + " ");
        if (ends && text.toString().split("\\s+").length > MAX_WORDS) {
          addUnlessEmpty(chunks, document, heading, text);
        }
      }
    }
    addUnlessEmpty(chunks, document, heading, text);
    return chunks;
  }

  private static void addUnlessEmpty(
      List<Passage> chunks, Document document, String heading, StringBuilder text) {
    String content = text.toString().strip().replaceAll("\\s+", " ");
    text.setLength(0);
    if (!content.isEmpty()) {
      String id = document.name() + "#" + (chunks.size() + 1);
      chunks.add(new Passage(id, heading, document.name(), content));
    }
  }

  /** What a reader sees of a line. */
  private static String plain(String line) {
    String text = LINK.matcher(line).replaceAll(link -> Matcher.quoteReplacement(link.group(1)));
    if (text.strip().matches("\\|[\\s|:-]+\\|")) {
      return ""; // the rule below the head of a table
    }
    if (text.strip().startsWith("|")) {
      text = text.strip().replaceAll("^\\||\\|$", "").strip().replaceAll("\\s*\\|\\s*", ": ") + ".";
    }
    return text.replaceAll("\\*\\*", "").replaceFirst("^\\s*([-*+>]|\\d+\\.)\\s+", "");
  }
}

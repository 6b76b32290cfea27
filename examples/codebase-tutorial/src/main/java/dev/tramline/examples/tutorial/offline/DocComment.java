package dev.tramline.examples.tutorial.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Javadoc comment as Markdown.
 *
 * @param text what stands before the block tags
 * @param tags the block tags, in order
 */
record DocComment(String text, List<Tag> tags) {

  static final DocComment NONE = new DocComment("", List.of());

  /**
   * A block tag.
   *
   * @param name such as {@code param}
   * @param text what follows
   */
  record Tag(String name, String text) {}

  private static final Pattern BLOCK_TAG = Pattern.compile("@(\\p{Alpha}+)\\s*(.*)");

  /** The end of a sentence, but not that of "e.g." or an initial. */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<!\\b(?:e\\.g|i\\.e|etc|vs|cf|\\p{Lu}))[.!?](?=\\s+[^\\p{Ll}]|\\s*$)");

  /**
   * Reads a comment.
   *
   * @param content what stands between {@code /**} and the end
   */
  static DocComment parse(String content) {
    List<Tag> blocks = new ArrayList<>();
    String name = "";
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (String line : content.lines().map(DocComment::withoutStar).toList()) {
      Matcher start = BLOCK_TAG.matcher(line.strip());
      // an "@" inside {@code ...} starts no block
      if (depth == 0 && start.matches()) {
        blocks.add(new Tag(name, JavadocText.toMarkdown(text.toString())));
        name = start.group(1);
        text = new StringBuilder(start.group(2)).append('\n');
      } else {
        text.append(line).append('\n');
      }
      depth = depth(line, depth);
    }
    blocks.add(new Tag(name, JavadocText.toMarkdown(text.toString())));
    return new DocComment(blocks.get(0).text(), List.copyOf(blocks.subList(1, blocks.size())));
  }

  private static String withoutStar(String line) {
    return line.replaceFirst("^\\s*\\* ?", "");
  }

  private static int depth(String line, int depth) {
    int result = depth;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '{' && (result > 0 || line.startsWith("{@", i))) {
        result++;
      } else if (c == '}' && result > 0) {
        result--;
      }
    }
    return result;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** {@return the first sentence, on one line; "" without text} */
  String firstSentence() {
    String paragraph = text.split("\n\n", 2)[0].replaceAll("\\s+", " ").strip();
    Matcher end = SENTENCE_END.matcher(paragraph);
    while (end.find()) {
      if (!isInsideCode(paragraph, end.start())) {
        return paragraph.substring(0, end.end());
      }
    }
    return paragraph.endsWith(":")
        ? paragraph.substring(0, paragraph.length() - 1) + "."
        : paragraph;
  }

  private static boolean isInsideCode(String text, int position) {
    return text.substring(0, position).chars().filter(c -> c == '`').count() % 2 == 1;
  }

  /** {@return the text of the first tag of a name, on one line; "" if there is none} */
  String tag(String name) {
    return tags.stream()
        .filter(tag -> tag.name().equals(name))
        .map(tag -> tag.text().replaceAll("\\s+", " "))
        .findFirst()
        .orElse("");
  }

  /** {@return what is said of a parameter or component, on one line; "" if nothing} */
  String parameter(String name) {
    return tags.stream()
        .filter(
            tag ->
                tag.name().equals("param")
                    && tag.text().matches("(?s)" + Pattern.quote(name) + "\\s.*"))
        .map(tag -> tag.text().substring(name.length()).replaceAll("\\s+", " ").strip())
        .findFirst()
        .orElse("");
  }
}

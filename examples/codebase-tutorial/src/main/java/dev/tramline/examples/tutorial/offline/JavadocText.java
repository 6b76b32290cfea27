package dev.tramline.examples.tutorial.offline;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a Javadoc comment, with its inline tags and its HTML, into Markdown. */
final class JavadocText {

  private static final Pattern HTML = Pattern.compile("</?(\\w+)([^>]*)>");
  private static final Pattern HREF = Pattern.compile("href\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern PRE = Pattern.compile("(?is)<pre[^>]*>(.*?)</pre>");

  private final StringBuilder markdown = new StringBuilder();
  private String href = "";

  private JavadocText() {}

  static String toMarkdown(String javadoc) {
    StringBuilder result = new StringBuilder();
    Matcher pre = PRE.matcher(javadoc);
    int end = 0;
    while (pre.find()) {
      result.append(prose(javadoc.substring(end, pre.start())));
      result.append("\n\n```java\n").append(code(pre.group(1))).append("\n```\n\n");
      end = pre.end();
    }
    result.append(prose(javadoc.substring(end)));
    return result.toString().replaceAll("\n{3,}", "\n\n").strip();
  }

  private static String code(String pre) {
    String code = pre.strip();
    boolean tagged = code.startsWith("{@code") && code.endsWith("}");
    String lines =
        tagged
            ? code.substring("{@code".length(), code.length() - 1)
            : entities(code).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return lines.replaceFirst("^\\s*\n", "").stripTrailing().stripIndent();
  }

  private static String prose(String javadoc) {
    JavadocText text = new JavadocText();
    text.read(javadoc.replace("{@docRoot}", "")); // it stands inside of HTML tags
    return text.markdown
        .toString()
        .replaceAll("[ \t]*\n[ \t]*(?!- )(?=[^\n])", "\n")
        .replaceAll("(?<![\n])\n(?!\n|- )", " ")
        .replaceAll(" +", " ")
        .replaceAll("\n +| +\n", "\n");
  }

  private void read(String javadoc) {
    int i = 0;
    while (i < javadoc.length()) {
      if (javadoc.startsWith("{@", i)) {
        int end = closing(javadoc, i);
        inlineTag(javadoc.substring(i + 2, end));
        i = Math.min(javadoc.length(), end + 1);
      } else {
        int next = javadoc.indexOf("{@", i);
        int end = next < 0 ? javadoc.length() : next;
        html(javadoc.substring(i, end));
        i = end;
      }
    }
  }

  /** The brace that closes the one at a position; the end of the text if none does. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private void inlineTag(String tag) {
    String[] words = tag.strip().split("\\s+", 2);
    String rest = words.length == 1 ? "" : words[1].replaceAll("\\s+", " ").strip();
    switch (words[0]) {
      case "link", "linkplain" -> link(rest, words[0].equals("link"));
      case "literal" -> markdown.append(rest.replace("<", "&lt;"));
      case "return" -> {
        markdown.append("Returns ");
        read(rest);
        markdown.append('.');
      }
      case "inheritDoc", "docRoot" -> {}
      default -> inlineCode(rest); // code, value, systemProperty and the like
    }
  }

  private void inlineCode(String text) {
    if (!text.isEmpty()) {
      String fence = text.contains("`") ? "``" : "`";
      markdown.append(fence).append(text).append(fence);
    }
  }

  private void link(String rest, boolean code) {
    int end = endOfReference(rest);
    String label = rest.substring(end).strip();
    String target = rest.substring(0, end).replaceFirst("^#", "").replace('#', '.');
    // of a qualified name the reader needs the end only
    String name = target.replaceAll("\\b\\p{Lower}[\\w]*\\.(?=[\\w.]*\\p{Upper})", "");
    if (label.isEmpty() || code) {
      inlineCode(label.isEmpty() ? name : label);
    } else {
      read(label);
    }
  }

  /** A reference may have blanks between its parentheses. */
  private static int endOfReference(String rest) {
    int depth = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ' ' && depth == 0) {
        return i;
      }
    }
    return rest.length();
  }

  private void html(String text) {
    Matcher tag = HTML.matcher(text);
    int end = 0;
    while (tag.find()) {
      markdown.append(entities(text.substring(end, tag.start())));
      boolean closes = tag.group().startsWith("</");
      markdown.append(element(tag.group(1).toLowerCase(Locale.ROOT), closes, tag.group(2)));
      end = tag.end();
    }
    markdown.append(entities(text.substring(end)));
  }

  private String element(String name, boolean closes, String attributes) {
    return switch (name) {
      case "p", "ul", "ol", "dl", "table", "blockquote" -> "\n\n";
      case "h1", "h2", "h3", "h4", "h5", "h6" -> closes ? "**\n\n" : "\n\n**";
      case "li", "dt" -> closes ? "" : "\n- ";
      case "tr", "br" -> closes ? "" : "\n\n";
      case "td", "th", "dd" -> closes ? " " : "";
      case "b", "strong" -> "**";
      case "i", "em" -> "*";
      case "code", "tt" -> "`";
      case "a" -> anchor(closes, attributes);
      default -> "";
    };
  }

  /** Links into the web stay; others would lead nowhere from here. */
  private String anchor(boolean closes, String attributes) {
    if (!closes) {
      Matcher target = HREF.matcher(attributes);
      href = target.find() && target.group(1).startsWith("http") ? target.group(1) : "";
      return href.isEmpty() ? "" : "[";
    }
    return href.isEmpty() ? "" : "](" + href + ")";
  }

  private static String entities(String text) {
    return text.replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&#64;", "@")
        .replace("&#47;", "/")
        .replace("&mdash;", "-");
  }
}

package dev.tramline.examples.tutorial;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns mentions of other chapters into links: the first one in each section, where the text does
 * not link already. Code blocks and headings stay as they are.
 */
final class ChapterLinks {

  /** What is code in a line, or a link already. */
  private static final Pattern TOKEN = Pattern.compile("``.+?``|`[^`]+`|\\[[^\\]]*]\\([^)]*\\)");

  /**
   * Another chapter, and how a text mentions it.
   *
   * @param chapter the chapter
   * @param code its name as code, or something that begins with it, as {@code `@Name("x")`}; a
   *     declaration such as {@code `Name other()`} is about something else
   * @param words its name as it is, if it cannot be taken for common words
   */
  private record Mention(Chapter chapter, Pattern code, Optional<Pattern> words) {

    static Mention of(Chapter chapter, Chapter self) {
      String name = Pattern.quote(chapter.name());
      boolean distinctive = chapter.name().matches(".*(?: |\\p{Ll}\\p{Lu}).*");
      boolean partOfSelf = self.name().contains(chapter.name());
      return new Mention(
          chapter,
          Pattern.compile(
              "`%s`|`@%s\\b.*`|`%s[^\\p{L}\\p{N}_\\s-]\\S*`".formatted(name, name, name)),
          distinctive && !partOfSelf
              ? Optional.of(
                  Pattern.compile("(?<![\\p{L}\\p{N}/._-])" + name + "(?![\\p{L}\\p{N}/_-])"))
              : Optional.empty());
    }

    String link(String text) {
      return "[%s](%s)".formatted(text, chapter.fileName());
    }
  }

  private final List<Mention> others;

  ChapterLinks(Chapter self, List<Chapter> chapters) {
    this.others =
        chapters.stream()
            .filter(chapter -> chapter.number() != self.number())
            // the longest name first, so that "Flow" does not take what is about "Flow graph"
            .sorted(Comparator.comparing((Chapter chapter) -> -chapter.name().length()))
            .map(chapter -> Mention.of(chapter, self))
            .toList();
  }

  String addTo(String markdown) {
    StringBuilder result = new StringBuilder();
    Set<Chapter> linked = new HashSet<>();
    boolean code = false;
    for (String line : markdown.split("\n", -1)) {
      boolean fence = line.strip().startsWith("```");
      code ^= fence;
      boolean heading = !code && line.startsWith("#");
      if (heading) {
        linked.clear();
      }
      result.append(code || fence || heading ? line : addToLine(line, linked)).append('\n');
    }
    return result.substring(0, result.length() - 1);
  }

  private String addToLine(String line, Set<Chapter> linked) {
    StringBuilder result = new StringBuilder();
    Matcher token = TOKEN.matcher(line);
    int end = 0;
    while (token.find()) {
      result.append(addToWords(line.substring(end, token.start()), linked));
      result.append(
          token.group().startsWith("`")
              ? addToCode(token.group(), linked)
              : remember(token.group(), linked));
      end = token.end();
    }
    return result.append(addToWords(line.substring(end), linked)).toString();
  }

  private String remember(String link, Set<Chapter> linked) {
    others.stream()
        .filter(mention -> link.endsWith("(" + mention.chapter().fileName() + ")"))
        .forEach(mention -> linked.add(mention.chapter()));
    return link;
  }

  private String addToCode(String span, Set<Chapter> linked) {
    return others.stream()
        .filter(mention -> mention.code().matcher(span).matches())
        .filter(mention -> linked.add(mention.chapter()))
        .findFirst()
        .map(mention -> mention.link(span))
        .orElse(span);
  }

  private String addToWords(String words, Set<Chapter> linked) {
    for (Mention other : others) {
      Matcher mention = other.words().map(pattern -> pattern.matcher(words)).orElse(null);
      if (mention != null && mention.find() && linked.add(other.chapter())) {
        return addToWords(words.substring(0, mention.start()), linked)
            + other.link(mention.group())
            + addToWords(words.substring(mention.end()), linked);
      }
    }
    return words;
  }
}

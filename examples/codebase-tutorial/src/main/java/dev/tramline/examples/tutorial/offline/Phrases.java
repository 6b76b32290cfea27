package dev.tramline.examples.tutorial.offline;

import java.util.List;

/** Small pieces of English. */
final class Phrases {

  private Phrases() {}

  static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  static String withArticle(String noun) {
    return (noun.matches("[aeiou].*") ? "an " : "a ") + noun;
  }

  /** {@return "3 types", "1 type"} */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@return "a, b and c"} */
  static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** {@return "a, b and 3 more"} */
  static String andMore(List<String> words, int shown) {
    return words.size() <= shown + 1
        ? and(words)
        : String.join(", ", words.subList(0, shown)) + " and " + (words.size() - shown) + " more";
  }

  static String code(String text) {
    return "`" + text + "`";
  }
}

package dev.tramline.examples.judge;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text is judged by.
 *
 * @param maxWords how many words it may have
 * @param mention words it has to have
 * @param avoid words it must not have
 * @param readingEase how easy it has to be to read, by Flesch: 30 is hard, 60 plain, 90 very easy
 */
public record Rules(int maxWords, List<String> mention, List<String> avoid, int readingEase) {

  private static final String SEPARATOR = ", ";
  private static final Pattern PROMPT =
      Pattern.compile(
          """
          - at most (\\d+) words
          - mentions: (.*)
          - avoids: (.*)
          - Flesch reading ease of at least (\\d+)
          """);

  /** Copies the lists. */
  public Rules {
    mention = List.copyOf(mention);
    avoid = List.copyOf(avoid);
  }

  String toPrompt() {
    return """
    - at most %d words
    - mentions: %s
    - avoids: %s
    - Flesch reading ease of at least %d
    """
        .formatted(
            maxWords, String.join(SEPARATOR, mention), String.join(SEPARATOR, avoid), readingEase);
  }

  /** Reads what {@link #toPrompt} wrote, wherever it stands in a prompt. */
  static Rules parse(String prompt) {
    Matcher rules = PROMPT.matcher(prompt);
    if (!rules.find()) {
      throw new IllegalArgumentException("There are no rules in: " + prompt);
    }
    return new Rules(
        Integer.parseInt(rules.group(1)),
        words(rules.group(2)),
        words(rules.group(3)),
        Integer.parseInt(rules.group(4)));
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(SEPARATOR)).filter(word -> !word.isBlank()).toList();
  }
}

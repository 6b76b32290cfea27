package dev.tramline.examples.judge;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be measured of an English text. */
final class Prose {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’.,-][\\p{L}\\p{N}]+)*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?=\\s|$)");
  private static final Pattern SILENT_E = Pattern.compile("(?<=[^aeiouyl])e$");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  private Prose() {}

  static int words(String text) {
    return wordList(text).size();
  }

  private static List<String> wordList(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** The reading ease after Flesch, of a text of one word at least. */
  static double readingEase(String text) {
    List<String> words = wordList(text);
    double sentences = Math.max(1, SENTENCE_END.matcher(text).results().count());
    double syllables = words.stream().mapToLong(Prose::syllables).sum();
    return 206.835 - 1.015 * words.size() / sentences - 84.6 * syllables / words.size();
  }

  /** As many as there are groups of vowels, which is near enough. */
  private static long syllables(String word) {
    String spoken = SILENT_E.matcher(word.toLowerCase(Locale.ROOT)).replaceFirst("");
    return Math.max(1, VOWELS.matcher(spoken).results().count());
  }

  /** Whether the text has the word, or the words, in any case of letters. */
  static boolean mentions(String text, String words) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }
}

package dev.tramline.examples.taboo;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model without a network that guesses the word of the lexicon whose facts share most words with
 * the hints. It knows nothing of the word but the hints in the prompt.
 */
final class GuessingModel implements StandIn {

  private static final Pattern LETTER = Pattern.compile("Letter (\\d+) of (\\d+) is (.)\\.");
  private static final int LETTER_WEIGHT = 3;

  private final Lexicon lexicon;

  GuessingModel(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String reply(String instructions, String prompt) {
    List<String> hints = StandIn.lines(prompt, "Hint: ");
    List<String> wrong = StandIn.lines(prompt, "Wrong guess: ");
    return lexicon.entries().stream()
        .filter(entry -> !wrong.contains(entry.word().toLowerCase(Locale.ROOT)))
        .max(Comparator.comparingLong(entry -> score(entry, hints)))
        .map(Lexicon.Entry::word)
        .orElse("pass");
  }

  private static long score(Lexicon.Entry entry, List<String> hints) {
    Set<String> known = EnglishText.stems(String.join("\n", entry.hints()));
    long score = 0;
    for (String hint : hints) {
      Matcher letter = LETTER.matcher(hint);
      score +=
          letter.matches()
              ? hasLetter(entry.word(), letter)
              : EnglishText.stems(hint).stream().filter(known::contains).count();
    }
    return score;
  }

  private static long hasLetter(String word, Matcher letter) {
    int place = Integer.parseInt(letter.group(1)) - 1;
    boolean fits =
        word.length() == Integer.parseInt(letter.group(2))
            && word.charAt(place) == letter.group(3).charAt(0);
    return fits ? LETTER_WEIGHT : 0;
  }
}

package dev.tramline.examples.taboo;

import dev.tramline.examples.support.StandIn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model without a network that hints from the lexicon: with what is not forbidden, was not said
 * before, and sets the word apart from the wrong guesses. Of words it does not know, and once it
 * has said all, it tells letters.
 */
final class HintingModel implements StandIn {

  private final Lexicon lexicon;

  HintingModel(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String reply(String instructions, String prompt) {
    String word = String.join("", StandIn.lines(prompt, "Word: "));
    List<String> taboo =
        StandIn.lines(prompt, "Forbidden: ").stream()
            .flatMap(line -> Arrays.stream(line.split(", ")))
            .toList();
    Card card = new Card(word, taboo);
    List<String> said = StandIn.lines(prompt, "Hint: ");
    List<String> wrong = StandIn.lines(prompt, "Wrong guess: ");
    return Stream.concat(lexicon.hints(word).stream(), letters(word))
        .filter(hint -> !said.contains(hint) && card.broken(hint).isEmpty())
        .min(Comparator.comparingLong(hint -> fitting(wrong, hint)))
        .orElse("I have nothing more to say.");
  }

  /** How many of the wrong guesses a hint fits as well; letters fit all, as the last resort. */
  private long fitting(List<String> wrong, String hint) {
    return hint.startsWith("Letter ")
        ? wrong.size() + 1
        : wrong.stream().filter(guess -> lexicon.hints(guess).contains(hint)).count();
  }

  private static Stream<String> letters(String word) {
    return IntStream.range(0, word.length())
        .mapToObj(
            i -> "Letter " + (i + 1) + " of " + word.length() + " is " + word.charAt(i) + ".");
  }
}

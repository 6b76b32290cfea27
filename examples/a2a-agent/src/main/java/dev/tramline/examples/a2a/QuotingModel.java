package dev.tramline.examples.a2a;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.Extract;
import dev.tramline.examples.support.StandIn;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model without a network that searches for the words of the user, asks back if too little is
 * found or several passages suit alike, and answers with the sentence that suits best. It knows
 * nothing but the prompt.
 */
final class QuotingModel implements StandIn {

  /** The share of the user's words that an answer must cover. */
  private static final double ENOUGH = 0.6;

  /** What of the best share another passage must have to suit as well. */
  private static final double ALIKE = 0.97;

  private static final int CHOICES = 3;

  @Override
  public String reply(String instructions, String prompt) {
    Material material = Material.parse(prompt);
    return instructions.contains("ASK:") ? decide(material) : answer(material);
  }

  private static String decide(Material material) {
    String question = String.join(" ", material.said());
    List<String> words = EnglishText.words(question).stream().map(EnglishText.Word::text).toList();
    if (words.isEmpty()) {
      return "ASK: What would you like to know?";
    }
    if (material.queries().isEmpty()) {
      return "SEARCH: " + words.stream().distinct().collect(Collectors.joining(" "));
    }
    List<Extract> extracts = extracts(material);
    if (extracts.isEmpty() || extracts.get(0).share() < ENOUGH) {
      return "ASK: I find too little about %s. Can you say it in other words?"
          .formatted(String.join(", ", missing(material)));
    }
    List<String> titles =
        extracts.stream()
            .filter(extract -> extract.share() >= ALIKE * extracts.get(0).share())
            .map(extract -> extract.passage().title())
            .distinct()
            .limit(CHOICES)
            .toList();
    return titles.size() == 1
        ? "ANSWER"
        : "ASK: Which one do you mean, " + String.join(" or ", titles) + "?";
  }

  /** The words that no passage has; all of them if each is somewhere, but not in one place. */
  private static Collection<String> missing(Material material) {
    Set<String> found =
        material.passages().stream()
            .flatMap(passage -> EnglishText.stems(passage.text()).stream())
            .collect(Collectors.toSet());
    List<EnglishText.Word> words = EnglishText.words(String.join(" ", material.said()));
    List<String> missing =
        words.stream()
            .filter(word -> !found.contains(word.stem()))
            .map(EnglishText.Word::text)
            .distinct()
            .toList();
    return missing.isEmpty()
        ? words.stream().map(EnglishText.Word::text).distinct().toList()
        : missing;
  }

  private static String answer(Material material) {
    return extracts(material).stream()
        .findFirst()
        .filter(extract -> extract.share() >= ENOUGH)
        .map(extract -> extract.sentence() + " [" + extract.passage().id() + "]")
        .orElse("The passages do not say.");
  }

  private static List<Extract> extracts(Material material) {
    return Extract.best(String.join(" ", material.said()), material.passages(), Integer.MAX_VALUE);
  }
}

package dev.tramline.examples.supervisor;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model without a network that approves of an answer if its words come from the passages and some
 * of them from the question. It knows nothing but the prompt.
 */
final class GroundingChecker implements StandIn {

  /** The share of the answer's words that the passages must have. */
  private static final double BACKED = 0.7;

  @Override
  public String reply(String instructions, String prompt) {
    Material material = Material.parse(prompt);
    List<EnglishText.Word> words =
        EnglishText.words(String.join(" ", StandIn.lines(prompt, Supervise.ANSWER)));
    Set<String> known =
        material.passages().stream()
            .flatMap(passage -> EnglishText.stems(passage.text()).stream())
            .collect(Collectors.toSet());
    List<String> unknown =
        words.stream()
            .filter(word -> !known.contains(word.stem()))
            .map(EnglishText.Word::text)
            .distinct()
            .toList();
    if (words.isEmpty() || unknown.size() > (1 - BACKED) * words.size()) {
      return "REJECTED: the passages say nothing of " + String.join(", ", unknown);
    }
    Set<String> stems = words.stream().map(EnglishText.Word::stem).collect(Collectors.toSet());
    return Collections.disjoint(stems, EnglishText.stems(material.question()))
        ? "REJECTED: it is not about the question"
        : "APPROVED";
  }
}

package dev.tramline.examples.supervisor;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.List;

/**
 * A model without a network that answers with the sentence of the passages that shares most words
 * with the question. It knows nothing but the prompt.
 */
final class QuotingAnswerer implements StandIn {

  @Override
  public String reply(String instructions, String prompt) {
    Material material = Material.parse(prompt);
    List<String> sentences =
        material.passages().stream()
            .flatMap(passage -> EnglishText.sentences(passage).stream())
            .toList();
    return EnglishText.closest(material.question(), sentences).orElse("I found nothing.");
  }
}

package dev.tramline.examples.supervisor;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;

/**
 * A model without a network that answers with the sentence of the passages that shares most words
 * with the question. It knows nothing but the prompt.
 */
final class QuotingAnswerer implements StandIn {

  @Override
  public String reply(String instructions, String prompt) {
    Material material = Material.parse(prompt);
    Set<String> asked = EnglishText.stems(material.question());
    return material.passages().stream()
        .flatMap(passage -> Arrays.stream(passage.split("(?<=\\.)\\s+(?=\\p{Lu})")))
        .max(Comparator.comparingLong(sentence -> shared(asked, sentence)))
        .orElse("I found nothing.");
  }

  private static long shared(Set<String> asked, String sentence) {
    return EnglishText.stems(sentence).stream().filter(asked::contains).count();
  }
}

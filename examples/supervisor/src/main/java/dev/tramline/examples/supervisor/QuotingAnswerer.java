package dev.tramline.examples.supervisor;

import dev.tramline.examples.support.Extract;
import dev.tramline.examples.support.StandIn;

/**
 * A model without a network that answers with the sentence of the passages that suits the question
 * best. It knows nothing but the prompt.
 */
final class QuotingAnswerer implements StandIn {

  @Override
  public String reply(String instructions, String prompt) {
    Material material = Material.parse(prompt);
    return Extract.best(material.question(), material.passages(), 1).stream()
        .map(Extract::sentence)
        .findFirst()
        .orElse("I found nothing.");
  }
}

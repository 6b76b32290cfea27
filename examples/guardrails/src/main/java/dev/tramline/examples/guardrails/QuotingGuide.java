package dev.tramline.examples.guardrails;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.List;

/**
 * A model without a network that answers with the sentence of the passages that is closest to the
 * message. Like any model it does not care what it says.
 */
final class QuotingGuide implements StandIn {

  @Override
  public String reply(String instructions, String prompt) {
    int message = prompt.lastIndexOf(AnswerMessage.MESSAGE);
    List<String> sentences =
        prompt
            .lines()
            .filter(line -> line.startsWith(AnswerMessage.PASSAGE))
            .map(line -> line.substring(AnswerMessage.PASSAGE.length()))
            .flatMap(passage -> EnglishText.sentences(passage).stream())
            .toList();
    return EnglishText.closest(prompt.substring(message), sentences)
        .orElse("I do not know that place.");
  }
}

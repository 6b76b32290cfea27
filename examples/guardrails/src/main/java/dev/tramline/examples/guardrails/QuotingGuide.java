package dev.tramline.examples.guardrails;

import dev.tramline.examples.support.Extract;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.StandIn;
import java.util.List;

/**
 * A model without a network that answers with the sentence of the passages that suits the message
 * best. Like any model it does not care what it says.
 */
final class QuotingGuide implements StandIn {

  @Override
  public String reply(String instructions, String prompt) {
    String message = String.join(" ", StandIn.lines(prompt, AnswerMessage.MESSAGE));
    List<Passage> passages =
        StandIn.lines(prompt, AnswerMessage.PASSAGE).stream()
            .map(text -> new Passage("", "", "", text))
            .toList();
    List<Extract> best = Extract.best(message, passages, 1);
    return best.isEmpty() ? "I do not know that place." : best.get(0).sentence();
  }
}

package dev.tramline.examples.supervisor;

import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.StandIn;
import java.util.List;

/**
 * A question and what was found for it, as a prompt has them.
 *
 * @param question the question
 * @param passages what was found; read from a prompt they have nothing but their texts
 */
record Material(String question, List<Passage> passages) {

  private static final String QUESTION = "Question: ";
  private static final String PASSAGE = "Passage: ";

  String toPrompt() {
    StringBuilder prompt = new StringBuilder(QUESTION).append(question.replaceAll("\\s+", " "));
    passages.forEach(passage -> prompt.append('\n').append(PASSAGE).append(passage.text()));
    return prompt.append('\n').toString();
  }

  /** Reads what {@link #toPrompt} wrote, among other lines. */
  static Material parse(String prompt) {
    return new Material(
        String.join(" ", StandIn.lines(prompt, QUESTION)),
        StandIn.lines(prompt, PASSAGE).stream()
            .map(text -> new Passage("", "", "", text))
            .toList());
  }
}

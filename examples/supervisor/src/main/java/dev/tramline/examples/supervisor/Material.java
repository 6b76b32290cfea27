package dev.tramline.examples.supervisor;

import dev.tramline.examples.support.Passage;
import java.util.List;

/**
 * A question and what was found for it, as a prompt has them.
 *
 * @param question the question
 * @param passages the text of each passage
 */
record Material(String question, List<String> passages) {

  private static final String QUESTION = "Question: ";
  private static final String PASSAGE = "Passage: ";

  static String toPrompt(String question, List<Passage> passages) {
    StringBuilder prompt = new StringBuilder(QUESTION).append(question.replaceAll("\\s+", " "));
    passages.forEach(passage -> prompt.append('\n').append(PASSAGE).append(passage.text()));
    return prompt.append('\n').toString();
  }

  /** Reads what {@link #toPrompt} wrote, among other lines. */
  static Material parse(String prompt) {
    String question = String.join(" ", lines(prompt, QUESTION));
    return new Material(question, lines(prompt, PASSAGE));
  }

  /** What follows a label, on each line that has it. */
  static List<String> lines(String prompt, String label) {
    return prompt
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()))
        .toList();
  }
}

package dev.tramline.examples.a2a;

import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.StandIn;
import java.util.List;

/**
 * What the models work from: what the user said, the words searched for and the passages found.
 *
 * @param said what the user said, in order
 * @param queries the searches so far
 * @param passages what they found, each passage once
 */
record Material(List<String> said, List<String> queries, List<Passage> passages) {

  private static final String USER = "User: ";
  private static final String SEARCHED = "Searched: ";
  private static final String PASSAGE = "Passage: ";

  static Material of(List<String> said, List<Finding> findings) {
    return new Material(
        said,
        findings.stream().map(Finding::query).toList(),
        findings.stream().flatMap(finding -> finding.passages().stream()).distinct().toList());
  }

  String toPrompt() {
    StringBuilder prompt = new StringBuilder();
    said.forEach(line -> prompt.append(USER).append(oneLine(line)).append('\n'));
    queries.forEach(query -> prompt.append(SEARCHED).append(oneLine(query)).append('\n'));
    for (Passage passage : passages) {
      prompt.append(PASSAGE).append(passage.id()).append(" | ").append(passage.title());
      prompt.append(" | ").append(oneLine(passage.text())).append('\n');
    }
    return prompt.toString();
  }

  /** Reads what {@link #toPrompt} wrote. */
  static Material parse(String prompt) {
    return new Material(
        StandIn.lines(prompt, USER),
        StandIn.lines(prompt, SEARCHED),
        StandIn.lines(prompt, PASSAGE).stream()
            .map(line -> line.split(" \\| ", 3))
            .map(part -> new Passage(part[0], part[1], "", part[2]))
            .toList());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

package dev.tramline.examples.research;

import dev.tramline.examples.support.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the model works from, as text: the question and, per search, the passages not shown before.
 *
 * @param question the question
 * @param findings the searches so far
 */
record Material(String question, List<Finding> findings) {

  private static final String QUESTION = "Question: ";
  private static final Pattern SEARCH = Pattern.compile("Search \\d+: (.*)");
  private static final Pattern PASSAGE = Pattern.compile("\\[([^\\]]+)] (.*) \\| (.*)");

  String toPrompt() {
    StringBuilder prompt = new StringBuilder(QUESTION).append(oneLine(question)).append('\n');
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      prompt.append("\nSearch ").append(i + 1).append(": ").append(oneLine(finding.query()));
      prompt.append('\n');
      for (Passage passage : finding.passages()) {
        if (shown.add(passage.id())) {
          prompt.append(
              "[%s] %s | %s%n".formatted(passage.id(), passage.title(), passage.source()));
          prompt.append(oneLine(passage.text())).append('\n');
        }
      }
    }
    return prompt.toString();
  }

  /** Reads what {@link #toPrompt} wrote. */
  static Material parse(String prompt) {
    String question = "";
    List<Finding> findings = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    String query = null;
    List<String> lines = prompt.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher search = SEARCH.matcher(line);
      Matcher passage = PASSAGE.matcher(line);
      if (query == null && line.startsWith(QUESTION)) {
        question = line.substring(QUESTION.length());
      } else if (search.matches()) {
        if (query != null) {
          findings.add(new Finding(query, passages));
        }
        query = search.group(1);
        passages.clear();
      } else if (passage.matches() && i + 1 < lines.size()) {
        i++;
        passages.add(
            new Passage(passage.group(1), passage.group(2), passage.group(3), lines.get(i)));
      }
    }
    if (query != null) {
      findings.add(new Finding(query, passages));
    }
    return new Material(question, findings);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

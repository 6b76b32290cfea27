package dev.tramline.examples.rag;

import dev.tramline.examples.support.Extract;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers without a network: it quotes the sentences of the prompt that cover the question best.
 */
final class Quoter implements StandIn {

  private static final Pattern QUESTION = Pattern.compile("(?m)^Question: (.*)$");
  private static final Pattern PASSAGE = Pattern.compile("(?m)^\\[(\\d+)] (.*?), (.*)\\R(.*)$");
  private static final double ENOUGH = 0.6;
  private static final double CLOSE = 0.85;
  private static final int SENTENCES = 3;

  @Override
  public String reply(String instructions, String prompt) {
    Matcher question = QUESTION.matcher(prompt);
    if (!question.find()) {
      return "What is the question?";
    }
    List<Passage> passages = new ArrayList<>();
    PASSAGE
        .matcher(prompt)
        .results()
        .forEach(
            passage ->
                passages.add(
                    new Passage(
                        passage.group(1), passage.group(3), passage.group(2), passage.group(4))));
    List<Extract> best = Extract.best(question.group(1), passages, SENTENCES);
    if (best.isEmpty() || best.get(0).share() < ENOUGH) {
      return Answer.NO_ANSWER;
    }
    return best.stream()
        .filter(extract -> extract.share() >= CLOSE * best.get(0).share())
        .map(extract -> extract.sentence() + " [" + extract.passage().id() + "]")
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}

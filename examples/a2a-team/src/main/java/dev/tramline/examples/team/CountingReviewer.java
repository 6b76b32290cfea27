package dev.tramline.examples.team;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model without a network that counts words, and looks whether an article names its topic. */
final class CountingReviewer implements StandIn {

  private static final Pattern LIMIT = Pattern.compile("at most (\\d+) words");

  @Override
  public String reply(String instructions, String prompt) {
    String article = String.join(" ", StandIn.lines(prompt, Reviewer.ARTICLE));
    String topic = Assignment.parse(prompt).topic();
    Matcher limit = LIMIT.matcher(instructions);
    if (!EnglishText.stems(article).containsAll(EnglishText.stems(topic))) {
      return "REJECTED: it does not name " + topic;
    }
    if (limit.find() && words(article) > Integer.parseInt(limit.group(1))) {
      return "REJECTED: it has %d words, but may have %s".formatted(words(article), limit.group());
    }
    return "APPROVED";
  }

  /** Counts the words of a text. */
  static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}

package dev.tramline.examples.team;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model without a network that writes down what the facts say of the topic: as much as the
 * remarks allow, and for children short sentences only. It asks whom the article is for.
 */
final class CopyingWriter implements StandIn {

  private static final Pattern LABELLED = Pattern.compile("\\p{Lu}\\w+: .*");
  private static final Pattern LIMIT = Pattern.compile("at most (\\d{1,6}) words");
  private static final Pattern CHILDREN = Pattern.compile("(?i)\\b(child|children|kids)\\b");
  private static final int WORDS_FOR_CHILDREN = 16;

  @Override
  public String reply(String instructions, String prompt) {
    Assignment assignment = Assignment.parse(prompt);
    // what was said to the question is a message of its own
    Optional<String> answer =
        prompt
            .lines()
            .filter(line -> !line.isBlank() && !LABELLED.matcher(line).matches())
            .findFirst();
    return assignment
        .audience()
        .or(() -> answer)
        .map(audience -> write(assignment, CHILDREN.matcher(audience).find()))
        .orElse(Writer.ASK + " Whom is the article for?");
  }

  private static String write(Assignment assignment, boolean forChildren) {
    int wordsLeft =
        assignment.remarks().stream()
            .flatMap(remark -> LIMIT.matcher(remark).results())
            .map(limit -> Integer.valueOf(limit.group(1)))
            .min(Integer::compare)
            .orElse(Integer.MAX_VALUE);
    int longest = forChildren ? WORDS_FOR_CHILDREN : Integer.MAX_VALUE;
    Set<String> topic = EnglishText.stems(assignment.topic());
    List<String> article = new ArrayList<>();
    for (String fact : assignment.facts()) {
      boolean understood = false; // "He won it" says something only behind the right sentence
      for (String sentence : EnglishText.sentences(fact)) {
        int words = CountingReviewer.words(sentence);
        understood =
            (understood || EnglishText.stems(sentence).containsAll(topic))
                && words <= Math.min(longest, wordsLeft);
        if (understood) {
          article.add(sentence);
          wordsLeft -= words;
        }
      }
    }
    return article.isEmpty()
        ? "There is nothing to say in so few words."
        : String.join(" ", article);
  }
}

package dev.tramline.examples.judge;

import dev.tramline.examples.support.StandIn;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model without a network that writes by choosing sentences of the notes: of all choices the
 * longest to which the fewest remarks in the prompt apply. It knows no rule but from remarks.
 */
final class RevisingWriter implements StandIn {

  /** There are twice as many choices with each more. */
  private static final int MAX_NOTES = 9;

  private static final Pattern NOTE = Pattern.compile("(?m)^- (.*)$");
  private static final Pattern LIMIT = Pattern.compile("(?m)^\\* .*at most (\\d+)");
  private static final Pattern MENTION = Pattern.compile("(?m)^\\* .*mention \"([^\"]+)\"");
  private static final Pattern AVOID = Pattern.compile("(?m)^\\* .*avoid \"([^\"]+)\"");
  private static final Pattern EASE = Pattern.compile("(?m)^\\* .*reading ease.* (\\d+) or more");

  /** What the remarks on all drafts ask for. */
  private record Wishes(
      List<Integer> limits, List<String> mention, List<String> avoid, List<Integer> ease) {

    static Wishes parse(String prompt) {
      return new Wishes(
          numbers(LIMIT, prompt),
          found(MENTION, prompt),
          found(AVOID, prompt),
          numbers(EASE, prompt));
    }

    private static List<Integer> numbers(Pattern pattern, String prompt) {
      return found(pattern, prompt).stream().map(Integer::valueOf).toList();
    }

    long unmet(String text) {
      return limits.stream().filter(limit -> Prose.words(text) > limit).count()
          + mention.stream().filter(word -> !Prose.mentions(text, word)).count()
          + avoid.stream().filter(word -> Prose.mentions(text, word)).count()
          + ease.stream().filter(wanted -> Prose.readingEase(text) < wanted).count();
    }
  }

  @Override
  public String reply(String instructions, String prompt) {
    List<String> notes = found(NOTE, prompt).stream().limit(MAX_NOTES).toList();
    Wishes wishes = Wishes.parse(prompt);
    String best = "There are no notes.";
    long fewest = Long.MAX_VALUE;
    for (int choice = (1 << notes.size()) - 1; choice > 0; choice--) {
      String text = text(notes, choice);
      long unmet = wishes.unmet(text);
      if (unmet < fewest || unmet == fewest && Prose.words(text) > Prose.words(best)) {
        best = text;
        fewest = unmet;
      }
    }
    return best;
  }

  private static List<String> found(Pattern pattern, String prompt) {
    return pattern.matcher(prompt).results().map(hit -> hit.group(1)).distinct().toList();
  }

  /** The sentences whose bits are set in the choice. */
  private static String text(List<String> notes, int choice) {
    return IntStream.range(0, notes.size())
        .filter(note -> (choice & 1 << note) != 0)
        .mapToObj(notes::get)
        .collect(Collectors.joining(" "));
  }
}

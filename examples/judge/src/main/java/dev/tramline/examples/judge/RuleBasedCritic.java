package dev.tramline.examples.judge;

import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.List;

/**
 * A model without a network that judges a text by measuring it. It knows nothing but the prompt.
 */
final class RuleBasedCritic implements StandIn {

  @Override
  public String reply(String instructions, String prompt) {
    int text = prompt.lastIndexOf(JudgeDraft.TEXT) + JudgeDraft.TEXT.length();
    List<String> remarks = check(prompt.substring(text), Rules.parse(prompt));
    return remarks.isEmpty()
        ? "VERDICT: accepted"
        : "VERDICT: revise\n- " + String.join("\n- ", remarks);
  }

  private static List<String> check(String text, Rules rules) {
    List<String> remarks = new ArrayList<>();
    int words = Prose.words(text);
    if (words > rules.maxWords()) {
      remarks.add("It has %d words, allowed are at most %d.".formatted(words, rules.maxWords()));
    }
    for (String word : rules.mention()) {
      if (!Prose.mentions(text, word)) {
        remarks.add("It has to mention \"%s\".".formatted(word));
      }
    }
    for (String word : rules.avoid()) {
      if (Prose.mentions(text, word)) {
        remarks.add("It has to avoid \"%s\".".formatted(word));
      }
    }
    long ease = Math.round(Prose.readingEase(text));
    if (ease < rules.readingEase()) {
      remarks.add(
          "It is too hard to read: the reading ease is %d, wanted are %d or more."
              .formatted(ease, rules.readingEase()));
    }
    return remarks;
  }
}

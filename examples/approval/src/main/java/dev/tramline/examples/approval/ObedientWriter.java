package dev.tramline.examples.approval;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model without a network that writes the facts down and does what simple remarks ask for: less,
 * more, other words, a friendlier tone. It says so if it does not understand one.
 */
final class ObedientWriter implements StandIn {

  private static final String GREETING = "Dear passengers,";
  private static final String THANKS = "Thank you for your patience.";

  private static final Pattern SHORTER = Pattern.compile("(?i).*\\b(shorter|too long|brief).*");
  private static final Pattern FRIENDLIER =
      Pattern.compile("(?i).*\\b(friendl|polite|kind|rude|unfriendly).*");
  private static final Pattern WITHOUT =
      Pattern.compile("(?i).*\\b(?:without|leave out|remove|drop)\\s+(.+)");
  private static final Pattern REPLACE =
      Pattern.compile("(?i).*\\bsay\\s+\"?(.+?)\"?\\s+instead of\\s+\"?(.+?)\"?");
  private static final Pattern ADD =
      Pattern.compile("(?i).*\\b(?:add|mention|say)\\s+(?:that\\s+)?(.+)");

  @Override
  public String reply(String instructions, String prompt) {
    List<String> sentences = new ArrayList<>();
    StandIn.lines(prompt, DraftAnnouncement.FACTS)
        .forEach(facts -> sentences.addAll(List.of(facts.split("(?<=[.!?])\\s+"))));
    StandIn.lines(prompt, DraftAnnouncement.REMARK).forEach(reason -> revise(sentences, reason));
    return String.join(" ", sentences);
  }

  private static void revise(List<String> sentences, String reason) {
    Matcher without = WITHOUT.matcher(reason);
    Matcher replace = REPLACE.matcher(reason);
    Matcher add = ADD.matcher(reason);
    if (SHORTER.matcher(reason).matches()) {
      sentences.remove(sentences.size() - 1);
    } else if (FRIENDLIER.matcher(reason).matches()) {
      sentences.add(0, GREETING);
      sentences.add(THANKS);
    } else if (without.matches()) {
      Set<String> unwanted = EnglishText.stems(without.group(1));
      sentences.removeIf(
          sentence -> EnglishText.stems(sentence).stream().anyMatch(unwanted::contains));
    } else if (replace.matches()) {
      Pattern old = Pattern.compile("(?i)\\b" + Pattern.quote(replace.group(2)) + "\\b");
      String other = Matcher.quoteReplacement(replace.group(1));
      sentences.replaceAll(sentence -> old.matcher(sentence).replaceAll(other));
    } else if (add.matches()) {
      sentences.add(sentence(add.group(1)));
    } else {
      sentences.add("(I do not understand: " + reason + ")");
    }
    if (sentences.isEmpty()) {
      sentences.add("(Nothing is left to announce.)");
    }
  }

  private static String sentence(String words) {
    String end = words.matches(".*[.!?]") ? "" : ".";
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + end;
  }
}

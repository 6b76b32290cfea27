package dev.tramline.examples.chat;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.Extract;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Talks without a network: it remembers what the user said of himself, as far as the conversation
 * tells it, and knows the passages of a corpus beside.
 */
final class AttentiveListener implements StandIn {

  private static final Pattern MY =
      Pattern.compile("(?i)\\bmy ([\\p{L} ]{2,30}?) (is|are) (.+?)[.!]?$");
  private static final Pattern I =
      Pattern.compile("(?i)^(?:and |but )?(I(?: am|'m)?) ((?!am |was )\\p{L}+ ?.+?)[.!]?$");
  private static final Pattern ABOUT_USER = Pattern.compile("(?i)\\b(my|I|me)\\b");
  private static final Pattern QUESTION =
      Pattern.compile("(?i).*\\?$|(what|who|where|when|which|how|why|do|does|did|is|are|can)\\b.*");
  private static final double ENOUGH = 0.6;

  /**
   * Something the user said of himself.
   *
   * @param subject what it is about, as in "favourite colour"; or the whole of it
   * @param statement as the model would say it to the user
   */
  private record Fact(String subject, String statement) {}

  private final PassageIndex knowledge;

  AttentiveListener(PassageIndex knowledge) {
    this.knowledge = knowledge;
  }

  /** The user's messages come one a line, since a terminal gives lines; the last is the new one. */
  @Override
  public String reply(String instructions, String prompt) {
    List<String> said = prompt.lines().toList();
    String last = said.get(said.size() - 1);
    List<String> before = said.subList(0, said.size() - 1);
    if (!QUESTION.matcher(last).matches()) {
      return fact(last)
          .map(fact -> "I will remember that " + fact.statement() + ".")
          .orElse("I see. Tell me more, or ask me something.");
    }
    return ABOUT_USER.matcher(last).find() ? recall(last, before) : lookUp(last);
  }

  private static Optional<Fact> fact(String said) {
    Matcher my = MY.matcher(said);
    if (my.find()) {
      String statement = "your " + my.group(1) + " " + my.group(2) + " " + my.group(3);
      return Optional.of(new Fact(my.group(1), statement));
    }
    Matcher i = I.matcher(said);
    if (i.find()) {
      String verb = i.group(1).equalsIgnoreCase("I") ? "you " : "you are ";
      return Optional.of(new Fact(i.group(2), verb + i.group(2)));
    }
    return Optional.empty();
  }

  private static String recall(String question, List<String> before) {
    if (before.isEmpty()) {
      return "We have only just met.";
    }
    if (question.matches(
        "(?i).*\\bfirst\\b.*\\b(say|ask|tell)\\b.*|.*\\b(say|ask|tell)\\b.*first.*")) {
      return "The first thing you said was: " + before.get(0);
    }
    List<Fact> facts = new ArrayList<>();
    before.stream()
        .filter(said -> !QUESTION.matcher(said).matches())
        .forEach(said -> fact(said).ifPresent(fact -> facts.add(0, fact)));
    String asked = question.replaceAll("(?i)\\bwho am I\\b", "name").toLowerCase(Locale.ROOT);
    if (question.matches("(?i).*\\babout me\\b.*") && !facts.isEmpty()) {
      return sentence(String.join(", ", facts.stream().map(Fact::statement).toList()));
    }
    // the newest first: who corrects himself is believed
    return facts.stream()
        .filter(fact -> isAbout(fact, asked))
        .findFirst()
        .map(fact -> sentence(fact.statement()))
        .orElse("You have not told me.");
  }

  private static boolean isAbout(Fact fact, String question) {
    Set<String> stems = EnglishText.stems(question);
    return question.contains(fact.subject().toLowerCase(Locale.ROOT))
        || EnglishText.stems(fact.subject()).stream().anyMatch(stems::contains);
  }

  private String lookUp(String question) {
    List<Passage> found = knowledge.search(question, 5);
    return Extract.best(question, found, 1).stream()
        .filter(extract -> extract.share() >= ENOUGH)
        .findFirst()
        .map(extract -> extract.passage().text())
        .orElse("I do not know.");
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}

package dev.tramline.examples.resumes;

import dev.tramline.examples.support.StandIn;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges résumés by years and words, without a network. Like some models it gets carried away by a
 * letter, which it answers as a letter, unless it is told to keep to the format.
 */
final class KeywordScreener implements StandIn {

  private static final Pattern REQUIREMENTS =
      Pattern.compile("requires (\\d+) years of work, and these skills: (.*)\\.");
  private static final Pattern SPAN =
      Pattern.compile("(?i)((?:19|20)\\d\\d)\\s*(?:-|–|to)\\s*((?:19|20)\\d\\d|present|today)");
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}'’.-]+( \\p{Lu}[\\p{L}'’.-]*){1,3}");
  private static final Pattern LETTER = Pattern.compile("(?im)^dear (.+?),?$");

  @Override
  public String reply(String instructions, String prompt) {
    Matcher letter = LETTER.matcher(prompt);
    if (letter.find() && !instructions.contains(Evaluate.STRICTLY)) {
      return "Thank you for your letter to %s. Let us look at it together!"
          .formatted(letter.group(1));
    }
    Optional<String> name =
        prompt.lines().map(String::strip).filter(line -> NAME.matcher(line).matches()).findFirst();
    if (name.isEmpty()) {
      return "I cannot find a résumé in this.";
    }
    Matcher required = REQUIREMENTS.matcher(instructions);
    if (!required.find()) {
      return "What does the position require?";
    }
    int wanted = Integer.parseInt(required.group(1));
    int years = years(prompt);
    List<String> missing =
        Stream.of(required.group(2).split(", ")).filter(skill -> !names(prompt, skill)).toList();
    boolean qualifies = years >= wanted && missing.isEmpty();
    String skills = missing.isEmpty() ? "all skills" : "no " + String.join(", no ", missing);
    return "CANDIDATE: %s%nQUALIFIES: %s%nREASON: %d years of work, %s"
        .formatted(name.get(), qualifies ? "yes" : "no", years, skills);
  }

  private static boolean names(String text, String skill) {
    return Pattern.compile(
            "(?<![\\w#+])" + Pattern.quote(skill.toLowerCase(Locale.ROOT)) + "(?![\\w#+])")
        .matcher(text.toLowerCase(Locale.ROOT))
        .find();
  }

  /** Years of all positions together; those that overlap count once. */
  private static int years(String text) {
    List<MatchResult> spans =
        SPAN.matcher(text)
            .results()
            .sorted(Comparator.comparing((MatchResult span) -> span.group(1)))
            .toList();
    int years = 0;
    int until = 0;
    for (MatchResult span : spans) {
      int from = Math.max(until, Integer.parseInt(span.group(1)));
      boolean ended = Character.isDigit(span.group(2).charAt(0));
      int to = ended ? Integer.parseInt(span.group(2)) : Year.now().getValue();
      years += Math.max(0, to - from);
      until = Math.max(until, to);
    }
    return years;
  }
}

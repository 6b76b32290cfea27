package dev.tramline.examples.skills;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model without a network. It picks the skill whose description has most of the request's words,
 * and follows instructions of four forms: keep sentences, put sentences on lines, begin or end with
 * a line, convert units. Other instructions it leaves alone.
 */
final class InstructionFollower implements StandIn {

  private static final Pattern KEEP = Pattern.compile("Keep the (\\d+) most important sentences");
  private static final Pattern LINES =
      Pattern.compile("Put each sentence on a line .* begins with \"(.*?)\"");
  private static final Pattern BEGIN = Pattern.compile("Begin with the line \"(.*?)\"");
  private static final Pattern END = Pattern.compile("End with the line \"(.*?)\"");
  private static final Pattern CONVERT =
      Pattern.compile("Convert (\\w+) to (\\w+): multiply by ([\\d.]+\\d)");

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");

  @Override
  public String reply(String instructions, String prompt) {
    return instructions.startsWith(ApplySkill.PREAMBLE)
        ? follow(instructions, prompt)
        : pick(prompt);
  }

  private static String pick(String prompt) {
    Set<String> wanted =
        EnglishText.stems(
            prompt.substring(prompt.indexOf(PickSkill.REQUEST) + PickSkill.REQUEST.length()));
    String best = PickSkill.DONE;
    long most = 0;
    for (String line : prompt.lines().filter(line -> line.startsWith(PickSkill.SKILL)).toList()) {
      Set<String> offered = EnglishText.stems(line.substring(PickSkill.SKILL.length()));
      offered.remove("text"); // every skill is about one
      long shared = wanted.stream().filter(offered::contains).count();
      if (shared > most) {
        most = shared;
        best =
            line.substring(PickSkill.SKILL.length(), line.indexOf(':', PickSkill.SKILL.length()));
      }
    }
    return best;
  }

  private static String follow(String instructions, String prompt) {
    String text = prompt;
    for (String line : instructions.lines().toList()) {
      text = followLine(line, text);
    }
    return text;
  }

  private static String followLine(String instruction, String text) {
    Matcher keep = KEEP.matcher(instruction);
    if (keep.find()) {
      return String.join(" ", mostImportant(sentences(text), Integer.parseInt(keep.group(1))));
    }
    Matcher lines = LINES.matcher(instruction);
    if (lines.find()) {
      return sentences(text).stream()
          .map(sentence -> sentence.endsWith(":") ? sentence : lines.group(1) + sentence)
          .collect(Collectors.joining("\n"));
    }
    Matcher begin = BEGIN.matcher(instruction);
    if (begin.find()) {
      return begin.group(1) + "\n" + text;
    }
    Matcher end = END.matcher(instruction);
    if (end.find()) {
      return text + "\n" + end.group(1);
    }
    Matcher convert = CONVERT.matcher(instruction);
    return convert.find() ? convert(text, convert) : text;
  }

  /** Lines are sentences too. */
  private static List<String> sentences(String text) {
    return text.lines()
        .flatMap(SENTENCE_END::splitAsStream)
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** Those whose words are the most frequent ones of the text, in their order. */
  private static List<String> mostImportant(List<String> sentences, int count) {
    Map<String, Integer> frequency = new HashMap<>();
    sentences.forEach(
        sentence ->
            EnglishText.stems(sentence).forEach(stem -> frequency.merge(stem, 1, Integer::sum)));
    return IntStream.range(0, sentences.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -weight(sentences.get(i), frequency)))
        .limit(count)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(sentences::get)
        .toList();
  }

  private static double weight(String sentence, Map<String, Integer> frequency) {
    return EnglishText.stems(sentence).stream()
        .mapToInt(stem -> frequency.get(stem) - 1)
        .average()
        .orElse(0);
  }

  private static String convert(String text, MatchResult rule) {
    String singular = rule.group(1).replaceFirst("s$", "");
    double factor = Double.parseDouble(rule.group(3));
    return Pattern.compile("(?i)(\\d+(?:\\.\\d+)?) " + singular + "s?\\b")
        .matcher(text)
        .replaceAll(
            amount ->
                String.format(
                    Locale.ROOT,
                    "%.1f %s",
                    Double.parseDouble(amount.group(1)) * factor,
                    rule.group(2)));
  }
}

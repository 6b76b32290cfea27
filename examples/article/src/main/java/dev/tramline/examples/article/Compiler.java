package dev.tramline.examples.article;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.Extract;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes without a network what a small corpus holds: its passages are the sections, a few rules
 * the style.
 */
final class Compiler implements StandIn {

  private static final int SECTIONS = 4;
  private static final double RELATED = 0.5;
  private static final int SENTENCES = 4;
  private static final Pattern SECTION =
      Pattern.compile("Topic: (.*)\\RSections: (.*)\\RWrite: (.*)");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");

  /** Applied in this order. */
  private static final Map<String, String> CONTRACTIONS = contractions();

  private final PassageIndex knowledge;

  Compiler(PassageIndex knowledge) {
    this.knowledge = knowledge;
  }

  private static Map<String, String> contractions() {
    Map<String, String> contractions = new LinkedHashMap<>();
    contractions.put("\\b([Dd]id|[Dd]oes|[Ww]as|[Ww]ere|[Ii]s|[Hh]as|[Cc]ould) not\\b", "$1n't");
    contractions.put("\\b([Ii]t|[Tt]hat) (?:is|has)\\b(?! to\\b)", "$1's");
    contractions.put("\\b([Tt]hey|[Ww]e) are\\b", "$1're");
    contractions.put("\\b[Cc]annot\\b", "can't");
    contractions.put("\\bin order to\\b", "to");
    return contractions;
  }

  @Override
  public String reply(String instructions, String prompt) {
    Matcher section = SECTION.matcher(prompt);
    if (section.matches()) {
      return section(section.group(1), List.of(section.group(2).split("; ")), section.group(3));
    }
    return instructions.equals(Style.INSTRUCTIONS)
        ? styled(prompt)
        : outline(prompt.replaceFirst("^Topic: ", ""));
  }

  private String outline(String topic) {
    List<Passage> found = knowledge.search(topic, 2 * SECTIONS);
    List<String> headings =
        Extract.best(topic, found, Integer.MAX_VALUE).stream()
            .filter(extract -> extract.share() >= RELATED)
            .map(extract -> extract.passage().title())
            .distinct()
            .limit(SECTIONS)
            .toList();
    return headings.isEmpty()
        ? Outline.NO_OUTLINE
        : "TITLE: %s, in Short%n- %s".formatted(topic, String.join("\n- ", headings));
  }

  /** The passage of that title, and sentences from elsewhere that mention its subject. */
  private String section(String topic, List<String> headings, String heading) {
    Set<String> others = new LinkedHashSet<>(headings);
    others.remove(heading);
    List<Passage> found =
        knowledge.search(heading + " " + topic, 3 * SECTIONS).stream()
            .filter(passage -> !others.contains(passage.title()))
            .toList();
    List<String> sentences = new ArrayList<>();
    for (Passage passage : found) {
      List<String> texts = EnglishText.sentences(passage.text());
      boolean own = passage.title().equals(heading);
      sentences.addAll(own ? 0 : sentences.size(), own ? texts : mentions(heading, texts));
    }
    if (sentences.isEmpty()) {
      found.stream().limit(1).map(Passage::text).forEach(sentences::add);
    }
    return sentences.stream().limit(SENTENCES).collect(Collectors.joining(" "));
  }

  /** From a text on something else: what says the heading in full, and stands by itself. */
  private static List<String> mentions(String heading, List<String> sentences) {
    Pattern name = Pattern.compile("(?<!\\w)" + Pattern.quote(heading) + "(?![\\w#+])");
    Pattern pronoun = Pattern.compile("(He|She|It|They|His|Her|Its|Their|This|These)\\b.*");
    return sentences.stream()
        .filter(sentence -> name.matcher(sentence).find())
        .filter(sentence -> !pronoun.matcher(sentence).matches())
        .toList();
  }

  private static String styled(String draft) {
    String text = draft.lines().map(Compiler::contracted).collect(Collectors.joining("\n"));
    List<String> headings =
        HEADING.matcher(draft).results().map(heading -> heading.group(1)).toList();
    for (int i = 1; i < headings.size(); i++) {
      String opening = "## " + headings.get(i) + "\n\n";
      String stop = i == headings.size() - 1 ? "Last stop: " : "Next stop: ";
      text = text.replace(opening, opening + stop + headings.get(i) + ". ");
    }
    String first = headings.isEmpty() ? "" : " First stop: " + headings.get(0) + ".";
    return "Ready for a short tour?" + first + "\n\n" + text;
  }

  private static String contracted(String line) {
    String text = line;
    if (!line.startsWith("#")) {
      for (Map.Entry<String, String> rule : CONTRACTIONS.entrySet()) {
        text = text.replaceAll(rule.getKey(), rule.getValue());
      }
    }
    return text;
  }
}

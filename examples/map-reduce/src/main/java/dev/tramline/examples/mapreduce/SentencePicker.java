package dev.tramline.examples.mapreduce;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Summarises without a network: it picks the sentences whose words are frequent in the text. Like
 * many models it counts words badly, and heeds a limit only when told that it did not.
 */
final class SentencePicker implements StandIn {

  private static final int SENTENCES = 2;
  private static final Pattern LIMIT = Pattern.compile("at most (\\d+) words");

  /** A sentence that begins so needs the one before it. */
  private static final Pattern DEPENDENT =
      Pattern.compile(
          "(He|She|It|They|His|Her|Its|Their|This|These|That|Both|But|And|So|There)\\b.*");

  @Override
  public String reply(String instructions, String prompt) {
    if (instructions.equals(Combine.INSTRUCTIONS)) {
      return overview(prompt.lines().toList());
    }
    String text = prompt.substring(prompt.indexOf('\n') + 1).strip();
    Matcher limit = LIMIT.matcher(instructions);
    boolean warned = instructions.contains("was too long");
    int words = warned && limit.find() ? Integer.parseInt(limit.group(1)) : Integer.MAX_VALUE;
    return String.join(" ", best(text, SENTENCES, words));
  }

  private static String overview(List<String> chapters) {
    List<String> titles = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String chapter : chapters) {
      int colon = chapter.indexOf(": ");
      titles.add(colon < 0 ? chapter : chapter.substring(0, colon));
      text.append(chapter.substring(colon + 1)).append('\n');
    }
    String last = titles.get(titles.size() - 1);
    String span = titles.size() == 1 ? last : titles.get(0) + " to " + last;
    return "%s, %s. %s"
        .formatted(
            titles.size() == 1 ? "One chapter" : titles.size() + " chapters",
            span,
            String.join(" ", best(text.toString(), SENTENCES, Integer.MAX_VALUE)));
  }

  /** The best sentences in their order; of a single sentence that is too long the beginning. */
  private static List<String> best(String text, int limit, int maxWords) {
    List<String> sentences =
        text
            .lines()
            .map(line -> line.replaceFirst("^[-*|>\\s]+", ""))
            .collect(Collectors.collectingAndThen(Collectors.joining(" "), EnglishText::sentences))
            .stream()
            .distinct()
            .toList();
    Map<String, Integer> frequencies = new HashMap<>();
    EnglishText.words(text).forEach(word -> frequencies.merge(word.stem(), 1, Integer::sum));
    List<String> ranked =
        sentences.stream()
            .sorted(
                Comparator.comparingDouble((String sentence) -> weight(sentence, frequencies))
                    .reversed())
            .toList();
    List<String> chosen = new ArrayList<>();
    int words = 0;
    for (String sentence : ranked) {
      int length = sentence.split("\\s+").length;
      if (chosen.size() < limit && words + length <= maxWords) {
        chosen.add(sentence);
        words += length;
      }
    }
    if (chosen.isEmpty() && !ranked.isEmpty()) {
      String[] beginning = ranked.get(0).split("\\s+", maxWords);
      beginning[maxWords - 1] = "…";
      return List.of(String.join(" ", beginning));
    }
    chosen.sort(Comparator.comparingInt(sentences::indexOf));
    return chosen;
  }

  /** The mean frequency of its words, so that long sentences have no advantage. */
  private static double weight(String sentence, Map<String, Integer> frequencies) {
    Set<String> stems = EnglishText.stems(sentence);
    double mean =
        stems.stream().mapToInt(stem -> frequencies.getOrDefault(stem, 0)).average().orElse(0);
    return DEPENDENT.matcher(sentence).matches() || stems.size() < 3 ? mean / 4 : mean;
  }
}

package dev.tramline.examples.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sentence of a passage that has words of a question: what an embedded model can answer with.
 *
 * @param passage where it stands
 * @param sentence the sentence
 * @param share how much of the question it covers, from 0 to 1; rare words weigh more
 */
public record Extract(Passage passage, String sentence, double share) {

  private static final double IN_TITLE = 0.7;
  private static final double IN_PASSAGE = 0.4;

  /**
   * Finds the sentences that suit a question best.
   *
   * @param question in plain English
   * @param passages where to look
   * @param limit how many sentences at most
   * @return the best first; only such as have a word of the question, or whose title has
   */
  public static List<Extract> best(String question, List<Passage> passages, int limit) {
    Map<Passage, Set<String>> stems = new HashMap<>();
    passages.forEach(
        passage -> stems.put(passage, EnglishText.stems(passage.title() + "\n" + passage.text())));
    Map<String, Double> weights = weights(question, stems);
    List<Extract> extracts = new ArrayList<>();
    for (Passage passage : passages) {
      for (String sentence : EnglishText.sentences(passage.text())) {
        double share = covered(sentence, passage, stems.get(passage), weights);
        if (share > 0) {
          extracts.add(new Extract(passage, sentence, share));
        }
      }
    }
    return extracts.stream()
        .sorted(Comparator.comparingDouble(Extract::share).reversed())
        .limit(limit)
        .toList();
  }

  /** Of all words of the question, also of those that no passage has; together they weigh 1. */
  private static Map<String, Double> weights(String question, Map<Passage, Set<String>> passages) {
    Map<String, Double> weights = new HashMap<>();
    for (String stem : EnglishText.stems(question)) {
      long frequency = passages.values().stream().filter(stems -> stems.contains(stem)).count();
      weights.put(stem, Math.log(1 + (passages.size() + 1) / (frequency + 1.0)));
    }
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    weights.replaceAll((stem, weight) -> weight / sum);
    return weights;
  }

  private static double covered(
      String sentence, Passage passage, Set<String> inPassage, Map<String, Double> weights) {
    Set<String> inSentence = EnglishText.stems(sentence);
    Set<String> inTitle = EnglishText.stems(passage.title());
    boolean related = false;
    double share = 0;
    for (Map.Entry<String, Double> word : weights.entrySet()) {
      if (inSentence.contains(word.getKey())) {
        related = true;
        share += word.getValue();
      } else if (inTitle.contains(word.getKey())) {
        related = true;
        share += IN_TITLE * word.getValue();
      } else if (inPassage.contains(word.getKey())) {
        share += IN_PASSAGE * word.getValue();
      }
    }
    return related ? share : 0;
  }
}

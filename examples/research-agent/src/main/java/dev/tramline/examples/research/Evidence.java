package dev.tramline.examples.research;

import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences that answer a question best, by the weight of the words they share with it.
 *
 * <p>The first is the best of all. A further one must supply words that are still missing, and come
 * from a passage about something that the sentences before it mention: this is how two hops are
 * answered. Rare words weigh more, counted over the passages at hand.
 */
final class Evidence {

  /** The share of the question's words that must be found for an answer. */
  private static final double ENOUGH = 0.6;

  private static final double IN_TITLE = 0.7;
  private static final double IN_PASSAGE = 0.4;
  private static final double DISTINCTIVE = 1.5;
  private static final double CLOSE = 0.9;
  private static final double RIGHT_KIND = 1.25;
  private static final int MAX_SENTENCES = 3;

  /** The end of a sentence, unless it is that of an initial or of "Jr.". */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<!\\b\\p{Lu}\\.|\\bJr\\.)(?<=[.!?])\\s+(?=[\\p{Lu}\"])");

  /** A word that means something said before. */
  private static final Pattern PRONOUN =
      Pattern.compile("(?i)\\b(he|she|it|they|him|them|his|her|its|their|this|these)\\b");

  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}'-]+ ((van|von|de|der) )?\\p{Lu}");
  private static final Pattern NUMBER = Pattern.compile("\\d");

  /** A sentence in its place. */
  private record Sentence(Passage passage, int position, String text, Set<String> stems) {}

  private final String question;
  private final List<EnglishText.Word> questionWords;
  private final List<Passage> passages;
  private final Map<String, Set<String>> stemsByPassage = new HashMap<>();
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final List<Sentence> chain = new ArrayList<>();

  Evidence(String question, List<Passage> passages) {
    this.question = question;
    this.questionWords = EnglishText.words(question);
    this.passages = passages;
    for (Passage passage : passages) {
      stemsByPassage.put(passage.id(), EnglishText.stems(passage.title() + "\n" + passage.text()));
    }
    for (EnglishText.Word word : questionWords) {
      long frequency =
          stemsByPassage.values().stream().filter(stems -> stems.contains(word.stem())).count();
      double rarity = Math.log(1 + (passages.size() + 1) / (frequency + 1.0));
      weights.put(word.stem(), isDistinctive(word.text()) ? DISTINCTIVE * rarity : rarity);
    }
    link();
  }

  private void link() {
    List<Sentence> sentences = new ArrayList<>();
    for (Passage passage : passages) {
      List<String> texts = sentences(passage);
      for (int i = 0; i < texts.size(); i++) {
        sentences.add(new Sentence(passage, i, texts.get(i), EnglishText.stems(texts.get(i))));
      }
    }
    List<Sentence> next = best(sentences, weights.keySet());
    // one sentence to start from, then all that take the next step equally well
    next = next.subList(0, Math.min(1, next.size()));
    while (!next.isEmpty() && chain.size() < MAX_SENTENCES) {
      chain.addAll(next);
      Set<String> missing = missing();
      next = best(sentences.stream().filter(s -> isLinked(s.passage())).toList(), missing);
    }
  }

  private static List<String> sentences(Passage passage) {
    return List.of(SENTENCE_END.split(passage.text()));
  }

  /** The sentences with most of the words wanted: the best, and those that come close to it. */
  private List<Sentence> best(List<Sentence> sentences, Set<String> wanted) {
    double best =
        sentences.stream().mapToDouble(sentence -> score(sentence, wanted)).max().orElse(0);
    return sentences.stream()
        .filter(sentence -> wanted.stream().anyMatch(sentence.stems()::contains))
        .filter(sentence -> score(sentence, wanted) >= CLOSE * best)
        .sorted(
            Comparator.comparingDouble((Sentence sentence) -> score(sentence, wanted)).reversed())
        .toList();
  }

  private double score(Sentence sentence, Set<String> wanted) {
    Set<String> title = EnglishText.stems(sentence.passage().title());
    Set<String> all = stemsByPassage.get(sentence.passage().id());
    double score = 0;
    for (String stem : wanted) {
      double share =
          sentence.stems().contains(stem)
              ? 1
              : title.contains(stem) ? IN_TITLE : all.contains(stem) ? IN_PASSAGE : 0;
      score += share * weights.get(stem);
    }
    return hasRightKind(sentence) ? score * RIGHT_KIND : score;
  }

  /** Whether the sentence has what the question word asks for: a name, a number. */
  private boolean hasRightKind(Sentence sentence) {
    String asked = question.toLowerCase(Locale.ROOT);
    if (asked.matches(".*\\b(who|whom|whose)\\b.*")) {
      return NAME.matcher(sentence.text()).find();
    }
    if (asked.matches(".*\\b(when|which year|what year|how [a-z]+)\\b.*")) {
      return NUMBER.matcher(sentence.text()).find();
    }
    return false;
  }

  /** Whether the chain mentions, in full, what the passage is about. */
  private boolean isLinked(Passage passage) {
    Pattern title = Pattern.compile("(?<!\\w)" + Pattern.quote(passage.title()) + "(?![\\w#+])");
    return chain.stream()
        .filter(sentence -> !sentence.passage().equals(passage))
        .anyMatch(sentence -> title.matcher(sentence.text()).find());
  }

  private Set<String> missing() {
    Set<String> missing = new LinkedHashSet<>(weights.keySet());
    chain.forEach(sentence -> missing.removeAll(stemsByPassage.get(sentence.passage().id())));
    return missing;
  }

  /** The words of the question that no passage of the chain has. */
  List<String> missingWords() {
    Set<String> missing = missing();
    return questionWords.stream()
        .filter(word -> missing.contains(word.stem()))
        .map(EnglishText.Word::text)
        .distinct()
        .toList();
  }

  /** The names in the last sentence of the chain that the question does not have. */
  List<String> newNames() {
    if (chain.isEmpty()) {
      return List.of();
    }
    return EnglishText.words(chain.get(chain.size() - 1).text()).stream()
        .filter(word -> Character.isUpperCase(word.text().codePointAt(0)))
        .filter(word -> !weights.containsKey(word.stem()))
        .map(EnglishText.Word::text)
        .distinct()
        .toList();
  }

  /** Whether the chain has enough of the question, and all its names and numbers. */
  boolean suffices() {
    if (chain.isEmpty()) {
      return false;
    }
    Set<String> missing = missing();
    double found = 1 - (double) missing.size() / weights.size();
    return found >= ENOUGH
        && questionWords.stream()
            .filter(word -> isDistinctive(word.text()))
            .noneMatch(word -> missing.contains(word.stem()));
  }

  private boolean isDistinctive(String word) {
    boolean capital =
        Character.isUpperCase(word.codePointAt(0)) && !question.strip().startsWith(word);
    return capital || NUMBER.matcher(word).find();
  }

  /** The chain as prose, each sentence in its context and with its source. */
  String toAnswer() {
    Map<Passage, Set<Integer>> chosen = new LinkedHashMap<>();
    for (Sentence sentence : chain) {
      chosen
          .computeIfAbsent(sentence.passage(), passage -> new TreeSet<>())
          .addAll(inContext(sentence));
    }
    return chosen.entrySet().stream()
        .map(entry -> quote(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** With what its pronouns refer to, and with sentences that have words which it lacks. */
  private Set<Integer> inContext(Sentence sentence) {
    List<String> texts = sentences(sentence.passage());
    Set<Integer> positions = new TreeSet<>();
    for (int i = 0; i < texts.size(); i++) {
      Set<String> added = EnglishText.stems(texts.get(i));
      added.retainAll(weights.keySet());
      if (i == sentence.position() || !sentence.stems().containsAll(added)) {
        positions.add(i);
        for (int j = i; j > 0 && PRONOUN.matcher(texts.get(j)).find(); j--) {
          positions.add(j - 1);
        }
      }
    }
    return positions;
  }

  private static String quote(Passage passage, Set<Integer> positions) {
    List<String> texts = sentences(passage);
    return positions.stream().map(texts::get).collect(Collectors.joining(" "))
        + " ["
        + passage.id()
        + "]";
  }
}

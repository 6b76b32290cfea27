package dev.tramline.examples.tutorial.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the types that one must know: those that important types use, by PageRank over the uses,
 * with a preference for what is public and documented.
 */
final class Ranking {

  private static final int ROUNDS = 50;
  private static final double DAMPING = 0.85;

  /** Tests and examples use what users use. */
  private static final double SHOWS_USE = 4;

  private static final double HIDDEN = 0.25;
  private static final double UNDOCUMENTED = 0.6;
  private static final double INTERNAL = 0.1;

  /** So that one large package does not take all chapters. */
  private static final double SAME_PACKAGE = 0.95;

  private final JavaCode code;
  private final List<JavaType> types;
  private final Map<JavaType, Set<JavaType>> supertypes;
  private final Map<JavaType, Double> scores;

  private Ranking(JavaCode code) {
    this.code = code;
    this.types = List.copyOf(code.types().values());
    this.supertypes = supertypes(code);
    this.scores = scores();
  }

  /**
   * Chooses what to write about.
   *
   * @param code the project
   * @param limit how many topics at most
   * @return the most important first
   */
  static List<Topic> topics(JavaCode code, int limit) {
    return new Ranking(code).choose(limit);
  }

  private Map<JavaType, Double> scores() {
    Map<JavaType, Map<JavaType, Double>> links = links();
    Map<JavaType, Double> start = new LinkedHashMap<>();
    types.forEach(type -> start.put(type, (1 - DAMPING) * (type.isUsageOnly() ? SHOWS_USE : 1)));
    Map<JavaType, Double> rank = new HashMap<>(start);
    for (int round = 0; round < ROUNDS; round++) {
      Map<JavaType, Double> next = new HashMap<>(start);
      links.forEach(
          (user, used) -> {
            double all = used.values().stream().mapToDouble(Double::doubleValue).sum();
            used.forEach(
                (type, weight) ->
                    next.merge(type, DAMPING * rank.get(user) * weight / all, Double::sum));
          });
      rank.putAll(next);
    }
    rank.replaceAll((type, score) -> score * preference(type));
    return rank;
  }

  /** Who uses whom, how much; in the order of files, so that sums come out the same each time. */
  private Map<JavaType, Map<JavaType, Double>> links() {
    Map<JavaType, Map<JavaType, Double>> links = new LinkedHashMap<>();
    for (Use use : code.uses()) {
      links
          .computeIfAbsent(use.user(), user -> new LinkedHashMap<>())
          .merge(use.used(), use.kind().weight(), Double::sum);
    }
    // the hundredth call says little more than the tenth
    links.values().forEach(used -> used.replaceAll((type, weight) -> Math.log1p(weight)));
    return links;
  }

  private static double preference(JavaType type) {
    // what has more to say is more worth a chapter
    return Math.log1p(type.lines())
        * (type.isPublic() ? 1 : HIDDEN)
        * (type.doc().isEmpty() ? UNDOCUMENTED : 1)
        * (type.isInternal() ? INTERNAL : 1);
  }

  private List<Topic> choose(int limit) {
    List<JavaType> candidates =
        new ArrayList<>(types.stream().filter(type -> !type.isUsageOnly()).toList());
    if (candidates.isEmpty()) {
      candidates.addAll(types); // a project of nothing but tests or examples
    }
    Map<JavaType, List<JavaType>> chosen = new LinkedHashMap<>();
    Map<String, Integer> perPackage = new HashMap<>();
    while (!candidates.isEmpty() && chosen.size() < limit) {
      JavaType best =
          candidates.stream()
              .max(Comparator.comparingDouble(type -> score(type, perPackage)))
              .orElseThrow();
      candidates.remove(best);
      Optional<JavaType> base = onlySupertype(best).filter(chosen::containsKey);
      if (base.isEmpty()) {
        chosen.put(best, new ArrayList<>());
        perPackage.merge(best.packageName(), 1, Integer::sum);
      } else if (best.isPublic() && !best.isInternal()) {
        chosen.get(base.get()).add(best);
      } // else it is how the chosen one works inside, and no topic
    }
    // those that were not reached are explained with what they are kinds of all the same
    for (JavaType rest : candidates) {
      onlySupertype(rest)
          .filter(base -> chosen.containsKey(base) && rest.isPublic() && !rest.isInternal())
          .ifPresent(base -> chosen.get(base).add(rest));
    }
    return chosen.entrySet().stream()
        .map(entry -> new Topic(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private double score(JavaType type, Map<String, Integer> perPackage) {
    int chosen = perPackage.getOrDefault(type.packageName(), 0);
    return scores.get(type) * Math.pow(SAME_PACKAGE, chosen);
  }

  /** The one type of the project that this one extends or implements, if there is just one. */
  private Optional<JavaType> onlySupertype(JavaType type) {
    Set<JavaType> known = supertypes.getOrDefault(type, Set.of());
    return known.size() == 1 ? Optional.of(known.iterator().next()) : Optional.empty();
  }

  private static Map<JavaType, Set<JavaType>> supertypes(JavaCode code) {
    return code.uses().stream()
        .filter(use -> use.kind() == UseKind.EXTENDS || use.kind() == UseKind.IMPLEMENTS)
        // what a nested type extends says nothing of the one around it
        .filter(use -> use.site().getParentNode().orElse(null) == use.user().declaration())
        .collect(
            Collectors.groupingBy(Use::user, Collectors.mapping(Use::used, Collectors.toSet())));
  }
}

package dev.tramline.examples.tutorial.offline;

import dev.tramline.examples.tutorial.Relationship;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the relationships between topics that are worth an arrow. */
final class Ties {

  /** More arrows than this per topic make a diagram that nobody reads. */
  private static final double PER_TOPIC = 1.6;

  private static final int AROUND = 6;
  private static final int FEW = 3;

  private record Tie(JavaType from, JavaType to, UseKind kind, double weight) {

    Relationship toRelationship() {
      return new Relationship(from.name(), to.name(), kind.label());
    }

    Tie and(Tie other) {
      UseKind closest = kind.compareTo(other.kind) <= 0 ? kind : other.kind;
      return new Tie(from, to, closest, weight + other.weight);
    }
  }

  private Ties() {}

  /**
   * Finds relationships.
   *
   * @param code the project
   * @param topics what it consists of
   * @return the strongest first; each topic has one, if it has anything to do with another
   */
  static List<Relationship> between(JavaCode code, List<Topic> topics) {
    List<Relationship> all = all(code, topics);
    Set<Relationship> kept = new LinkedHashSet<>();
    all.stream()
        .filter(tie -> !isMention(tie))
        .limit(Math.round(topics.size() * PER_TOPIC))
        .forEach(kept::add);
    for (Topic topic : topics) {
      String name = topic.main().name();
      if (kept.stream().noneMatch(tie -> tie.touches(name))) {
        all.stream().filter(tie -> tie.touches(name)).findFirst().ifPresent(kept::add);
      }
    }
    return List.copyOf(kept);
  }

  /**
   * Finds the relationships of one topic.
   *
   * @param code the project
   * @param topics what it consists of
   * @param name the name of the topic
   * @return the strongest first; mere mentions only if there is little else
   */
  static List<Relationship> around(JavaCode code, List<Topic> topics, String name) {
    List<Relationship> all = all(code, topics).stream().filter(tie -> tie.touches(name)).toList();
    List<Relationship> real = all.stream().filter(tie -> !isMention(tie)).toList();
    return (real.size() < FEW ? all : real).stream().limit(AROUND).toList();
  }

  private static boolean isMention(Relationship tie) {
    return tie.label().equals(UseKind.REFERS.label());
  }

  private static List<Relationship> all(JavaCode code, List<Topic> topics) {
    Map<List<JavaType>, Tie> ties = new LinkedHashMap<>();
    for (Use use : code.uses()) {
      if (isTopic(use.user(), topics) && isTopic(use.used(), topics)) {
        Tie tie = new Tie(use.user(), use.used(), use.kind(), use.kind().weight());
        ties.merge(List.of(tie.from(), tie.to()), tie, Tie::and);
      }
    }
    return ties.values().stream()
        .sorted(Comparator.comparingDouble(tie -> -tie.weight()))
        .filter(tie -> !isEchoed(tie, ties))
        .map(Tie::toRelationship)
        .toList();
  }

  /** Of two that mention each other, the one that says more about the other is enough. */
  private static boolean isEchoed(Tie tie, Map<List<JavaType>, Tie> ties) {
    Tie back = ties.get(List.of(tie.to(), tie.from()));
    return tie.kind() == UseKind.REFERS
        && back != null
        && (back.kind() != UseKind.REFERS
            || back.weight() > tie.weight()
            || back.weight() == tie.weight()
                && back.from().name().compareTo(tie.from().name()) < 0);
  }

  private static boolean isTopic(JavaType type, List<Topic> topics) {
    return topics.stream().anyMatch(topic -> topic.main() == type);
  }
}

package dev.tramline.examples.thought;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Jugs named A, B, C and what is in them.
 *
 * @param sizes how many litres each holds
 * @param litres how many are in it
 */
record Jugs(List<Integer> sizes, List<Integer> litres) {

  private static final String NAMES = "ABC";

  static Jugs empty(List<Integer> sizes) {
    return new Jugs(sizes, Collections.nCopies(sizes.size(), 0));
  }

  /** Everything that can be done now, in plain words, and what is in the jugs afterwards. */
  private Map<String, Jugs> moves() {
    Map<String, Jugs> moves = new LinkedHashMap<>();
    for (int i = 0; i < sizes.size(); i++) {
      moves.put("Fill jug " + name(i), with(i, sizes.get(i)));
      moves.put("Empty jug " + name(i), with(i, 0));
      for (int j = 0; j < sizes.size(); j++) {
        if (i != j) {
          int poured = Math.min(litres.get(i), sizes.get(j) - litres.get(j));
          moves.put(
              "Pour jug " + name(i) + " into jug " + name(j),
              with(i, litres.get(i) - poured).with(j, litres.get(j) + poured));
        }
      }
    }
    return moves;
  }

  private Jugs with(int jug, int amount) {
    List<Integer> changed = new ArrayList<>(litres);
    changed.set(jug, amount);
    return new Jugs(sizes, List.copyOf(changed));
  }

  /** After some moves, each in the words of {@link #measure}. */
  Jugs after(List<String> moves) {
    Jugs jugs = this;
    for (String move : moves) {
      jugs = jugs.moves().getOrDefault(move, jugs);
    }
    return jugs;
  }

  /** The fewest moves after which a jug has the amount, by breadth-first search. */
  Optional<List<String>> measure(int amount) {
    Map<Jugs, List<String>> ways = new HashMap<>(Map.of(this, List.of()));
    Deque<Jugs> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Jugs jugs = open.remove();
      List<String> way = ways.get(jugs);
      if (jugs.litres.contains(amount)) {
        return Optional.of(way);
      }
      jugs.moves()
          .forEach(
              (move, next) -> {
                if (!ways.containsKey(next)) {
                  List<String> longer = new ArrayList<>(way);
                  longer.add(move);
                  ways.put(next, longer);
                  open.add(next);
                }
              });
    }
    return Optional.empty();
  }

  /** The jug with the amount. */
  String nameOf(int amount) {
    return name(litres.indexOf(amount));
  }

  private static String name(int jug) {
    return NAMES.substring(jug, jug + 1);
  }

  @Override
  public String toString() {
    return IntStream.range(0, litres.size())
        .mapToObj(jug -> name(jug) + " has " + litres.get(jug))
        .collect(Collectors.joining(", "));
  }
}

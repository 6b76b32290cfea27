package dev.tramline.processor.check;

import dev.tramline.processor.check.RandomFlow.Effect;
import dev.tramline.processor.model.Need;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small random flow with forks in forks: at first one whose branches meet where they should, then
 * often spoilt a little. {@link #spec} says the same in the terms of the model.
 */
final class RandomForks {

  static final int KEYS = 4;
  private static final int MOST_NODES = 10;

  /** An exit without variant, or a variant: the number is -1 less the variant. */
  private static final int EXIT = -1;

  /**
   * An action.
   *
   * @param ends where it leads: the numbers of nodes, or of one exit; several make a fork
   * @param effects what it writes, by key
   */
  record Edge(List<Integer> ends, Map<Integer, Effect> effects) {}

  /** A node in the making. */
  static final class Spot {
    boolean list;
    boolean join;
    final List<Edge> edges = new ArrayList<>();
    final Map<Integer, Boolean> reads = new TreeMap<>();
  }

  final List<Spot> spots = new ArrayList<>();
  final Map<Integer, Boolean> inputs = new TreeMap<>();
  final List<Map<Integer, Boolean>> outputs = new ArrayList<>();
  final boolean sealed;

  /** The number of the first node. */
  final int start;

  private final Random random;
  private final boolean[] appended = new boolean[KEYS];

  RandomForks(long seed) {
    random = new Random(seed);
    sealed = chance(0.3);
    int variants = sealed ? 2 : 1;
    spots.add(new Spot());
    int first = block(EXIT, 2);
    lead(0, first);
    for (int i = 0; chance(0.5) && i < 2; i++) {
      spoil(variants);
    }
    Set<Integer> reached = exits();
    for (int variant = 0; variant < variants; variant++) {
      if (!reached.contains(-1 - variant)) {
        lead(0, -1 - variant);
      }
    }
    start = shuffle();
    fillKeys(variants);
  }

  /** Numbers the nodes anew, since what is inside must not be known by its number. */
  private int shuffle() {
    List<Integer> numbers = new ArrayList<>();
    List<Spot> before = List.copyOf(spots);
    before.forEach(spot -> numbers.add(numbers.size()));
    Collections.shuffle(numbers, random);
    for (int i = 0; i < before.size(); i++) {
      spots.set(numbers.get(i), before.get(i));
      before.get(i).edges.forEach(e -> e.ends().replaceAll(n -> n < 0 ? n : numbers.get(n)));
    }
    return numbers.get(0);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }

  private int add() {
    spots.add(new Spot());
    return spots.size() - 1;
  }

  private void lead(int from, int... ends) {
    List<Integer> targets = new ArrayList<>();
    for (int end : ends) {
      if (!targets.contains(end)) {
        targets.add(end);
      }
    }
    spots.get(from).edges.add(new Edge(targets, new TreeMap<>()));
  }

  /** Makes nodes that lead on to somewhere, and returns the first of them. */
  private int block(int next, int depth) {
    if (spots.size() >= MOST_NODES || depth == 0 || chance(0.25)) {
      return plain(next);
    }
    int on = chance(0.3) && spots.size() < MOST_NODES ? plain(next) : next;
    int fork = add();
    boolean shares = on >= 0 && spots.get(on).join && chance(0.3);
    int join = on;
    if (!shares && !(on == EXIT && chance(0.3))) {
      join = add();
      spots.get(join).join = true;
      lead(join, on);
    }
    int branches = 1 + pick(2);
    if (chance(0.5)) {
      spots.get(fork).list = true;
      for (int i = 0; i < branches; i++) {
        lead(fork, chance(0.1) ? join : block(join, depth - 1));
      }
    } else {
      int one = block(join, depth - 1);
      int other = chance(0.1) && join >= 0 ? join : block(join, depth - 1);
      lead(fork, one, other);
    }
    return fork;
  }

  private int plain(int next) {
    int node = add();
    lead(node, next);
    if (chance(0.15)) {
      lead(node, node);
    }
    if (chance(0.15)) {
      lead(node, next);
    }
    return node;
  }

  /** Changes one thing, which may make nonsense of the forks, or another sense. */
  private void spoil(int variants) {
    Spot spot = spots.get(pick(spots.size()));
    int target = chance(0.3) ? -1 - pick(variants) : pick(spots.size());
    if (chance(0.15)) {
      spot.join = !spot.join;
    } else if (chance(0.15)) {
      spot.list = !spot.list;
    } else if (chance(0.5) || spot.edges.isEmpty()) {
      lead(spots.indexOf(spot), target);
    } else {
      Edge edge = spot.edges.get(pick(spot.edges.size()));
      boolean several = edge.ends().size() > 1;
      if (!several || (target >= 0 && !edge.ends().contains(target))) {
        edge.ends().set(pick(edge.ends().size()), target);
      }
    }
  }

  private Set<Integer> exits() {
    Set<Integer> exits = new HashSet<>();
    spots.forEach(
        spot ->
            spot.edges.forEach(
                edge -> edge.ends().stream().filter(end -> end < 0).forEach(exits::add)));
    return exits;
  }

  private void fillKeys(int variants) {
    double density = 0.1 + 0.3 * random.nextDouble();
    double asking = 0.05 + 0.2 * random.nextDouble();
    for (int key = 0; key < KEYS; key++) {
      appended[key] = chance(0.2);
      if (chance(0.4)) {
        inputs.put(key, chance(0.6));
      }
    }
    for (Spot spot : spots) {
      fillReads(spot.reads, asking);
      for (int key = 0; key < KEYS; key++) {
        // What a list does not carry its node writes on every action.
        boolean beside = spot.list && chance(density / 2);
        for (Edge edge : spot.edges) {
          if (beside) {
            edge.effects().put(key, Effect.CELL);
          } else if (chance(density)) {
            Effect effect = effect(key);
            edge.effects().put(key, spot.list && effect == Effect.CELL ? Effect.SET : effect);
          }
        }
      }
    }
    for (int variant = 0; variant < variants; variant++) {
      outputs.add(new TreeMap<>());
      fillReads(outputs.get(variant), asking);
    }
  }

  private void fillReads(Map<Integer, Boolean> reads, double asking) {
    for (int key = 0; key < KEYS; key++) {
      if (chance(asking)) {
        reads.put(key, chance(0.7));
      }
    }
  }

  private Effect effect(int key) {
    if (appended[key] && chance(0.9)) {
      return Effect.APPEND;
    }
    double dice = random.nextDouble();
    return dice < 0.7 ? Effect.SET : dice < 0.85 ? Effect.CELL : Effect.OPTIONAL;
  }

  static String node(int node) {
    return "n" + node;
  }

  static String key(int key) {
    return "k" + key;
  }

  String variant(int end) {
    return sealed ? "v" + (-1 - end) : "";
  }

  /** The flow in one line for each node, for a failing case. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(node(start) + " first, inputs " + inputs + ", outputs " + outputs);
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      text.append("\n").append(node(i)).append(spot.list ? " list" : "");
      text.append(spot.join ? " join" : "").append(" reads ").append(spot.reads);
      text.append(" to ").append(spot.edges);
    }
    return text.toString();
  }

  FlowSpec spec() {
    FlowSpec spec = FlowSpec.flow("Random").start(node(start));
    inputs.forEach((key, required) -> spec.input(key(key), FakeType.ANY, need(required)));
    for (int i = 0; i < spots.size(); i++) {
      spec.node(describe(i));
    }
    for (int i = 0; i < outputs.size(); i++) {
      String variant = variant(-1 - i);
      spec.variant(variant);
      outputs
          .get(i)
          .forEach((k, required) -> spec.output(variant, key(k), FakeType.ANY, need(required)));
    }
    return spec;
  }

  private NodeSpec describe(int index) {
    Spot spot = spots.get(index);
    NodeSpec node = NodeSpec.node(node(index));
    if (spot.list) {
      node.forks();
    }
    if (spot.join) {
      node.join();
    }
    spot.reads.forEach((k, required) -> node.reads(key(k), FakeType.ANY, need(required)));
    for (int a = 0; a < spot.edges.size(); a++) {
      Edge edge = spot.edges.get(a);
      String action = "a" + a;
      node.actions(action);
      edge.effects().forEach((k, effect) -> describe(node, action, key(k), effect));
      if (edge.ends().get(0) < 0) {
        node.exit(action, variant(edge.ends().get(0)));
      } else {
        String[] targets = edge.ends().stream().map(RandomForks::node).toArray(String[]::new);
        node.transition(action, targets);
      }
    }
    return node;
  }

  private static void describe(NodeSpec node, String action, String key, Effect effect) {
    switch (effect) {
      case SET -> node.writes(action, key, FakeType.ANY);
      case OPTIONAL -> node.writesOptional(action, key, FakeType.ANY);
      case CELL -> node.writesCell(action, key, FakeType.ANY, false);
      case APPEND -> node.appends(action, key, FakeType.ANY);
    }
  }

  private static Need need(boolean required) {
    return required ? Need.REQUIRED : Need.OPTIONAL;
  }
}

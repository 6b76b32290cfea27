package dev.tramline.processor.check;

import dev.tramline.processor.model.Need;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A small random flow, as it is meant: nodes, edges and keys by number. {@link #spec} says the same
 * in the terms of the model, with a random choice among the ways to wire and to rename.
 */
final class RandomFlow {

  static final int MOST_NODES = 8;
  static final int KEYS = 5;

  /** What an action does to a key. */
  enum Effect {
    SET,
    OPTIONAL,
    CELL,
    APPEND
  }

  /**
   * An action.
   *
   * @param name its name
   * @param exit whether it ends the flow
   * @param target the node, or for an exit the variant
   * @param effects what it writes, by key
   */
  record Edge(String name, boolean exit, int target, Map<Integer, Effect> effects) {}

  final Random random;
  final int size;
  final int start;
  final boolean endless;
  final boolean sealed;
  final List<List<Edge>> edges = new ArrayList<>();

  /** By node, by key, whether the read is required. */
  final List<Map<Integer, Boolean>> reads = new ArrayList<>();

  /** By variant, by key, whether the output is required. */
  final List<Map<Integer, Boolean>> outputs = new ArrayList<>();

  /** By key, whether the input is required. */
  final Map<Integer, Boolean> inputs = new TreeMap<>();

  private final boolean[] appended = new boolean[KEYS];
  private final FlowSpec spec = FlowSpec.flow("Random");

  RandomFlow(long seed) {
    random = new Random(seed);
    size = 1 + random.nextInt(MOST_NODES);
    start = chance(0.8) ? 0 : random.nextInt(size);
    endless = chance(0.15);
    boolean connected = chance(0.85);
    double density = 0.2 + 0.6 * random.nextDouble();
    double asking = 0.05 + 0.2 * random.nextDouble();
    for (int key = 0; key < KEYS; key++) {
      appended[key] = chance(0.1);
      if (chance(density / 2)) {
        inputs.put(key, chance(0.7));
      }
    }
    List<List<Integer>> targets = targets(connected);
    sealed = numberVariants(targets);
    for (int node = 0; node < size; node++) {
      reads.add(needs(asking, 0.6));
      addEdges(targets.get(node), density);
    }
    for (int variant = 0; variant < Math.max(1, variants(targets)); variant++) {
      outputs.add(needs(asking, 0.6));
    }
    describe();
  }

  FlowSpec spec() {
    return spec;
  }

  boolean isAppended(int key) {
    return edges.stream()
        .flatMap(List::stream)
        .anyMatch(edge -> edge.effects().get(key) == Effect.APPEND);
  }

  boolean isSupplied(int key) {
    return inputs.containsKey(key)
        || edges.stream().flatMap(List::stream).anyMatch(e -> e.effects().containsKey(key));
  }

  static String node(int node) {
    return "n" + node;
  }

  static String key(int key) {
    return "k" + key;
  }

  String variant(int variant) {
    return sealed ? "v" + variant : "";
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Draws the targets of each node: a node's number, or for the exit as a variant -1 less it. */
  private List<List<Integer>> targets(boolean connected) {
    List<List<Integer>> targets = new ArrayList<>();
    int variants = 1 + random.nextInt(3);
    double exits = 0.15 + 0.4 * random.nextDouble();
    for (int node = 0; node < size; node++) {
      targets.add(new ArrayList<>());
      int actions = chance(0.03) ? 0 : 1 + random.nextInt(3);
      for (int action = 0; action < actions; action++) {
        boolean exit = chance(exits);
        targets.get(node).add(exit ? -1 - random.nextInt(variants) : random.nextInt(size));
      }
    }
    List<Integer> reached = new ArrayList<>(List.of(start));
    for (int node = 0; connected && node < size; node++) {
      if (node != start) {
        targets.get(reached.get(random.nextInt(reached.size()))).add(node);
        reached.add(node);
      }
    }
    if (connected && chance(0.8)) {
      // An exit after the last node, and often some on the way, leaves few traps.
      targets.forEach(ofNode -> ofNode.add(-1 - random.nextInt(variants)));
    }
    targets.forEach(ofNode -> Collections.shuffle(ofNode, random));
    return targets;
  }

  /** Leaves no variant without exit; decides whether the result is sealed. */
  private boolean numberVariants(List<List<Integer>> targets) {
    boolean makeSealed =
        chance(0.6) && targets.stream().anyMatch(t -> t.stream().anyMatch(v -> v < 0));
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    for (List<Integer> ofNode : targets) {
      ofNode.replaceAll(
          t -> t >= 0 ? t : makeSealed ? numbers.computeIfAbsent(t, v -> -1 - numbers.size()) : -1);
    }
    return makeSealed;
  }

  private static int variants(List<List<Integer>> targets) {
    return targets.stream().flatMap(List::stream).mapToInt(t -> -t).max().orElse(0);
  }

  private Map<Integer, Boolean> needs(double some, double required) {
    Map<Integer, Boolean> needs = new TreeMap<>();
    for (int key = 0; key < KEYS; key++) {
      if (chance(some)) {
        needs.put(key, chance(required));
      }
    }
    return needs;
  }

  private void addEdges(List<Integer> targets, double density) {
    int node = edges.size();
    List<Edge> ofNode = new ArrayList<>();
    for (int target : targets) {
      Map<Integer, Effect> effects = new TreeMap<>();
      for (int key = 0; key < KEYS; key++) {
        if (chance(density)) {
          effects.put(key, effect(key));
        }
      }
      String plain = target >= 0 ? node(target) : variant(-1 - target);
      boolean free = ofNode.stream().noneMatch(edge -> edge.name().equals(plain));
      boolean byName = chance(0.6) && free && target != node && !plain.isEmpty();
      boolean byDefault = target < 0 && !sealed && targets.size() == 1 && chance(0.5);
      String name = byDefault ? "default" : byName ? plain : "a" + ofNode.size();
      ofNode.add(new Edge(name, target < 0, target < 0 ? -1 - target : target, effects));
    }
    edges.add(ofNode);
  }

  private Effect effect(int key) {
    if (appended[key] && chance(0.8)) {
      return Effect.APPEND;
    }
    double dice = random.nextDouble();
    return dice < 0.6 ? Effect.SET : dice < 0.8 ? Effect.CELL : Effect.OPTIONAL;
  }

  private void describe() {
    spec.start(node(start));
    if (endless) {
      spec.endless();
    }
    inputs.forEach((key, required) -> spec.input(key(key), FakeType.STRINGS, need(required)));
    for (int node = 0; node < size; node++) {
      spec.node(describe(node));
    }
    for (int i = 0; i < outputs.size(); i++) {
      String variant = variant(i);
      spec.variant(variant);
      outputs
          .get(i)
          .forEach((k, required) -> spec.output(variant, key(k), FakeType.STRINGS, need(required)));
    }
  }

  private NodeSpec describe(int index) {
    NodeSpec node = NodeSpec.node(node(index));
    List<String> own = ownNames(index, node);
    reads
        .get(index)
        .forEach((k, required) -> node.reads(own.get(k), FakeType.STRINGS, need(required)));
    if (edges.get(index).isEmpty()) {
      node.withoutActions();
    }
    for (Edge edge : edges.get(index)) {
      node.actions(edge.name());
      edge.effects().forEach((k, effect) -> describe(node, edge.name(), own.get(k), effect));
      wire(index, node, edge);
    }
    return node;
  }

  /** Names the keys as the node does: alike, exchanged with each other, or by other names. */
  private List<String> ownNames(int index, NodeSpec node) {
    List<String> own = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      own.add(key(key));
    }
    if (chance(0.4)) {
      Collections.shuffle(own, random);
    }
    for (int key = 0; key < KEYS; key++) {
      if (chance(0.1)) {
        own.set(key, "own" + key);
      }
      int k = key;
      boolean used =
          reads.get(index).containsKey(k)
              || edges.get(index).stream().anyMatch(edge -> edge.effects().containsKey(k));
      if (used && !own.get(key).equals(key(key))) {
        node.rename(own.get(key), key(key));
      }
    }
    return own;
  }

  private static void describe(NodeSpec node, String action, String key, Effect effect) {
    switch (effect) {
      case SET -> node.writes(action, key, FakeType.STRINGS);
      case OPTIONAL -> node.writesOptional(action, key, FakeType.STRINGS);
      case CELL -> node.writesCell(action, key, FakeType.STRINGS, false);
      case APPEND -> node.appends(action, key, FakeType.STRING);
    }
  }

  private void wire(int index, NodeSpec node, Edge edge) {
    if (!edge.exit()) {
      boolean byName = edge.name().equals(node(edge.target())) && edge.target() != index;
      if (!byName || chance(0.2)) {
        node.transition(edge.name(), node(edge.target()));
      }
      return;
    }
    boolean byName = sealed && edge.name().equals(variant(edge.target()));
    boolean byDefault = !sealed && edge.name().equals("default");
    if (byName && chance(0.5)) {
      node.exit(edge.name());
    } else if (!byName && !byDefault || chance(0.2)) {
      node.exit(edge.name(), variant(edge.target()));
    }
  }

  private static Need need(boolean required) {
    return required ? Need.REQUIRED : Need.OPTIONAL;
  }
}

package dev.tramline.processor.check;

import dev.tramline.processor.check.RandomFlow.Edge;
import dev.tramline.processor.check.RandomFlow.Effect;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says what is wrong with a {@link RandomFlow} by running it: every run, step by step, with all
 * keys at once and each absence drawn both ways. Deliberately unlike the checks, which look at one
 * key at a time and at the worse case only.
 *
 * <p>A run that finds a required key unset notes it and goes on with the key set, as the checks
 * promise to report what comes of one mistake once.
 */
final class Explorer {

  /** Where a run is: a node, and the set of keys that are set there, as bits. */
  private record Spot(int node, int set) {}

  private final RandomFlow flow;

  /** By {@code node key}, the least number of steps after which the read finds nothing. */
  final Map<String, Integer> unsetReads = new TreeMap<>();

  /** By {@code variant key}, the least number of steps, the exit included. */
  final Map<String, Integer> unsetOutputs = new TreeMap<>();

  final Set<String> unreachable = new TreeSet<>();
  final Set<String> traps = new TreeSet<>();
  final Set<String> unwritten = new TreeSet<>();

  Explorer(RandomFlow flow) {
    this.flow = flow;
    findUnwritten();
    run();
    findTraps();
  }

  private void findUnwritten() {
    for (int key = 0; key < RandomFlow.KEYS; key++) {
      int k = key;
      boolean asked =
          flow.reads.stream().anyMatch(reads -> reads.containsKey(k))
              || flow.outputs.stream().anyMatch(outputs -> outputs.containsKey(k));
      if (asked && !flow.isSupplied(k)) {
        unwritten.add(RandomFlow.key(k));
      }
    }
  }

  /** Runs all runs in step with each other, as far as they differ. */
  private void run() {
    Set<Integer> visited = new HashSet<>();
    Set<Spot> seen = new HashSet<>();
    Set<Spot> now = new HashSet<>(Set.of(enter(flow.start, setAtStart(), 0)));
    for (int steps = 0; !now.isEmpty(); steps++) {
      Set<Spot> then = new HashSet<>();
      for (Spot spot : now) {
        visited.add(spot.node());
        if (seen.add(spot)) {
          for (Edge edge : flow.edges.get(spot.node())) {
            for (int set : after(edge, spot.set())) {
              if (edge.exit()) {
                leave(edge.target(), set, steps + 1);
              } else {
                then.add(enter(edge.target(), set, steps + 1));
              }
            }
          }
        }
      }
      now = then;
    }
    for (int node = 0; node < flow.size; node++) {
      if (!visited.contains(node)) {
        unreachable.add(RandomFlow.node(node));
      }
    }
  }

  /** An absent optional input is the only way to have less than all inputs. */
  private int setAtStart() {
    int set = 0;
    for (int key = 0; key < RandomFlow.KEYS; key++) {
      if (flow.isAppended(key) || flow.inputs.getOrDefault(key, false)) {
        set |= 1 << key;
      }
    }
    return set;
  }

  private Spot enter(int node, int set, int steps) {
    int mended = set;
    for (Map.Entry<Integer, Boolean> read : flow.reads.get(node).entrySet()) {
      int bit = 1 << read.getKey();
      if (read.getValue() && (set & bit) == 0) {
        mended |= bit;
        note(unsetReads, RandomFlow.node(node), read.getKey(), steps);
      }
    }
    return new Spot(node, mended);
  }

  private void leave(int variant, int set, int steps) {
    flow.outputs
        .get(variant)
        .forEach(
            (key, required) -> {
              if (required && (set & 1 << key) == 0) {
                note(unsetOutputs, flow.variant(variant), key, steps);
              }
            });
  }

  private void note(Map<String, Integer> where, String place, int key, int steps) {
    if (!unwritten.contains(RandomFlow.key(key))) {
      where.merge(place + " " + RandomFlow.key(key), steps, Math::min);
    }
  }

  /** Lists all that can be set after an action. */
  private Set<Integer> after(Edge edge, int before) {
    Set<Integer> outcomes = new HashSet<>(Set.of(before));
    edge.effects()
        .forEach(
            (key, effect) -> {
              Set<Integer> with = new HashSet<>();
              for (int set : outcomes) {
                with.add(set | 1 << key);
                if (effect == Effect.CELL) {
                  with.add(set);
                } else if (effect == Effect.OPTIONAL && !flow.isAppended(key)) {
                  with.add(set & ~(1 << key));
                }
              }
              outcomes.clear();
              outcomes.addAll(with);
            });
    return outcomes;
  }

  /** By the matrix of what leads to what, which is filled until nothing changes. */
  private void findTraps() {
    int exit = flow.size;
    boolean[][] leads = new boolean[flow.size][flow.size + 1];
    for (int node = 0; node < flow.size; node++) {
      leads[node][node] = true;
      for (Edge edge : flow.edges.get(node)) {
        leads[node][edge.exit() ? exit : edge.target()] = true;
      }
    }
    for (int via = 0; via < flow.size; via++) {
      for (int from = 0; from < flow.size; from++) {
        for (int to = 0; to <= flow.size; to++) {
          leads[from][to] |= leads[from][via] && leads[via][to];
        }
      }
    }
    for (int node = 0; node < flow.size && !flow.endless; node++) {
      boolean isTrap = leads[flow.start][node] && !leads[node][exit];
      for (int other = 0; other < flow.size; other++) {
        // One name for each trap: no way out of it, and nothing in it comes before.
        boolean staysIn = !leads[node][other] || leads[other][node];
        isTrap &= staysIn && !(leads[node][other] && other < node);
      }
      if (isTrap) {
        traps.add(RandomFlow.node(node));
      }
    }
  }
}

package dev.tramline.processor.check;

import dev.tramline.processor.check.RandomForks.Edge;
import dev.tramline.processor.check.RandomForks.Spot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says whether the forks of a {@link RandomForks} have places to meet, by trying all: every fork is
 * given every join, or the exit, and branches are then walked step by step to see if that holds.
 * Deliberately unlike the check, which finds the one place that the rules prescribe.
 */
final class ForkWalker {

  static final int EXIT = -1;

  /**
   * A fork.
   *
   * @param node where it is
   * @param edge the action, or -1 if the node returns a list
   * @param starts where branches start: nodes, exits, or, of a list, forks as {@link #forkEnd}
   */
  record Fork(int node, int edge, List<Integer> starts) {
    boolean isList() {
      return edge < 0;
    }
  }

  final RandomForks flow;
  final List<Fork> forks = new ArrayList<>();
  private final List<Set<Integer>> common = new ArrayList<>();

  ForkWalker(RandomForks flow) {
    this.flow = flow;
    for (int node = 0; node < flow.spots.size(); node++) {
      Spot spot = flow.spots.get(node);
      int own = forks.size();
      if (spot.list) {
        forks.add(new Fork(node, -1, new ArrayList<>()));
      }
      for (int e = 0; e < spot.edges.size(); e++) {
        List<Integer> ends = spot.edges.get(e).ends();
        int start = ends.get(0);
        if (ends.size() > 1) {
          start = forkEnd(forks.size());
          forks.add(new Fork(node, e, ends));
        }
        if (spot.list) {
          forks.get(own).starts().add(start);
        }
      }
    }
    forks.forEach(fork -> common.add(commonJoins(fork)));
  }

  /** Numbers that stand for forks where else stand nodes and exits. */
  static int forkEnd(int fork) {
    return -100 - fork;
  }

  static boolean isFork(int end) {
    return end <= -100;
  }

  static int forkOf(int end) {
    return -100 - end;
  }

  int listAt(int node) {
    for (int i = 0; i < forks.size(); i++) {
      if (forks.get(i).node() == node && forks.get(i).isList()) {
        return i;
      }
    }
    return -1;
  }

  /** Where an action leads: a node, an exit or a fork. */
  int end(int node, int edge) {
    for (int i = 0; i < forks.size(); i++) {
      if (forks.get(i).node() == node && forks.get(i).edge() == edge) {
        return forkEnd(i);
      }
    }
    return flow.spots.get(node).edges.get(edge).ends().get(0);
  }

  /** The nodes and exits at which an end is, or its branches are. */
  List<Integer> flat(int end) {
    return isFork(end) ? forks.get(forkOf(end)).starts() : List.of(end);
  }

  /** Whether every node can be reached and left, which other tests are about. */
  boolean graphIsGood() {
    int size = flow.spots.size();
    for (int node = 0; node < size; node++) {
      boolean leaves = reach(List.of(node), Set.of()).stream().anyMatch(end -> end < 0);
      if (!leaves) {
        return false;
      }
    }
    return reach(List.of(flow.start), Set.of()).stream().filter(end -> end >= 0).count() == size;
  }

  /** What can be come to from some ends, these included, passing none of some nodes. */
  private Set<Integer> reach(List<Integer> from, Set<Integer> avoiding) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> open = new ArrayList<>();
    from.forEach(end -> open.addAll(flat(end)));
    while (!open.isEmpty()) {
      int end = open.remove(open.size() - 1);
      if (!avoiding.contains(end) && seen.add(end) && end >= 0) {
        for (Edge edge : flow.spots.get(end).edges) {
          open.addAll(edge.ends());
        }
      }
    }
    return seen;
  }

  /** The joins on every path that ends, or comes back, without passing a node twice. */
  private Set<Integer> commonJoins(Fork fork) {
    List<Set<Integer>> paths = new ArrayList<>();
    for (int start : fork.starts()) {
      flat(start).forEach(end -> paths(fork, end, new ArrayList<>(), paths));
    }
    Set<Integer> joins = new HashSet<>();
    for (int node = 0; node < flow.spots.size(); node++) {
      int join = node;
      if (flow.spots.get(node).join && paths.stream().allMatch(path -> path.contains(join))) {
        joins.add(node);
      }
    }
    return joins;
  }

  private void paths(Fork fork, int end, List<Integer> before, List<Set<Integer>> paths) {
    if (end < 0 || end == fork.node()) {
      paths.add(new HashSet<>(before));
    } else if (!before.contains(end)) {
      List<Integer> path = new ArrayList<>(before);
      path.add(end);
      flow.spots
          .get(end)
          .edges
          .forEach(edge -> edge.ends().forEach(next -> paths(fork, next, path, paths)));
    }
  }

  /** Lists all ways to give every fork a place to meet, as places by fork. */
  List<int[]> solutions() {
    List<Integer> places = new ArrayList<>(List.of(EXIT));
    for (int node = 0; node < flow.spots.size(); node++) {
      if (flow.spots.get(node).join) {
        places.add(node);
      }
    }
    List<int[]> solutions = new ArrayList<>();
    int[] choice = new int[forks.size()];
    long all = Math.round(Math.pow(places.size(), forks.size()));
    for (long number = 0; number < all; number++) {
      long rest = number;
      for (int i = 0; i < choice.length; i++) {
        choice[i] = places.get((int) (rest % places.size()));
        rest /= places.size();
      }
      if (usesAll(choice) && holds(choice)) {
        solutions.add(choice.clone());
      }
    }
    return solutions;
  }

  private boolean usesAll(int[] choice) {
    Set<Integer> used = new HashSet<>();
    Arrays.stream(choice).forEach(used::add);
    for (int node = 0; node < flow.spots.size(); node++) {
      if (flow.spots.get(node).join && !used.contains(node)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all branches of all forks come to where they are to meet. */
  boolean holds(int[] choice) {
    for (int i = 0; i < choice.length; i++) {
      if (!holds(i, choice)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(int index, int[] choice) {
    Fork fork = forks.get(index);
    int join = choice[index];
    Set<Integer> region = region(index, join);
    boolean leaves = region.stream().anyMatch(end -> end < 0);
    long variants = region.stream().filter(end -> end < 0).count();
    if (region.contains(fork.node()) || (join >= 0 ? leaves : variants != 1)) {
      return false;
    }
    for (int inner = 0; inner < choice.length; inner++) {
      boolean inside = region.contains(forks.get(inner).node()) || isStart(fork, inner);
      int end = choice[inner];
      if (inside && inner != index && end != join && !(end >= 0 && region.contains(end))) {
        return false;
      }
    }
    return noNearer(index, choice);
  }

  private static boolean isStart(Fork fork, int inner) {
    return fork.starts().contains(forkEnd(inner));
  }

  /** The nodes and exits in the branches of a fork. */
  Set<Integer> region(int fork, int join) {
    return reach(forks.get(fork).starts(), join < 0 ? Set.of() : Set.of(join));
  }

  /** No path comes, with no other fork open, to another join that could have been meant. */
  private boolean noNearer(int index, int[] choice) {
    for (int node = 0; node < flow.spots.size(); node++) {
      boolean other = flow.spots.get(node).join && node != choice[index];
      boolean possible = choice[index] < 0 || common.get(index).contains(node);
      if (other && possible && comesPlainly(index, node, choice)) {
        return false;
      }
    }
    return true;
  }

  private boolean comesPlainly(int index, int join, int[] choice) {
    Set<Integer> seen = new HashSet<>(Set.of(join));
    List<Integer> open = new ArrayList<>(forks.get(index).starts());
    while (!open.isEmpty()) {
      int end = open.remove(open.size() - 1);
      if (end == join) {
        return true;
      }
      int at = isFork(end) ? choice[forkOf(end)] : end;
      if (at >= 0 && at != choice[index] && seen.add(at)) {
        int list = listAt(at);
        for (int e = 0; list < 0 && e < flow.spots.get(at).edges.size(); e++) {
          open.add(end(at, e));
        }
        if (list >= 0) {
          open.add(forkEnd(list));
        }
      }
    }
    return false;
  }
}

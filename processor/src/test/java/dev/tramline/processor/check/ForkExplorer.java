package dev.tramline.processor.check;

import dev.tramline.processor.check.RandomFlow.Effect;
import dev.tramline.processor.check.RandomForks.Edge;
import dev.tramline.processor.check.RandomForks.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says what is wrong with the keys of a {@link RandomForks} by running it, with all keys at once,
 * each branch on a copy of the store, each absence drawn both ways. Deliberately unlike the checks,
 * which look at one key at a time and at the worse case only.
 */
final class ForkExplorer {

  /** What is open at a node: forks with their branches, the innermost last. */
  private record Open(int fork, int branch) {}

  private record Visit(int node, List<Open> open) {}

  /** How a branch ends: the keys set, and those that were found missing and then taken as set. */
  private record Store(int set, int missed) {}

  private final RandomForks flow;
  private final ForkWalker walker;
  private final int[] joins;
  private final Set<Visit> visits = new HashSet<>();

  /** By fork and key, what each branch does to it: 1 writes, 2 appends. */
  private final List<Map<Integer, Map<Integer, Integer>>> done = new ArrayList<>();

  private final Map<List<Object>, Set<Store>> known = new HashMap<>();

  final Set<String> unwritten = new TreeSet<>();
  final Set<String> clashing = new TreeSet<>();
  final Set<String> unsetReads = new TreeSet<>();
  final Set<String> unsetOutputs = new TreeSet<>();

  ForkExplorer(ForkWalker walker, int[] joins) {
    this.walker = walker;
    this.flow = walker.flow;
    this.joins = joins;
    walker.forks.forEach(fork -> done.add(new TreeMap<>()));
    visit(flow.start, List.of());
    findClashes();
    findUnwritten();
    findUnset();
  }

  // ---- who does what where ----

  private void go(int end, List<Open> open) {
    if (ForkWalker.isFork(end)) {
      int fork = ForkWalker.forkOf(end);
      List<Integer> starts = walker.forks.get(fork).starts();
      for (int i = 0; i < starts.size(); i++) {
        go(starts.get(i), with(open, new Open(fork, i)));
      }
    } else if (end >= 0) {
      List<Open> left = open;
      while (!left.isEmpty() && joins[left.get(left.size() - 1).fork()] == end) {
        left = left.subList(0, left.size() - 1);
      }
      visit(end, List.copyOf(left));
    }
  }

  private static List<Open> with(List<Open> open, Open another) {
    List<Open> all = new ArrayList<>(open);
    all.add(another);
    return List.copyOf(all);
  }

  private void visit(int node, List<Open> open) {
    if (!visits.add(new Visit(node, open))) {
      return;
    }
    Spot spot = flow.spots.get(node);
    int list = walker.listAt(node);
    for (int e = 0; e < spot.edges.size(); e++) {
      List<Open> inside = list < 0 ? open : with(open, new Open(list, e));
      for (Map.Entry<Integer, Effect> entry : spot.edges.get(e).effects().entrySet()) {
        List<Open> at = entry.getValue() == Effect.CELL ? open : inside;
        int what = entry.getValue() == Effect.APPEND ? 2 : 1;
        at.forEach(each -> note(each, entry.getKey(), what));
      }
      go(walker.end(node, e), inside);
    }
    if (list >= 0) {
      go(joins[list], open);
    }
  }

  private void note(Open open, int key, int what) {
    done.get(open.fork())
        .computeIfAbsent(key, k -> new TreeMap<>())
        .merge(open.branch(), what, (a, b) -> a | b);
  }

  private boolean isOwn(int fork, int key) {
    return walker.forks.get(fork).isList()
        && done.get(fork).getOrDefault(key, Map.of()).values().stream().anyMatch(w -> (w & 1) != 0);
  }

  private void findClashes() {
    for (int fork = 0; fork < done.size(); fork++) {
      boolean list = walker.forks.get(fork).isList();
      done.get(fork)
          .forEach(
              (key, byBranch) -> {
                boolean written = byBranch.values().stream().anyMatch(w -> (w & 1) != 0);
                boolean appended = byBranch.values().stream().anyMatch(w -> (w & 2) != 0);
                if (written && (list ? appended : byBranch.size() > 1)) {
                  clashing.add(RandomForks.key(key));
                }
              });
      for (int key = 0; list && key < RandomForks.KEYS; key++) {
        if (isOwn(fork, key) && isUsedInAndOutside(fork, key)) {
          clashing.add(RandomForks.key(key));
        }
      }
    }
  }

  private boolean isUsedInAndOutside(int fork, int key) {
    Set<Integer> inside = new HashSet<>();
    Set<Integer> outside = new HashSet<>();
    for (Visit visit : visits) {
      if (uses(visit.node(), key)) {
        boolean isInside = visit.open().stream().anyMatch(open -> open.fork() == fork);
        (isInside ? inside : outside).add(visit.node());
      }
    }
    inside.retainAll(outside);
    return !inside.isEmpty();
  }

  private boolean uses(int node, int key) {
    Spot spot = flow.spots.get(node);
    int list = walker.listAt(node);
    return spot.reads.containsKey(key)
        || spot.edges.stream().anyMatch(edge -> edge.effects().containsKey(key))
        || (list >= 0 && isOwn(list, key));
  }

  private void findUnwritten() {
    for (int key = 0; key < RandomForks.KEYS; key++) {
      int k = key;
      boolean asked =
          flow.outputs.stream().anyMatch(outputs -> outputs.containsKey(k))
              || flow.spots.stream().anyMatch(spot -> spot.reads.containsKey(k));
      boolean written =
          flow.spots.stream()
              .anyMatch(s -> s.edges.stream().anyMatch(e -> e.effects().containsKey(k)));
      if (asked && !written && !flow.inputs.containsKey(k)) {
        unwritten.add(RandomForks.key(key));
      }
    }
  }

  // ---- running ----

  private boolean isAppended(int key) {
    return flow.spots.stream()
        .flatMap(spot -> spot.edges.stream())
        .anyMatch(edge -> edge.effects().get(key) == Effect.APPEND);
  }

  private void findUnset() {
    int set = 0;
    for (int key = 0; key < RandomForks.KEYS; key++) {
      if (isAppended(key) || flow.inputs.getOrDefault(key, false)) {
        set |= 1 << key;
      }
    }
    run(-1, flow.start, 0, set);
    unsetReads.removeIf(this::isAboutABadKey);
    unsetOutputs.removeIf(this::isAboutABadKey);
  }

  private boolean isAboutABadKey(String finding) {
    String key = finding.substring(finding.indexOf(' ') + 1);
    return unwritten.contains(key) || clashing.contains(key);
  }

  /** Runs from an end to where a fork joins, or the flow ends, in all ways. */
  private Set<Store> run(int fork, int start, int own, int set) {
    List<Object> question = List.of(fork, start, own, set);
    Set<Store> ended = known.get(question);
    if (ended == null) {
      ended = new HashSet<>();
      Course course = new Course(fork, own, ended);
      course.come(start, new Store(set, 0));
      course.run();
      known.put(question, ended);
    }
    return ended;
  }

  /** All runs of one branch, or of the flow, as far as they differ. */
  private final class Course {

    private record At(int node, Store store) {}

    private final int fork;
    private final int own;
    private final Set<Store> ended;
    private final Set<At> seen = new HashSet<>();
    private final List<At> open = new ArrayList<>();

    /** Starts a course in which some keys are the branch's own, as bits. */
    Course(int fork, int own, Set<Store> ended) {
      this.fork = fork;
      this.own = own;
      this.ended = ended;
    }

    void run() {
      while (!open.isEmpty()) {
        At at = open.remove(open.size() - 1);
        int list = walker.listAt(at.node());
        if (list < 0) {
          act(at);
        } else {
          forkList(at, list);
        }
      }
    }

    void come(int end, Store store) {
      if (ForkWalker.isFork(end)) {
        forkAll(ForkWalker.forkOf(end), store);
      } else if (fork >= 0 && (end < 0 || end == joins[fork])) {
        ended.add(store);
      } else if (end < 0) {
        leave(end, store);
      } else {
        At at = new At(end, enter(end, store));
        if (seen.add(at)) {
          open.add(at);
        }
      }
    }

    private Store enter(int node, Store store) {
      int missed = 0;
      for (Map.Entry<Integer, Boolean> read : flow.spots.get(node).reads.entrySet()) {
        if (read.getValue() && (store.set() & 1 << read.getKey()) == 0) {
          missed |= 1 << read.getKey();
          unsetReads.add(RandomForks.node(node) + " " + RandomForks.key(read.getKey()));
        }
      }
      return new Store(store.set() | missed, store.missed() | missed);
    }

    private void leave(int end, Store store) {
      flow.outputs
          .get(-1 - end)
          .forEach(
              (key, required) -> {
                if (required && (store.set() & 1 << key) == 0) {
                  unsetOutputs.add(flow.variant(end) + " " + RandomForks.key(key));
                }
              });
    }

    private void act(At at) {
      Spot spot = flow.spots.get(at.node());
      for (int e = 0; e < spot.edges.size(); e++) {
        for (int set : after(spot.edges.get(e), at.store().set(), own, true)) {
          come(walker.end(at.node(), e), new Store(set, at.store().missed()));
        }
      }
    }

    /** All branches in all ways; behind them stands what the one writer of each key made. */
    private void forkAll(int inner, Store store) {
      List<Integer> starts = walker.forks.get(inner).starts();
      Set<List<Store>> together = new HashSet<>(Set.of(List.of()));
      for (int start : starts) {
        Set<List<Store>> more = new HashSet<>();
        for (Store end : ForkExplorer.this.run(inner, start, own, store.set())) {
          for (List<Store> sofar : together) {
            List<Store> ends = new ArrayList<>(sofar);
            ends.add(end);
            more.add(ends);
          }
        }
        together = more;
      }
      Set<Store> merged = new HashSet<>();
      for (List<Store> ends : together) {
        int missed = 0;
        for (int i = 0; i < ends.size(); i++) {
          missed |= ends.get(i).missed() & ~written(inner, i);
        }
        for (int set : merge(inner, store.set(), ends, missed)) {
          merged.add(new Store(set, store.missed() | missed));
        }
      }
      merged.forEach(end -> come(endOf(inner), end));
    }

    /** What one branch missed and another wrote, that one wrote as if it had not been missing. */
    private Set<Integer> merge(int inner, int before, List<Store> ends, int missed) {
      Set<Integer> merged = new HashSet<>(Set.of(before | missed));
      for (int i = 0; i < ends.size(); i++) {
        int written = written(inner, i);
        int again = written & missed;
        int start = walker.forks.get(inner).starts().get(i);
        Set<Integer> next = new HashSet<>();
        for (int sofar : merged) {
          int set = (sofar & ~written) | (ends.get(i).set() & written & ~again);
          if (again == 0) {
            next.add(set);
          } else {
            for (Store end : ForkExplorer.this.run(inner, start, own, before | again)) {
              next.add(set | (end.set() & again));
            }
          }
        }
        merged = next;
      }
      return merged;
    }

    /** The keys that a branch writes, as bits. */
    private int written(int inner, int branch) {
      int written = 0;
      for (int key = 0; key < RandomForks.KEYS; key++) {
        Map<Integer, Integer> who = done.get(inner).getOrDefault(key, Map.of());
        written |= (who.getOrDefault(branch, 0) & 1) << key;
      }
      return written;
    }

    /** No branch at all, or one; more differ from these in nothing that counts. */
    private void forkList(At at, int inner) {
      Spot spot = flow.spots.get(at.node());
      int owned = 0;
      for (int key = 0; key < RandomForks.KEYS; key++) {
        owned |= (isOwn(inner, key) ? 1 : 0) << key;
      }
      if (spot.edges.isEmpty()) {
        come(endOf(inner), new Store(at.store().set() | owned, at.store().missed()));
      }
      for (int e = 0; e < spot.edges.size(); e++) {
        for (int set : after(spot.edges.get(e), at.store().set(), own, false)) {
          come(endOf(inner), new Store(set | owned, at.store().missed()));
          for (int inside : after(outcome(spot.edges.get(e)), set & ~owned, own | owned, true)) {
            for (Store end :
                ForkExplorer.this.run(
                    inner, walker.forks.get(inner).starts().get(e), own | owned, inside)) {
              int missed = end.missed() & ~owned;
              come(endOf(inner), new Store(set | owned | missed, at.store().missed() | missed));
            }
          }
        }
      }
    }
  }

  private int endOf(int fork) {
    return joins[fork] >= 0
        ? joins[fork]
        : walker.region(fork, joins[fork]).stream()
            .filter(end -> end < 0)
            .findFirst()
            .orElseThrow();
  }

  private static Edge outcome(Edge edge) {
    Map<Integer, Effect> effects = new TreeMap<>(edge.effects());
    effects.values().removeIf(effect -> effect == Effect.CELL);
    return new Edge(edge.ends(), effects);
  }

  /** Lists all that can be set after an action; of a list without what its outcomes carry. */
  private Set<Integer> after(Edge edge, int before, int own, boolean all) {
    Set<Integer> outcomes = new HashSet<>(Set.of(before));
    edge.effects()
        .forEach(
            (key, effect) -> {
              if (!all && effect != Effect.CELL) {
                return;
              }
              boolean stays = isAppended(key) && (own & 1 << key) == 0;
              Set<Integer> with = new HashSet<>();
              for (int set : outcomes) {
                with.add(set | 1 << key);
                if (effect == Effect.CELL) {
                  with.add(set);
                } else if (effect == Effect.OPTIONAL && !stays) {
                  with.add(set & ~(1 << key));
                }
              }
              outcomes.clear();
              outcomes.addAll(with);
            });
    return outcomes;
  }
}

package dev.tramline.processor.check;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Wire;
import dev.tramline.processor.model.Place;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where the branches of each fork meet: forks that have no such place, and joins that are
 * none (TL212).
 *
 * <p>A fork joins at the nearest join that all its paths pass and that no fork inside it takes for
 * itself; failing that, at the nearest that an inner fork takes too. The inner forks are thus
 * looked at first, wherever it depends on them.
 */
final class ForkCheck {

  private static final int OPEN = -4;
  private static final int BUSY = -3;
  private static final int BROKEN = -2;

  private final WiredFlow wired;
  private final BitSet joins = new BitSet();

  /** By fork: the join, {@link ProvenFlow#NONE} for the exit, or how far its search has got. */
  private final int[] joinOf;

  /** By fork: the joins that all its paths pass, the nearest first. */
  private final List<List<Integer>> common = new ArrayList<>();

  private final List<Found> findings = new ArrayList<>();

  private ForkCheck(WiredFlow wired, BitSet alsoJoins) {
    this.wired = wired;
    this.joins.or(alsoJoins);
    this.joinOf = new int[wired.forks().size()];
    for (int node = 0; node < wired.size(); node++) {
      if (wired.node(node).join().isPresent()) {
        joins.set(node);
      }
    }
  }

  /**
   * Checks the forks of a flow whose graph is otherwise sound.
   *
   * @param wired the flow
   * @return the check, done
   */
  static ForkCheck of(WiredFlow wired) {
    return of(wired, new BitSet());
  }

  /**
   * Checks the forks as if more nodes were joins.
   *
   * @param wired the flow
   * @param alsoJoins nodes that are taken to have {@code @Join}
   * @return the check, done
   */
  static ForkCheck of(WiredFlow wired, BitSet alsoJoins) {
    ForkCheck check = new ForkCheck(wired, alsoJoins);
    check.run();
    return check;
  }

  /** Returns what was found, by node. */
  List<Finding> findings() {
    return findings.stream()
        .sorted(Comparator.comparingInt(Found::node))
        .map(Found::finding)
        .toList();
  }

  /** Returns the forks, in the order of {@link WiredFlow#forks()}, if nothing was found. */
  List<JoinedFork> forks() {
    List<JoinedFork> forks = new ArrayList<>();
    for (int i = 0; i < joinOf.length; i++) {
      WiredFork fork = wired.forks().get(i);
      int join = joinOf[i];
      List<BitSet> branches =
          fork.starts().stream().map(start -> walk(fork, List.of(start), join).nodes).toList();
      Walk all = walk(fork, fork.starts(), join);
      int exit = join == ProvenFlow.NONE ? all.variants.nextSetBit(0) : ProvenFlow.NONE;
      forks.add(new JoinedFork(fork, join, exit, branches, all.nodes));
    }
    return forks;
  }

  private record Found(int node, Finding finding) {}

  private void run() {
    for (int i = 0; i < joinOf.length; i++) {
      joinOf[i] = OPEN;
      common.add(commonJoins(wired.forks().get(i)));
    }
    BitSet excused = new BitSet();
    for (int i = 0; i < joinOf.length; i++) {
      if (resolve(i) == BROKEN) {
        WiredFork fork = wired.forks().get(i);
        report(fork);
        excused.or(walk(fork, fork.starts(), ProvenFlow.NONE).nodes);
      }
    }
    checkNesting();
    for (int node = joins.nextSetBit(0); node >= 0; node = joins.nextSetBit(node + 1)) {
      if (!isJoined(node) && !excused.get(node)) {
        Place place = wired.node(node).join().orElseGet(wired.node(node)::place);
        add(node, place, Messages.joinOfNothing(wired, node));
      }
    }
  }

  private boolean isJoined(int node) {
    for (int join : joinOf) {
      if (join == node) {
        return true;
      }
    }
    return false;
  }

  // ---- walks ----

  /** What can be reached from some branches: nodes, result variants, and the fork itself. */
  private static final class Walk {
    final BitSet nodes = new BitSet();
    final BitSet variants = new BitSet();
    boolean returns;
    boolean arrives;

    boolean leaves() {
      return returns || !variants.isEmpty();
    }
  }

  /** Follows every path as far as a node at which to stop, forks taken as plain edges. */
  private Walk walk(WiredFork fork, List<Route> starts, int stop) {
    Walk walk = new Walk();
    BitSet open = new BitSet();
    starts.forEach(start -> wired.eachEnd(start, end -> step(walk, open, fork, stop, end)));
    for (int node = open.nextSetBit(0); node >= 0; node = open.nextSetBit(0)) {
      open.clear(node);
      wired
          .edges()
          .get(node)
          .forEach(route -> wired.eachEnd(route, end -> step(walk, open, fork, stop, end)));
    }
    return walk;
  }

  private static void step(Walk walk, BitSet open, WiredFork fork, int stop, Route end) {
    if (end instanceof Route.Exit exit) {
      walk.variants.set(exit.variant());
      return;
    }
    int node = ((Route.To) end).node();
    if (node == stop) {
      walk.arrives = true;
    } else if (node == fork.node()) {
      walk.returns = true;
    } else if (!walk.nodes.get(node)) {
      walk.nodes.set(node);
      open.set(node);
    }
  }

  private List<Integer> commonJoins(WiredFork fork) {
    record Candidate(int join, int before) {}
    BitSet reachable = walk(fork, fork.starts(), ProvenFlow.NONE).nodes;
    List<Candidate> candidates = new ArrayList<>();
    for (int join = joins.nextSetBit(0); join >= 0; join = joins.nextSetBit(join + 1)) {
      int at = join;
      if (!reachable.get(join)) {
        continue;
      }
      Walk walk = walk(fork, fork.starts(), at);
      boolean all =
          fork.starts().stream().allMatch(start -> walk(fork, List.of(start), at).arrives);
      if (all && !walk.leaves()) {
        candidates.add(new Candidate(join, walk.nodes.cardinality()));
      }
    }
    // What comes before a nearer join comes before a farther one too.
    candidates.sort(Comparator.comparingInt(Candidate::before));
    return candidates.stream().map(Candidate::join).toList();
  }

  // ---- where a fork joins ----

  private int resolve(int index) {
    if (joinOf[index] == OPEN) {
      joinOf[index] = BUSY;
      joinOf[index] = find(wired.forks().get(index), common.get(index));
    } else if (joinOf[index] == BUSY) {
      // Forks in a circle: none is inside the other, so each has a join before the next.
      return common.get(index).isEmpty() ? BROKEN : common.get(index).get(0);
    }
    return joinOf[index];
  }

  private int find(WiredFork fork, List<Integer> candidates) {
    for (int join : candidates) {
      if (scan(fork, join).plain) {
        return join;
      }
    }
    for (int join : candidates) {
      if (!scan(fork, join).beyond) {
        return join;
      }
    }
    if (!candidates.isEmpty()) {
      return candidates.get(0); // an inner fork ends after it, which is said of that one
    }
    return runsToOneExit(fork) ? ProvenFlow.NONE : BROKEN;
  }

  private boolean runsToOneExit(WiredFork fork) {
    Walk walk = walk(fork, fork.starts(), ProvenFlow.NONE);
    return !walk.returns && walk.variants.cardinality() == 1 && passedJoins(fork).isEmpty();
  }

  /** The joins that a path comes to with no inner fork open. */
  private BitSet passedJoins(WiredFork fork) {
    BitSet passed = new BitSet();
    joins.stream().filter(join -> scan(fork, join).plain).forEach(passed::set);
    return passed;
  }

  /** How the paths of a fork come to a join, those through an inner fork passed over at once. */
  private static final class Scan {
    /** A path comes to it with no inner fork open. */
    boolean plain;

    /** An inner fork ends farther on. */
    boolean beyond;

    final BitSet seen = new BitSet();
    final BitSet open = new BitSet();
  }

  private Scan scan(WiredFork fork, int join) {
    Scan scan = new Scan();
    BitSet before = walk(fork, fork.starts(), join).nodes;
    fork.starts().forEach(start -> follow(scan, fork, join, before, start));
    for (int node = scan.open.nextSetBit(0); node >= 0; node = scan.open.nextSetBit(0)) {
      scan.open.clear(node);
      int dynamic = wired.dynamicForkOf(node);
      if (dynamic >= 0) {
        jump(scan, fork, join, before, dynamic);
      } else {
        for (Route route : wired.edges().get(node)) {
          follow(scan, fork, join, before, route);
        }
      }
    }
    return scan;
  }

  private void follow(Scan scan, WiredFork fork, int join, BitSet before, Route route) {
    if (route instanceof Route.Fork inner) {
      jump(scan, fork, join, before, inner.fork());
    } else if (route instanceof Route.To to && to.node() == join) {
      scan.plain = true;
    } else if (route instanceof Route.To to && to.node() != fork.node()) {
      visit(scan, to.node());
    }
  }

  private void jump(Scan scan, WiredFork fork, int join, BitSet before, int inner) {
    int to = resolve(inner);
    if (to == BROKEN || to == ProvenFlow.NONE) {
      wired.forks().get(inner).starts().forEach(start -> follow(scan, fork, join, before, start));
    } else if (before.get(to)) {
      visit(scan, to);
    } else if (to != join) {
      scan.beyond = true;
    }
  }

  private static void visit(Scan scan, int node) {
    if (!scan.seen.get(node)) {
      scan.seen.set(node);
      scan.open.set(node);
    }
  }

  /** An inner fork has to end before the outer one does, or where it does. */
  private void checkNesting() {
    for (int outer = 0; outer < joinOf.length; outer++) {
      for (int inner = 0; inner < joinOf.length && joinOf[outer] != BROKEN; inner++) {
        WiredFork fork = wired.forks().get(outer);
        BitSet region = walk(fork, fork.starts(), joinOf[outer]).nodes;
        boolean ends =
            joinOf[inner] == BROKEN
                || joinOf[inner] == joinOf[outer]
                || (joinOf[inner] >= 0 && region.get(joinOf[inner]));
        if (outer != inner && isInside(region, fork, wired.forks().get(inner)) && !ends) {
          WiredFork within = wired.forks().get(inner);
          add(within.node(), placeOf(within), Messages.forksOverlap(wired, within, fork));
        }
      }
    }
  }

  private static boolean isInside(BitSet region, WiredFork outer, WiredFork inner) {
    boolean ownAction = outer.isDynamic() && !inner.isDynamic() && outer.node() == inner.node();
    return ownAction || region.get(inner.node());
  }

  // ---- findings ----

  private void report(WiredFork fork) {
    add(fork.node(), placeOf(fork), explain(fork));
  }

  private String explain(WiredFork fork) {
    int join = mostReached(fork);
    Route back = new Route.To(fork.node());
    if (join >= 0) {
      Optional<String> ends =
          Paths.fromFork(wired, fork, join, end -> end instanceof Route.Exit || end.equals(back));
      return ends.map(path -> Messages.missesJoin(wired, fork, join, path))
          .orElseGet(() -> Messages.neverJoins(wired, fork, join));
    }
    Optional<String> returns = Paths.fromFork(wired, fork, ProvenFlow.NONE, back::equals);
    if (returns.isPresent()) {
      return Messages.comesBack(wired, fork, returns.get());
    }
    BitSet variants = walk(fork, fork.starts(), ProvenFlow.NONE).variants;
    if (variants.isEmpty()) {
      return Messages.neverEnds(wired, fork);
    }
    Route one = new Route.Exit(variants.nextSetBit(0));
    Route other = new Route.Exit(variants.nextSetBit(variants.nextSetBit(0) + 1));
    return Messages.endsDiffer(
        wired,
        fork,
        Paths.fromFork(wired, fork, ProvenFlow.NONE, one::equals).orElseThrow(),
        Paths.fromFork(wired, fork, ProvenFlow.NONE, other::equals).orElseThrow());
  }

  /** The join that was probably meant: most branches come to it, and the fewest nodes before. */
  private int mostReached(WiredFork fork) {
    int best = ProvenFlow.NONE;
    long most = 0;
    int nearest = 0;
    BitSet passed = passedJoins(fork);
    for (int join = passed.nextSetBit(0); join >= 0; join = passed.nextSetBit(join + 1)) {
      int at = join;
      long arriving =
          fork.starts().stream().filter(start -> walk(fork, List.of(start), at).arrives).count();
      int before = walk(fork, fork.starts(), at).nodes.cardinality();
      if (arriving > most || (arriving == most && arriving > 0 && before < nearest)) {
        best = join;
        most = arriving;
        nearest = before;
      }
    }
    return best;
  }

  /** A static fork is made by an annotation, a dynamic one by the node. */
  private Place placeOf(WiredFork fork) {
    FlowNode node = wired.node(fork.node());
    if (fork.isDynamic()) {
      return node.place();
    }
    String action = wired.contract(fork.node()).actions().get(fork.action()).name();
    return node.transitions().stream()
        .filter(wire -> wire.action().equals(action))
        .map(Wire::goalsPlace)
        .findFirst()
        .orElseGet(node::place);
  }

  private void add(int node, Place place, String message) {
    findings.add(new Found(node, new Finding(Code.TL212, place, message)));
  }
}

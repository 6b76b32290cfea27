package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Carried;
import dev.tramline.processor.check.FlowKeys.Read;
import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.check.FlowKeys.Write;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds reads (TL302) and outputs (TL304) of keys that may be unset there.
 *
 * <p>Exact for each action: for one key a run is always at some node with the key set or unset, and
 * a breadth-first search over these pairs, two for each node, sees all there is and the shortest
 * paths first. A value that may be absent is taken to be absent, which is the worse of the two.
 * Where a node needs the key and it may be unset, the search goes on as if it were set: whoever
 * mends that read mends what comes after it too, so one mistake is one error.
 *
 * <p>In the branches of a fork the pairs are looked at apart from those outside, by {@link Level}.
 * Behind a static fork the key is what the one branch made of it that writes it, so that the others
 * are searched but do not go on behind the join. A dynamic fork may have no branch, so that the
 * search goes on behind its join with the key as it is at the fork, or set if it is one of those
 * that the branches leave as lists; of these, each branch has a key of its own, which is searched
 * for by itself.
 */
final class SetKeysCheck {

  private static final byte KEEPS = 0;
  private static final byte SETS = 1;
  private static final byte UNSETS = 2;

  private final WiredFlow wired;
  private final Scopes scopes;
  private final Uses uses;
  private final UnsetPassage passage;
  private final List<KeyFinding> findings = new ArrayList<>();

  /** By node and action. */
  private final byte[][] effects;

  private final boolean[] needing;
  private final boolean[] reported;
  private final @Nullable Output[] outputs;

  /** The arrivals at nodes, in the order in which to go on from them. */
  private final List<Arrival> queue = new ArrayList<>();

  private SetKeysCheck(WiredFlow wired, Scopes scopes, Uses uses) {
    this.wired = wired;
    this.scopes = scopes;
    this.uses = uses;
    effects = new byte[wired.size()][];
    needing = new boolean[wired.size()];
    reported = new boolean[wired.size()];
    outputs = new Output[wired.flow().result().variants().size()];
    passage = new UnsetPassage(wired, scopes, uses.key(), needing);
    prepare();
  }

  /**
   * Checks all keys of a flow.
   *
   * @param wired the flow
   * @param scopes whose each key is
   * @param keys the keys
   * @param spoilt the names of keys to leave alone
   * @return what was found, by key and then from the start of the flow on
   */
  static List<KeyFinding> findings(
      WiredFlow wired, Scopes scopes, FlowKeys keys, Set<String> spoilt) {
    List<KeyFinding> findings = new ArrayList<>();
    for (Uses uses : keys.all()) {
      if (!spoilt.contains(uses.key()) && isInDoubt(uses)) {
        SetKeysCheck check = new SetKeysCheck(wired, scopes, uses);
        check.search();
        findings.addAll(check.findings);
      }
    }
    return findings;
  }

  private static boolean isInDoubt(Uses uses) {
    boolean isNeeded =
        uses.reads().stream().anyMatch(read -> read.read().need().required())
            || uses.outputs().stream().anyMatch(out -> out.output().need().required());
    boolean staysSet =
        uses.isSetAtStart() && uses.writes().stream().noneMatch(w -> w.write().mayUnset());
    return isNeeded && !staysSet && !uses.isAppended();
  }

  private void prepare() {
    for (Write write : uses.writes()) {
      if (effects[write.node()] == null) {
        effects[write.node()] = new byte[wired.edges().get(write.node()).size()];
      }
      effects[write.node()][write.action()] = effectOf(write.write());
    }
    for (Read read : uses.reads()) {
      needing[read.node()] |= read.read().need().required();
    }
    for (Carried carried : uses.outputs()) {
      if (carried.output().need().required()) {
        outputs[carried.variant()] = carried.output();
      }
    }
  }

  private static byte effectOf(KeyWrite write) {
    if (write.sets()) {
      return SETS;
    }
    return write.mayUnset() ? UNSETS : KEEPS;
  }

  /**
   * An arrival at a node, with the key set or unset.
   *
   * @param level where the node is met
   * @param node the node
   * @param set whether the key is set there
   * @param from the arrival before, or null for the first
   * @param by the action that led here
   */
  private record Arrival(Level level, int node, boolean set, @Nullable Arrival from, int by) {}

  private void search() {
    if (uses.scope() == ProvenFlow.NONE) {
      Level flow = Level.outermost(ProvenFlow.NONE, wired.size());
      arrive(flow, wired.start(), uses.isSetAtStart(), null, ProvenFlow.NONE);
    } else {
      // Each branch starts with a key of its own, unset but for what its outcome carries.
      int node = scopes.forks().get(uses.scope()).fork().node();
      Level branches = Level.outermost(uses.scope(), wired.size());
      leaveByAll(new Arrival(branches, node, false, null, ProvenFlow.NONE));
    }
    for (int next = 0; next < queue.size(); next++) {
      Arrival at = queue.get(next);
      int dynamic = wired.dynamicForkOf(at.node());
      if (dynamic == ProvenFlow.NONE) {
        leaveByAll(at);
      } else {
        leaveByFork(at, dynamic);
      }
    }
  }

  private void leaveByAll(Arrival at) {
    for (int action = 0; action < wired.edges().get(at.node()).size(); action++) {
      Route route = wired.edges().get(at.node()).get(action);
      go(at.level(), route, after(at, action), at, action);
    }
  }

  private void leaveByFork(Arrival at, int fork) {
    boolean becomesList = scopes.locals(fork).contains(uses.key());
    for (int action = 0; action < wired.edges().get(at.node()).size() && !becomesList; action++) {
      boolean set = after(at, action);
      Level branches = at.level().inner(fork, false);
      go(branches, wired.edges().get(at.node()).get(action), set, at, action);
    }
    boolean set = becomesList || afterNoBranch(at);
    go(at.level(), scopes.forks().get(fork).end(), set, at, Paths.NO_BRANCH);
  }

  private boolean after(Arrival at, int action) {
    byte effect = effects[at.node()] == null ? KEEPS : effects[at.node()][action];
    return effect == KEEPS ? at.set() : effect == SETS;
  }

  /**
   * What a forking node writes beside its outcomes it has written for sure if every action says so.
   */
  private boolean afterNoBranch(Arrival at) {
    boolean all = true;
    boolean any = false;
    for (int action = 0; action < wired.edges().get(at.node()).size(); action++) {
      byte effect = effects[at.node()] == null ? KEEPS : effects[at.node()][action];
      if (effect == UNSETS) {
        return false;
      }
      all &= effect == SETS;
      any = true;
    }
    return at.set() || (any && all);
  }

  private void go(Level level, Route route, boolean set, Arrival from, int by) {
    if (route instanceof Route.To to) {
      arrive(level, to.node(), set, from, by);
    } else if (route instanceof Route.Exit exit) {
      leave(level, exit, set, from, by);
    } else if (route instanceof Route.Fork fork) {
      goToAll(level, fork.fork(), set, from, by);
    }
  }

  private void goToAll(Level level, int fork, boolean set, Arrival from, int by) {
    int writer = passage.writerOf(fork);
    // Where some branch always misses the key, what is behind the join is looked at as if mended.
    boolean isMissed = !set && !passage.through(fork);
    List<Route> starts = scopes.forks().get(fork).fork().starts();
    for (int i = 0; i < starts.size(); i++) {
      boolean counts = writer == ProvenFlow.NONE || writer == i;
      go(level.inner(fork, counts && !isMissed), starts.get(i), set, from, by);
      if (counts && isMissed) {
        go(level.inner(fork, true), starts.get(i), true, from, by);
      }
    }
  }

  private void arrive(Level from, int node, boolean set, @Nullable Arrival before, int by) {
    Level level = from;
    while (level != null && endsAt(level, node)) {
      level = level.behindJoin();
    }
    if (level == null || !level.enter(node, set)) {
      return;
    }
    if (set || !needing[node]) {
      queue.add(new Arrival(level, node, set, before, by));
      return;
    }
    if (!reported[node]) {
      reported[node] = true;
      String path = path(before, by, wired.node(node).name());
      String message = Messages.unsetRead(wired, scopes, uses, node, path);
      findings.add(KeyFinding.of(Code.TL302, node, uses.key(), wired.node(node).place(), message));
    }
    arrive(level, node, true, before, by);
  }

  private void leave(Level from, Route.Exit exit, boolean set, Arrival before, int by) {
    Level level = from;
    while (level != null && level.fork() >= 0) {
      level = level.behindJoin();
    }
    Output output = outputs[exit.variant()];
    if (level == null || set || output == null) {
      return;
    }
    outputs[exit.variant()] = null; // said once, with the shortest path
    String name = wired.flow().result().variants().get(exit.variant()).name();
    String path = path(before, by, Paths.nameOf(wired, exit));
    String message = Messages.unsetOutput(wired, uses, name, path);
    findings.add(KeyFinding.of(Code.TL304, KeyFinding.RESULT, uses.key(), output.place(), message));
  }

  private boolean endsAt(Level level, int node) {
    return level.fork() >= 0 && scopes.forks().get(level.fork()).join() == node;
  }

  private String path(@Nullable Arrival before, int by, String last) {
    StringBuilder path = new StringBuilder(last);
    int action = by;
    for (Arrival at = before; at != null; at = at.from()) {
      path.insert(0, Paths.step(wired, at.node(), action));
      boolean isFirst = at.from() == null;
      path.insert(0, isFirst ? Paths.toNode(wired, at.node()) : wired.node(at.node()).name());
      action = at.by();
    }
    return path.toString();
  }
}

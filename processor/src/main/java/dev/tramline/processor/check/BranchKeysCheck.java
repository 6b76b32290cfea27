package dev.tramline.processor.check;

import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.ProvenFlow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds keys of which it cannot be said whose value stands after a fork, or whose they are at all
 * (TL305): two branches of a static fork write one, branches both write and append to one, or a
 * node uses a branch's own key but can be reached without the branch. That branches write with
 * different types is found with the types.
 */
final class BranchKeysCheck {

  private final WiredFlow wired;
  private final Scopes scopes;
  private final List<KeyFinding> findings = new ArrayList<>();
  private final Set<String> spoilt = new HashSet<>();

  /** By node: a node that branches of several forks come to is one mistake. */
  private final Map<Integer, List<Owned>> shared = new TreeMap<>();

  private BranchKeysCheck(WiredFlow wired, Scopes scopes, Set<String> spoilt) {
    this.wired = wired;
    this.scopes = scopes;
    this.spoilt.addAll(spoilt);
  }

  static BranchKeysCheck of(WiredFlow wired, Scopes scopes, Set<String> spoilt) {
    BranchKeysCheck check = new BranchKeysCheck(wired, scopes, spoilt);
    for (int fork : scopes.innerFirst()) {
      if (scopes.forks().get(fork).fork().isDynamic()) {
        check.checkDynamic(fork);
      } else {
        check.checkStatic(fork);
      }
    }
    check.shared.forEach(
        (node, owned) ->
            check.add(
                node,
                owned.stream().flatMap(each -> each.keys().stream()).toList(),
                Messages.ownedByBranch(wired, node, owned)));
    return check;
  }

  List<KeyFinding> findings() {
    return findings;
  }

  /** Returns the keys it was given and those it found. */
  Set<String> spoilt() {
    return spoilt;
  }

  private void checkStatic(int index) {
    JoinedFork fork = scopes.forks().get(index);
    SortedSet<String> keys = new TreeSet<>();
    for (int i = 0; i < fork.branches().size(); i++) {
      keys.addAll(scopes.writes(index, i));
    }
    Map<Pair, List<String>> clashes = new LinkedHashMap<>();
    for (String key : keys) {
      List<BranchWrite> writes = new ArrayList<>();
      for (int i = 0; i < fork.branches().size(); i++) {
        int branch = i;
        writerIn(fork, i, key, false)
            .or(() -> writerIn(fork, branch, key, true))
            .ifPresent(writes::add);
      }
      if (writes.size() > 1 && spoilt.add(key)) {
        BranchWrite one = writes.stream().filter(w -> !w.append()).findFirst().orElseThrow();
        BranchWrite other = writes.get(writes.get(0).equals(one) ? 1 : 0);
        clashes.computeIfAbsent(new Pair(one, other), pair -> new ArrayList<>()).add(key);
      }
    }
    clashes.forEach(
        (pair, clashing) ->
            add(
                pair.other().node(),
                clashing,
                Messages.writtenInTwo(wired, fork, clashing, pair.one(), pair.other())));
  }

  /** Two that write the same keys are one mistake, however many keys there are. */
  private record Pair(BranchWrite one, BranchWrite other) {}

  /**
   * What a node uses that each branch of a fork has for itself.
   *
   * @param fork the fork
   * @param keys the keys, at least one
   * @param path a way to the node from outside of the branches
   */
  record Owned(JoinedFork fork, List<String> keys, String path) {}

  private void checkDynamic(int index) {
    JoinedFork fork = scopes.forks().get(index);
    for (String key : scopes.locals(index)) {
      if (scopes.appended(index).contains(key) && spoilt.add(key)) {
        int writer = writer(fork, key, false);
        int appender = writer(fork, key, true);
        String message = Messages.writtenAndAppended(wired, fork, key, writer, appender);
        add(appender, List.of(key), message);
      }
    }
    BitSet both = Paths.outside(wired, fork);
    both.and(fork.region());
    for (int node = both.nextSetBit(0); node >= 0; node = both.nextSetBit(node + 1)) {
      List<String> own = new ArrayList<>(keysOf(node));
      own.removeIf(key -> !scopes.locals(index).contains(key) || !spoilt.add(key));
      if (!own.isEmpty()) {
        shared
            .computeIfAbsent(node, first -> new ArrayList<>())
            .add(new Owned(fork, own, Paths.around(wired, fork, node)));
      }
    }
  }

  private Optional<BranchWrite> writerIn(JoinedFork fork, int branch, String key, boolean append) {
    BitSet nodes = fork.branches().get(branch);
    for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
      if (writes(node, key, append)) {
        return Optional.of(new BranchWrite(branch, node, append));
      }
    }
    return Optional.empty();
  }

  /** The first node in the branches that writes a key, or the forking node itself. */
  private int writer(JoinedFork fork, String key, boolean append) {
    BitSet nodes = fork.region();
    for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
      if (writes(node, key, append)) {
        return node;
      }
    }
    return fork.fork().node();
  }

  private boolean writes(int node, String key, boolean append) {
    for (Action action : wired.contract(node).actions()) {
      for (KeyWrite write : action.writes()) {
        if (write.append() == append && wired.node(node).keyOf(write.key()).equals(key)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a node reads and writes, and what the branches leave that start there. */
  private SortedSet<String> keysOf(int node) {
    SortedSet<String> keys = new TreeSet<>();
    wired.contract(node).reads().forEach(read -> keys.add(wired.node(node).keyOf(read.key())));
    for (Action action : wired.contract(node).actions()) {
      action.writes().forEach(write -> keys.add(wired.node(node).keyOf(write.key())));
    }
    int own = wired.dynamicForkOf(node);
    if (own != ProvenFlow.NONE) {
      keys.addAll(scopes.locals(own));
    }
    return keys;
  }

  private void add(int node, List<String> keys, String message) {
    findings.add(KeyFinding.of(Code.TL305, node, keys, wired.node(node).place(), message));
  }
}

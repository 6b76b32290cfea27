package dev.tramline.processor.check;

import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.ProvenFlow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Whose each key is: the flow's, or each branch's own.
 *
 * <p>In the branches of a dynamic fork every key that is written there, other than by appending, is
 * the branch's own: a variable apart from the flow's key of that name, which becomes the list of
 * the values. A key of an inner fork is thus written in the branches of the outer one too.
 */
final class Scopes {

  private final WiredFlow wired;
  private final List<JoinedFork> forks;
  private final List<SortedSet<String>> locals = new ArrayList<>();
  private final List<SortedSet<String>> appended = new ArrayList<>();
  private final List<List<SortedSet<String>>> writes = new ArrayList<>();

  private Scopes(WiredFlow wired, List<JoinedFork> forks) {
    this.wired = wired;
    this.forks = List.copyOf(forks);
    for (JoinedFork fork : forks) {
      List<SortedSet<String>> byBranch = new ArrayList<>();
      for (int i = 0; i < fork.branches().size(); i++) {
        SortedSet<String> keys = keys(fork.branches().get(i), write -> !write.append());
        addOutcome(fork, i, keys, false);
        byBranch.add(keys);
      }
      TreeSet<String> all = new TreeSet<>();
      byBranch.forEach(all::addAll);
      writes.add(byBranch);
      locals.add(fork.fork().isDynamic() ? all : Collections.emptySortedSet());
      SortedSet<String> appends = keys(fork.region(), KeyWrite::append);
      for (int i = 0; i < fork.branches().size(); i++) {
        addOutcome(fork, i, appends, true);
      }
      appended.add(appends);
    }
  }

  static Scopes of(WiredFlow wired, List<JoinedFork> forks) {
    return new Scopes(wired, forks);
  }

  /** Returns the forks, in the order of {@link WiredFlow#forks()}. */
  List<JoinedFork> forks() {
    return forks;
  }

  /** Tells whether branches of one fork that start apart come to the node before they meet. */
  boolean isInSeveralBranches(int node) {
    return forks.stream()
        .anyMatch(fork -> fork.branches().stream().filter(each -> each.get(node)).count() > 1);
  }

  /** Returns the keys that are each branch's own; none if the fork is static. */
  SortedSet<String> locals(int fork) {
    return locals.get(fork);
  }

  /** Returns the keys that the branches append to. */
  SortedSet<String> appended(int fork) {
    return appended.get(fork);
  }

  /** Returns the keys that a branch writes other than by appending. */
  SortedSet<String> writes(int fork, int branch) {
    return writes.get(fork).get(branch);
  }

  /**
   * Finds the innermost dynamic fork around a node that has a key as a local.
   *
   * @return the fork's index, or {@link ProvenFlow#NONE} if the key is the flow's
   */
  int scopeOf(int node, String key) {
    int innermost = ProvenFlow.NONE;
    for (int i = 0; i < forks.size(); i++) {
      if (forks.get(i).contains(node) && locals.get(i).contains(key)) {
        boolean inner = innermost == ProvenFlow.NONE || size(i) < size(innermost);
        innermost = inner ? i : innermost;
      }
    }
    return innermost;
  }

  /** Tells whose a key is that a node writes: what an outcome carries is its branch's. */
  int scopeOf(int node, String key, KeyWrite write) {
    int own = wired.dynamicForkOf(node);
    return own >= 0 && isOfOutcome(write) && locals.get(own).contains(key)
        ? own
        : scopeOf(node, key);
  }

  /** Lists the forks by how much is inside them, so that inner ones come before outer ones. */
  List<Integer> innerFirst() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < forks.size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> Integer.compare(size(a), size(b)));
    return order;
  }

  /** Tells what an outcome carries from what a node writes beside it, which is of no branch. */
  static boolean isOfOutcome(KeyWrite write) {
    return write.source() == KeyWrite.Source.ACCESSOR;
  }

  private int size(int fork) {
    return forks.get(fork).region().cardinality();
  }

  private SortedSet<String> keys(BitSet nodes, Predicate<KeyWrite> wanted) {
    SortedSet<String> keys = new TreeSet<>();
    nodes.stream()
        .forEach(
            node -> {
              for (Action action : wired.contract(node).actions()) {
                action.writes().stream()
                    .filter(wanted)
                    .forEach(write -> keys.add(wired.node(node).keyOf(write.key())));
              }
            });
    return keys;
  }

  private void addOutcome(JoinedFork fork, int branch, SortedSet<String> keys, boolean append) {
    if (!fork.fork().isDynamic()) {
      return;
    }
    int node = fork.fork().node();
    for (KeyWrite write : wired.contract(node).actions().get(branch).writes()) {
      if (isOfOutcome(write) && write.append() == append) {
        keys.add(wired.node(node).keyOf(write.key()));
      }
    }
  }
}

package dev.tramline.processor.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A flow that has passed every check, with what the checks found out.
 *
 * @param flow the flow
 * @param start the index of its first node
 * @param edges for each node, for each of its actions, where it leads; the actions of a node that
 *     forks by itself say where a branch of that action starts
 * @param forks the forks, by node, that of the node itself before those of its actions
 * @param keys the keys of the store by name
 */
public record ProvenFlow(
    FlowModel flow,
    int start,
    List<List<Route>> edges,
    List<Fork> forks,
    SortedMap<String, StoredKey> keys) {

  /** Where nothing is: no node, no exit, no fork, no action. */
  public static final int NONE = -1;

  /** Copies the list of forks. */
  public ProvenFlow {
    forks = List.copyOf(forks);
  }

  /**
   * Finds the fork of a node that returns several outcomes.
   *
   * @param node the node's index
   * @return the index in {@link #forks()}, or {@link #NONE} if the node returns one outcome
   */
  public int forkOf(int node) {
    for (int i = 0; i < forks.size(); i++) {
      if (forks.get(i).isDynamic() && forks.get(i).node() == node) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * Finds out whose a key is where a node reads or writes it. For what the outcomes of a forking
   * node carry ask its own fork first, as the node itself stands before its branches.
   *
   * @param node the node's index
   * @param key the key as the flow names it
   * @return the index of the innermost dynamic fork around the node that has this key as a local,
   *     or {@link #NONE} if the key is the flow's
   */
  public int scopeOf(int node, String key) {
    int innermost = NONE;
    for (int i = 0; i < forks.size(); i++) {
      Fork fork = forks.get(i);
      boolean around = fork.region().contains(node) && fork.locals().containsKey(key);
      // Of two forks around one node the inner one's region is part of the outer one's.
      boolean inner =
          innermost == NONE || fork.region().size() < forks.get(innermost).region().size();
      if (around && inner) {
        innermost = i;
      }
    }
    return innermost;
  }

  /** Where an action, or a branch of a fork, leads. */
  public sealed interface Route {

    /**
     * To a node.
     *
     * @param node its index
     */
    record To(int node) implements Route {}

    /**
     * To the end of the flow.
     *
     * @param variant the result variant, by its index
     */
    record Exit(int variant) implements Route {}

    /**
     * To several nodes at once.
     *
     * @param fork the static fork, by its index
     */
    record Fork(int fork) implements Route {}
  }

  /**
   * A place where branches start, and where they meet.
   *
   * @param node the node from which they start, by its index
   * @param action of a static fork the action that starts all its branches, by its index; {@link
   *     #NONE} for a dynamic fork, where each outcome starts a branch
   * @param branches of a static fork the branches in order; of a dynamic one the kinds of branch,
   *     one for each action of the node
   * @param join the node where the branches meet, or {@link #NONE} if they all run to the exit
   * @param exit if they do, the result variant they all reach, otherwise {@link #NONE}
   * @param region the nodes from the fork to where its branches meet, both exclusive
   * @param appended the keys that the branches append to, which are merged in their order
   * @param locals of a dynamic fork the keys that are each branch's own and that are lists of their
   *     values afterwards; each is unset at first and may stay so
   */
  public record Fork(
      int node,
      int action,
      List<Branch> branches,
      int join,
      int exit,
      SortedSet<Integer> region,
      SortedSet<String> appended,
      SortedMap<String, StoredKey> locals) {

    /** Copies all collections. */
    public Fork {
      branches = List.copyOf(branches);
      region = Collections.unmodifiableSortedSet(new TreeSet<>(region));
      appended = Collections.unmodifiableSortedSet(new TreeSet<>(appended));
      locals = Collections.unmodifiableSortedMap(new TreeMap<>(locals));
    }

    /**
     * Tells the two kinds of forks apart.
     *
     * @return true if the node returns a list of outcomes
     */
    public boolean isDynamic() {
      return action == NONE;
    }
  }

  /**
   * A branch of a fork.
   *
   * @param start where it starts; the fork's join, or an exit, if there is nothing in it
   * @param writes the keys that are written within it other than by appending
   */
  public record Branch(Route start, SortedSet<String> writes) {

    /** Copies the set. */
    public Branch {
      writes = Collections.unmodifiableSortedSet(new TreeSet<>(writes));
    }
  }

  /**
   * A key of the store.
   *
   * @param type the type that serves all who write and read it, boxed
   * @param mayBeUnset whether anyone asks if it is set, so that its absence must be representable
   * @param appended whether it starts out as an empty list
   */
  public record StoredKey(TypeRef type, boolean mayBeUnset, boolean appended) {}
}

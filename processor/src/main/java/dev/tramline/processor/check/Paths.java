package dev.tramline.processor.check;

import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds shortest paths through a flow, forks taken as plain edges, and writes them out. */
final class Paths {

  private static final int UNSEEN = -2;
  private static final int ROOT = -1;

  /** Stands for the action of a node that returns an empty list of outcomes. */
  static final int NO_BRANCH = -1;

  private final WiredFlow wired;
  private final Predicate<Route> wanted;
  private final int[] cameFrom;
  private final int[] cameBy;
  private final int[] queue;
  private int queued;
  private Optional<String> found = Optional.empty();

  /** A fork of whose branches none is entered. */
  private final @Nullable JoinedFork closed;

  private Paths(WiredFlow wired, @Nullable JoinedFork closed, Predicate<Route> wanted) {
    this.wired = wired;
    this.closed = closed;
    this.wanted = wanted;
    this.cameFrom = new int[wired.size()];
    this.cameBy = new int[wired.size()];
    this.queue = new int[wired.size()];
    Arrays.fill(cameFrom, UNSEEN);
  }

  /**
   * Finds the way from the start of the flow to a node.
   *
   * @param wired the flow
   * @param node a node that can be reached
   * @return for example {@code decide -search-> search}
   */
  static String toNode(WiredFlow wired, int node) {
    return toNode(wired, null, node);
  }

  /**
   * Finds the way from the start of the flow to a node that enters no branch of a fork.
   *
   * @param wired the flow
   * @param fork a fork of a node that returns a list of outcomes
   * @param node one of the nodes of {@link #outside}
   * @return for example {@code plan -[]-> write}, where the list is empty
   */
  static String around(WiredFlow wired, JoinedFork fork, int node) {
    return toNode(wired, fork, node);
  }

  /**
   * Finds the nodes that can be reached without entering a branch of a fork.
   *
   * @param wired the flow
   * @param fork a fork of a node that returns a list of outcomes
   * @return the nodes
   */
  static BitSet outside(WiredFlow wired, JoinedFork fork) {
    Paths paths = new Paths(wired, fork, end -> false);
    paths.begin();
    Optional<String> nothing = paths.search();
    BitSet nodes = new BitSet();
    for (int node = 0; nothing.isEmpty() && node < wired.size(); node++) {
      nodes.set(node, paths.cameFrom[node] != UNSEEN);
    }
    return nodes;
  }

  private static String toNode(WiredFlow wired, @Nullable JoinedFork closed, int node) {
    if (node == wired.start()) {
      return wired.node(node).name();
    }
    Paths paths = new Paths(wired, closed, new Route.To(node)::equals);
    paths.begin();
    return paths.search().orElseThrow();
  }

  private void begin() {
    cameFrom[wired.start()] = ROOT;
    queue[queued++] = wired.start();
  }

  /**
   * Finds the way from a fork, through one of its branches, to something.
   *
   * @param wired the flow
   * @param fork where to start; the path does not pass it again
   * @param avoid a node that the path must not pass, or a number that is none
   * @param wanted what to find
   * @return for example {@code plan -go-> news -default-> exit}, if there is a way
   */
  static Optional<String> fromFork(
      WiredFlow wired, WiredFork fork, int avoid, Predicate<Route> wanted) {
    Paths paths = new Paths(wired, null, wanted);
    paths.cameFrom[fork.node()] = ROOT;
    if (avoid >= 0) {
      paths.cameFrom[avoid] = ROOT;
    }
    for (int i = 0; i < fork.starts().size(); i++) {
      int action = fork.isDynamic() ? i : fork.action();
      wired.eachEnd(fork.starts().get(i), end -> paths.step(fork.node(), action, end));
    }
    return paths.search();
  }

  /**
   * Finds the way from an action of a node to another node.
   *
   * @param wired the flow
   * @param from the node to start at
   * @param action which of its actions to take
   * @param to the other node
   * @return for example {@code search -default-> decide}, if there is a way
   */
  static Optional<String> between(WiredFlow wired, int from, int action, int to) {
    Paths paths = new Paths(wired, null, new Route.To(to)::equals);
    paths.cameFrom[from] = ROOT;
    wired.eachEnd(wired.edges().get(from).get(action), end -> paths.step(from, action, end));
    return paths.search();
  }

  private Optional<String> search() {
    for (int next = 0; next < queued && found.isEmpty(); next++) {
      int node = queue[next];
      if (closed != null && closed.fork().node() == node) {
        step(node, NO_BRANCH, closed.end());
        continue;
      }
      for (int action = 0; action < wired.edges().get(node).size(); action++) {
        int by = action;
        wired.eachEnd(wired.edges().get(node).get(action), end -> step(node, by, end));
      }
    }
    return found;
  }

  private void step(int from, int action, Route end) {
    if (found.isEmpty() && wanted.test(end)) {
      found = Optional.of(textOf(from) + step(wired, from, action) + nameOf(wired, end));
    } else if (end instanceof Route.To to && cameFrom[to.node()] == UNSEEN) {
      cameFrom[to.node()] = from;
      cameBy[to.node()] = action;
      queue[queued++] = to.node();
    }
  }

  private String textOf(int node) {
    StringBuilder text = new StringBuilder(wired.node(node).name());
    for (int at = node; cameFrom[at] != ROOT; at = cameFrom[at]) {
      text.insert(0, wired.node(cameFrom[at]).name() + step(wired, cameFrom[at], cameBy[at]));
    }
    return text.toString();
  }

  /** Writes the arrow of an action. */
  static String step(WiredFlow wired, int node, int action) {
    String name = action == NO_BRANCH ? "[]" : wired.contract(node).actions().get(action).name();
    return " -" + name + "-> ";
  }

  /** Writes where an arrow points. */
  static String nameOf(WiredFlow wired, Route end) {
    if (end instanceof Route.To to) {
      return wired.node(to.node()).name();
    }
    String variant = wired.flow().result().variants().get(((Route.Exit) end).variant()).name();
    return variant.isEmpty() ? "exit" : "exit " + variant;
  }
}

package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the {@link FlowGraph} of a generated flow, and checks that what it is about is what the
 * flow was compiled against. For use by one thread.
 */
public final class GraphBuilder {

  private final String name;
  private final String start;
  private final String fingerprint;
  private final List<FlowGraph.NodeInfo> nodes = new ArrayList<>();
  private final List<FlowGraph.Edge> edges = new ArrayList<>();
  private final List<FlowGraph.KeyInfo> keys = new ArrayList<>();
  private final List<FlowGraph.KeyInfo> inputs = new ArrayList<>();
  private final List<FlowGraph.KeyInfo> outputs = new ArrayList<>();
  private final StringBuilder mermaid = new StringBuilder();

  /**
   * Starts a graph.
   *
   * @param name the simple name of the flow's interface
   * @param start the name of the first node
   * @param fingerprint the fingerprint of the graph
   */
  public GraphBuilder(String name, String start, String fingerprint) {
    this.name = name;
    this.start = start;
    this.fingerprint = fingerprint;
  }

  /**
   * Checks one adapter; generated flows call it when their class is initialised.
   *
   * @param flow the name of the generated flow class
   * @param adapter the name of the adapter's class
   * @param expected the fingerprint the flow was compiled against
   * @param actual the fingerprint the adapter has
   * @throws IncompatibleClassChangeError if they differ; the message says what to recompile
   */
  public static void check(String flow, String adapter, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new IncompatibleClassChangeError(
          adapter + " has changed since " + flow + " was compiled against it: recompile " + flow);
    }
  }

  /**
   * Adds a node.
   *
   * @param node its name
   * @param type its class or interface
   * @param actions its actions
   * @param reads the keys it reads
   * @param writes the keys it may write
   * @return this
   */
  public GraphBuilder node(
      String node, String type, String[] actions, String[] reads, String[] writes) {
    nodes.add(
        new FlowGraph.NodeInfo(node, type, List.of(actions), List.of(reads), List.of(writes)));
    return this;
  }

  /**
   * Adds what an action leads to.
   *
   * @param from the node
   * @param action its action
   * @param to the next node
   * @return this
   */
  public GraphBuilder edge(String from, String action, String to) {
    return edge(from, action, to, false, false);
  }

  /**
   * Adds an action that ends the flow.
   *
   * @param from the node
   * @param action its action
   * @param variant the result variant, or ""
   * @return this
   */
  public GraphBuilder exit(String from, String action, String variant) {
    return edge(from, action, variant, true, false);
  }

  /**
   * Adds a branch that an action of a forking node starts.
   *
   * @param from the node
   * @param action its action
   * @param to the first node of the branch, or the result variant if it ends there at once
   * @param exit whether it does
   * @return this
   */
  public GraphBuilder branch(String from, String action, String to, boolean exit) {
    return edge(from, action, to, exit, true);
  }

  private GraphBuilder edge(String from, String action, String to, boolean exit, boolean fork) {
    edges.add(new FlowGraph.Edge(from, action, to, exit, fork));
    return this;
  }

  /**
   * Adds a key of the store.
   *
   * @param key its name
   * @param type its type
   * @return this
   */
  public GraphBuilder key(String key, String type) {
    keys.add(new FlowGraph.KeyInfo(key, type));
    return this;
  }

  /**
   * Adds an input.
   *
   * @param key its name
   * @param type its type
   * @return this
   */
  public GraphBuilder input(String key, String type) {
    inputs.add(new FlowGraph.KeyInfo(key, type));
    return this;
  }

  /**
   * Adds an output.
   *
   * @param key its name
   * @param type its type
   * @return this
   */
  public GraphBuilder output(String key, String type) {
    outputs.add(new FlowGraph.KeyInfo(key, type));
    return this;
  }

  /**
   * Adds a line of the Mermaid text.
   *
   * @param line without its end
   * @return this
   */
  public GraphBuilder mermaid(String line) {
    mermaid.append(line).append('\n');
    return this;
  }

  /**
   * Builds the graph.
   *
   * @return the graph
   */
  public FlowGraph build() {
    return new FlowGraph(
        name, start, fingerprint, mermaid.toString(), nodes, edges, keys, inputs, outputs);
  }
}

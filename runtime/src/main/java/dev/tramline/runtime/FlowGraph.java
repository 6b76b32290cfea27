package dev.tramline.runtime;

import java.util.List;

/**
 * The static picture of a flow, as the compiler proved it: every generated flow has one in its
 * constant {@code GRAPH}. Immutable.
 *
 * <pre>{@code
 * System.out.println(ResearchAgentFlow.GRAPH.toMermaid());
 * }</pre>
 */
public final class FlowGraph {

  private final String name;
  private final String start;
  private final String fingerprint;
  private final String mermaid;
  private final List<NodeInfo> nodes;
  private final List<Edge> edges;
  private final List<KeyInfo> keys;
  private final List<KeyInfo> inputs;
  private final List<KeyInfo> outputs;

  /**
   * Creates a graph; generated code does this through {@code
   * dev.tramline.runtime.generated.GraphBuilder}.
   *
   * @param name the simple name of the flow's interface
   * @param start the name of the first node
   * @param fingerprint what identifies this version of the graph
   * @param mermaid the graph as a Mermaid flow chart
   * @param nodes the nodes in declaration order
   * @param edges what each action of each node leads to
   * @param keys all keys of the store
   * @param inputs the keys that the caller supplies
   * @param outputs the keys that the result carries
   */
  public FlowGraph(
      String name,
      String start,
      String fingerprint,
      String mermaid,
      List<NodeInfo> nodes,
      List<Edge> edges,
      List<KeyInfo> keys,
      List<KeyInfo> inputs,
      List<KeyInfo> outputs) {
    this.name = name;
    this.start = start;
    this.fingerprint = fingerprint;
    this.mermaid = mermaid;
    this.nodes = List.copyOf(nodes);
    this.edges = List.copyOf(edges);
    this.keys = List.copyOf(keys);
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  /**
   * Returns the simple name of the flow's interface.
   *
   * @return for example {@code ResearchAgent}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the node that every run begins with.
   *
   * @return its name
   */
  public String start() {
    return start;
  }

  /**
   * Returns the nodes.
   *
   * @return in declaration order; unmodifiable
   */
  public List<NodeInfo> nodes() {
    return nodes;
  }

  /**
   * Returns what each action of each node leads to.
   *
   * @return by node and action in declaration order; unmodifiable
   */
  public List<Edge> edges() {
    return edges;
  }

  /**
   * Returns every key of the store.
   *
   * @return sorted by name; unmodifiable
   */
  public List<KeyInfo> keys() {
    return keys;
  }

  /**
   * Returns the keys that the caller supplies.
   *
   * @return in the order of the entry's parameters; unmodifiable
   */
  public List<KeyInfo> inputs() {
    return inputs;
  }

  /**
   * Returns the keys that the result carries, of all variants if it is sealed.
   *
   * @return each key once, in declaration order; unmodifiable
   */
  public List<KeyInfo> outputs() {
    return outputs;
  }

  /**
   * Returns what identifies this version of the graph: it changes when a node, an edge, a key or a
   * type does, and with nothing else.
   *
   * @return 16 hexadecimal digits
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Returns the graph as a Mermaid flow chart.
   *
   * @return the text, lines ended by {@code \n}
   */
  public String toMermaid() {
    return mermaid;
  }

  @Override
  public String toString() {
    return "FlowGraph " + name + " " + fingerprint;
  }

  /**
   * A node of the graph.
   *
   * @param name its name in the flow
   * @param type the class of the node, or the interface of the nested flow
   * @param actions what it can return, in declaration order
   * @param reads the keys it reads, as this flow names them
   * @param writes the keys it may write, as this flow names them
   */
  public record NodeInfo(
      String name, String type, List<String> actions, List<String> reads, List<String> writes) {

    /** Copies the lists. */
    public NodeInfo {
      actions = List.copyOf(actions);
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
    }
  }

  /**
   * What an action leads to.
   *
   * @param from the node that returns the action
   * @param action the action
   * @param to the next node; if {@code exit}, the result variant, or "" if the result is not sealed
   * @param exit whether it ends the flow
   * @param fork whether it starts a branch of its own, beside others of the same node
   */
  public record Edge(String from, String action, String to, boolean exit, boolean fork) {}

  /**
   * A key of the store.
   *
   * @param name its name
   * @param type its type as source text
   */
  public record KeyInfo(String name, String type) {}
}

package dev.tramline.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A flow as declared.
 *
 * @param type the interface
 * @param generated the class to generate
 * @param isPublic whether the interface, and so the class, is public
 * @param start the name of the first node; not checked to exist
 * @param startPlace where it is named, for a finding about it
 * @param maxSteps the step limit
 * @param endless whether it need not reach an exit
 * @param timeoutNanos how long a run may take, 0 if there is no bound
 * @param concurrency how many branches of one fork run side by side at most
 * @param nodes the nodes, in declaration order
 * @param entry the method that runs it
 * @param result what it returns
 * @param place the interface
 */
public record FlowModel(
    ClassRef type,
    ClassRef generated,
    boolean isPublic,
    String start,
    Place startPlace,
    int maxSteps,
    boolean endless,
    long timeoutNanos,
    int concurrency,
    List<FlowNode> nodes,
    Entry entry,
    Result result,
    Place place) {

  /** Copies the list. */
  public FlowModel {
    nodes = List.copyOf(nodes);
  }

  /**
   * Returns the name used in messages.
   *
   * @return the interface's simple name
   */
  public String name() {
    return type.simpleName();
  }

  /**
   * Finds a node.
   *
   * @param name its name
   * @return its index in {@link #nodes()}, or -1
   */
  public int indexOf(String name) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A node method.
   *
   * @param name its name, which is the node's in this flow
   * @param contract what the node reads, writes and returns, as the node names it, and with
   *     {@code @Each} for all elements together; empty if the node itself has errors, which are
   *     reported elsewhere
   * @param typeText the declared type, for messages
   * @param transitions its {@code @Transition}s
   * @param exits its {@code @Exit}s
   * @param renames its {@code @Rename}s
   * @param retry its {@code @Retry}, if it replaces the node's own
   * @param timeoutNanos how long a visit may take, 0 if there is no bound
   * @param each its {@code @Each}, if the node runs once for each element of a key
   * @param join its {@code @Join}, if branches meet there
   * @param place the method
   */
  public record FlowNode(
      String name,
      Optional<Contract> contract,
      String typeText,
      List<Wire> transitions,
      List<ExitMark> exits,
      List<Rename> renames,
      Optional<Retry> retry,
      long timeoutNanos,
      Optional<Each> each,
      Optional<Place> join,
      Place place) {

    /** Copies the lists. */
    public FlowNode {
      transitions = List.copyOf(transitions);
      exits = List.copyOf(exits);
      renames = List.copyOf(renames);
    }

    /**
     * Returns the flow's name for a key of the node.
     *
     * @param nodeKey the key as the node names it
     * @return the key as the flow names it; all renames apply at once
     */
    public String keyOf(String nodeKey) {
      for (Rename rename : renames) {
        if (rename.key().equals(nodeKey)) {
          return rename.as();
        }
      }
      return nodeKey;
    }

    /**
     * Returns the flow's name for what the node reads.
     *
     * @param read the read, as the node names it
     * @return the key as the flow names it; of an {@code @Each}'s item the key of the collection
     */
    public String keyOf(KeyRead read) {
      return isItem(read) ? each.orElseThrow().value() : keyOf(read.key());
    }

    /**
     * Tells whether a read is bound to the elements of a collection.
     *
     * @param read the read, as the node names it
     * @return true for the item of an {@code @Each}
     */
    public boolean isItem(KeyRead read) {
      return each.filter(known -> known.item().equals(read.key())).isPresent();
    }

    /**
     * Returns where the flow says that the node reads a key.
     *
     * @param read the read, as the node names it
     * @return the method, or the annotation that names the key
     */
    public Place placeOf(KeyRead read) {
      return isItem(read) ? each.orElseThrow().place() : place;
    }
  }

  /**
   * An {@code @Each} of a node method.
   *
   * @param element what the node reads and writes for one element, as the node names it
   * @param value the flow's key that holds the elements
   * @param item the node's key that is bound to one
   * @param type the type of the elements, boxed
   * @param nullable whether an element may be null
   * @param concurrency how many elements may be in work at once
   * @param place the annotation, at the flow's key
   */
  public record Each(
      Contract element,
      String value,
      String item,
      TypeRef type,
      boolean nullable,
      int concurrency,
      Place place) {}

  /**
   * A {@code @Transition} of a node method.
   *
   * @param action the action it wires
   * @param goals where it leads to, at least one; several make a fork
   * @param actionPlace the annotation, at the action
   * @param goalsPlace the annotation, at all it leads to
   */
  public record Wire(String action, List<Goal> goals, Place actionPlace, Place goalsPlace) {

    /** Copies the list. */
    public Wire {
      goals = List.copyOf(goals);
    }

    /**
     * Tells whether the action starts several branches.
     *
     * @return true if it leads to more than one node
     */
    public boolean isFork() {
      return goals.size() > 1;
    }
  }

  /**
   * One of the nodes that a {@code @Transition} leads to.
   *
   * @param node its name; not checked to exist
   * @param place the annotation, at the name
   */
  public record Goal(String node, Place place) {}

  /**
   * An {@code @Exit} of a node method.
   *
   * @param action the action that ends the flow
   * @param as the result variant as written, "" if not
   * @param actionPlace the annotation, at the action
   * @param asPlace the annotation, at the variant
   */
  public record ExitMark(String action, String as, Place actionPlace, Place asPlace) {}

  /**
   * A {@code @Rename} of a node method.
   *
   * @param key the node's key
   * @param as the flow's key
   * @param place the annotation, at the node's key
   */
  public record Rename(String key, String as, Place place) {}

  /**
   * The entry method.
   *
   * @param method its name
   * @param inputs its parameters
   * @param place the method
   */
  public record Entry(String method, List<KeyRead> inputs, Place place) {

    /** Copies the list. */
    public Entry {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * What the entry returns.
   *
   * @param kind its form
   * @param type its type; empty for void
   * @param primitive whether the type is primitive
   * @param variants for a sealed result one per record; otherwise one, named ""
   */
  public record Result(
      Kind kind, Optional<TypeRef> type, boolean primitive, List<Variant> variants) {

    /** Copies the list. */
    public Result {
      variants = List.copyOf(variants);
    }

    /** The forms of a result. */
    public enum Kind {
      /** Nothing. */
      VOID,
      /** One key. */
      VALUE,
      /** A record of keys. */
      RECORD,
      /** A sealed interface of records. */
      SEALED
    }

    /**
     * Tells whether exits must name a variant.
     *
     * @return true if the result is sealed
     */
    public boolean isSealed() {
      return kind == Kind.SEALED;
    }

    /**
     * Finds a variant.
     *
     * @param name its name
     * @return its index, or -1
     */
    public int indexOf(String name) {
      for (int i = 0; i < variants.size(); i++) {
        if (variants.get(i).name().equals(name)) {
          return i;
        }
      }
      return -1;
    }
  }

  /**
   * One way the result can look.
   *
   * @param name for a sealed result the record's name, first letter in lower case; otherwise ""
   * @param type the record; empty unless the result is a record or sealed
   * @param outputs the keys it carries, in the order of the record's components
   * @param place the record, or the entry
   */
  public record Variant(String name, Optional<TypeRef> type, List<Output> outputs, Place place) {

    /** Copies the list. */
    public Variant {
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * A key that the result carries.
   *
   * @param key its name
   * @param component the name of the record's component; "" if the result is the key's value
   * @param type its type, boxed, with {@code Optional} stripped
   * @param need whether it must be set
   * @param primitive whether the component is of a primitive type
   * @param place the component, or the entry
   */
  public record Output(
      String key, String component, TypeRef type, Need need, boolean primitive, Place place) {}
}

package dev.tramline.processor.check;

import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.ProvenFlow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who supplies and who asks for each key of a flow, by the flow's names for the keys. A key that is
 * each branch's own is a key apart from the flow's of the same name.
 */
final class FlowKeys {

  private final Scopes scopes;
  private final SortedMap<String, Uses> byName = new TreeMap<>();

  /** The keys of branches, by fork. */
  private final List<SortedMap<String, Uses>> ofBranches = new ArrayList<>();

  private FlowKeys(Scopes scopes) {
    this.scopes = scopes;
    scopes.forks().forEach(fork -> ofBranches.add(new TreeMap<>()));
  }

  static FlowKeys of(WiredFlow wired, Scopes scopes) {
    FlowKeys keys = new FlowKeys(scopes);
    FlowModel flow = wired.flow();
    for (KeyRead input : flow.entry().inputs()) {
      keys.uses(input.key()).inputs.add(input);
    }
    for (int node = 0; node < wired.size(); node++) {
      keys.addNode(node, wired.node(node), wired.contract(node));
    }
    for (int i = 0; i < flow.result().variants().size(); i++) {
      Variant variant = flow.result().variants().get(i);
      for (Output output : variant.outputs()) {
        keys.uses(output.key()).outputs.add(new Carried(i, variant.name(), output));
      }
    }
    keys.addMerges();
    return keys;
  }

  /** Returns the flow's keys, in the order of their names. */
  SortedMap<String, Uses> byName() {
    return Collections.unmodifiableSortedMap(byName);
  }

  /** Returns all keys: those of branches, of inner ones first, then the flow's. */
  List<Uses> all() {
    List<Uses> all = new ArrayList<>();
    scopes.innerFirst().forEach(fork -> all.addAll(ofBranches.get(fork).values()));
    all.addAll(byName.values());
    return all;
  }

  /** Where the branches of a fork meet, each key of theirs becomes a list around the fork. */
  private void addMerges() {
    for (int i = 0; i < scopes.forks().size(); i++) {
      int node = scopes.forks().get(i).fork().node();
      for (String key : scopes.locals(i)) {
        uses(scopes.scopeOf(node, key), key).merges.add(i);
      }
    }
  }

  private Uses uses(int scope, String key) {
    return scope == ProvenFlow.NONE
        ? uses(key)
        : ofBranches.get(scope).computeIfAbsent(key, name -> new Uses(scope, name));
  }

  /** Returns the uses of a key in the branches of a fork. */
  Uses usesInBranches(int fork, String key) {
    return uses(fork, key);
  }

  private void addNode(int index, FlowNode node, Contract contract) {
    for (KeyRead read : contract.reads()) {
      String key = node.keyOf(read);
      uses(scopes.scopeOf(index, key), key).reads.add(new Read(index, read));
    }
    for (int a = 0; a < contract.actions().size(); a++) {
      Action action = contract.actions().get(a);
      for (KeyWrite write : action.writes()) {
        String key = node.keyOf(write.key());
        uses(scopes.scopeOf(index, key, write), key)
            .writes
            .add(new Write(index, a, action.name(), write));
      }
    }
  }

  /** Returns the uses of a key, which are none if nobody mentions it. */
  Uses uses(String key) {
    return byName.computeIfAbsent(key, name -> new Uses(ProvenFlow.NONE, name));
  }

  /** All uses of one key, in the order of declaration. */
  static final class Uses {

    private final int scope;
    private final String key;
    private final List<Integer> merges = new ArrayList<>();
    private final List<KeyRead> inputs = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();
    private final List<Carried> outputs = new ArrayList<>();

    private Uses(int scope, String key) {
      this.scope = scope;
      this.key = key;
    }

    /** Returns the fork whose branches each have the key, or {@link ProvenFlow#NONE}. */
    int scope() {
      return scope;
    }

    /** Returns the forks that make the key the list of what their branches have under it. */
    List<Integer> merges() {
      return Collections.unmodifiableList(merges);
    }

    String key() {
      return key;
    }

    List<KeyRead> inputs() {
      return Collections.unmodifiableList(inputs);
    }

    List<Write> writes() {
      return Collections.unmodifiableList(writes);
    }

    List<Read> reads() {
      return Collections.unmodifiableList(reads);
    }

    List<Carried> outputs() {
      return Collections.unmodifiableList(outputs);
    }

    boolean isSupplied() {
      return !inputs.isEmpty() || !writes.isEmpty() || !merges.isEmpty();
    }

    boolean isAsked() {
      return !reads.isEmpty() || !outputs.isEmpty();
    }

    /** Tells whether the key is a list that is there from the start, and so is always set. */
    boolean isAppended() {
      return writes.stream().anyMatch(write -> write.write().append());
    }

    /** Tells whether the entry sets the key. */
    boolean isSetAtStart() {
      return inputs.stream().anyMatch(input -> input.need().required());
    }

    /** Tells whether anyone asks if the key is set, or says that it may not be. */
    boolean mayBeUnset() {
      return inputs.stream().anyMatch(input -> !input.need().required())
          || writes.stream().anyMatch(write -> write.write().mayUnset())
          || reads.stream().anyMatch(read -> !read.read().need().required())
          || outputs.stream().anyMatch(carried -> !carried.output().need().required());
    }
  }

  /**
   * A node's read.
   *
   * @param node the node's index
   * @param read the read, as the node names it
   */
  record Read(int node, KeyRead read) {}

  /**
   * A node's write on one of its actions.
   *
   * @param node the node's index
   * @param action the action's index
   * @param actionName the action
   * @param write the write, as the node names it
   */
  record Write(int node, int action, String actionName, KeyWrite write) {}

  /**
   * An output of one result variant.
   *
   * @param variant the variant's index
   * @param variantName its name, "" if the result is not sealed
   * @param output the output
   */
  record Carried(int variant, String variantName, Output output) {}
}

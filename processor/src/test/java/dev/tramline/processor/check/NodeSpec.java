package dev.tramline.processor.check;

import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.ClassRef;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.FlowModel.ExitMark;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Goal;
import dev.tramline.processor.model.FlowModel.Rename;
import dev.tramline.processor.model.FlowModel.Wire;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.KeyWrite.Source;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds a node of a flow: first what the node is, then how the flow wires it. */
final class NodeSpec {

  private final String name;
  private String type;
  private boolean flow;
  private boolean broken;
  private boolean withoutActions;
  private boolean forks;
  private boolean join;
  private boolean fromSource = true;
  private List<String> contains = List.of();
  private final List<KeyRead> reads = new ArrayList<>();
  private final Map<String, List<KeyWrite>> actions = new LinkedHashMap<>();
  private final List<Wire> transitions = new ArrayList<>();
  private final List<ExitMark> exits = new ArrayList<>();
  private final List<Rename> renames = new ArrayList<>();

  private NodeSpec(String name) {
    this.name = name;
    this.type = Names.decapitalized(name).equals(name) ? capitalized(name) : name;
  }

  /** A node of class {@code Answer} for the name {@code answer}; without actions, has default. */
  static NodeSpec node(String name) {
    return new NodeSpec(name);
  }

  NodeSpec type(String type) {
    this.type = type;
    return this;
  }

  /** Makes it a flow. */
  NodeSpec flow(String type, String... contains) {
    this.type = type;
    this.flow = true;
    this.contains = List.of(contains);
    return this;
  }

  /** Makes it a node from a class file. */
  NodeSpec compiled() {
    fromSource = false;
    return this;
  }

  /** Makes it a node with errors of its own. */
  NodeSpec broken() {
    broken = true;
    return this;
  }

  NodeSpec reads(String key, TypeRef type) {
    return reads(key, type, Need.REQUIRED);
  }

  NodeSpec reads(String key, TypeRef type, Need need) {
    reads.add(new KeyRead(key, type, need, key, false, FakePlace.at(name + ".reads." + key)));
    return this;
  }

  NodeSpec actions(String... names) {
    for (String action : names) {
      writesOf(action);
    }
    return this;
  }

  NodeSpec withoutActions() {
    withoutActions = true;
    return this;
  }

  NodeSpec writes(String action, String key, TypeRef type) {
    return write(action, key, type, type, false, Need.REQUIRED, true, Source.ACCESSOR);
  }

  NodeSpec writesOptional(String action, String key, TypeRef type) {
    return write(action, key, type, type, false, Need.OPTIONAL, true, Source.ACCESSOR);
  }

  NodeSpec writesCell(String action, String key, TypeRef type, boolean promised) {
    return write(action, key, type, type, false, Need.REQUIRED, promised, Source.CELL);
  }

  NodeSpec appends(String action, String key, FakeType element) {
    TypeRef list = FakeType.listOf(element);
    return write(action, key, element, list, true, Need.REQUIRED, true, Source.ACCESSOR);
  }

  /** Wires an action; several targets make a fork. */
  NodeSpec transition(String action, String... targets) {
    String place = name + ".transition." + action;
    List<Goal> goals = new ArrayList<>();
    for (String target : targets) {
      goals.add(new Goal(target, FakePlace.at(place + ".to")));
    }
    transitions.add(new Wire(action, goals, FakePlace.at(place), FakePlace.at(place + ".to")));
    return this;
  }

  /** Makes it a node that returns a list of outcomes. */
  NodeSpec forks() {
    forks = true;
    return this;
  }

  /** Makes it the node where branches meet. */
  NodeSpec join() {
    join = true;
    return this;
  }

  NodeSpec exit(String action) {
    return exit(action, "");
  }

  NodeSpec exit(String action, String as) {
    exits.add(
        new ExitMark(
            action,
            as,
            FakePlace.at(name + ".exit." + action),
            FakePlace.at(name + ".exit." + action + ".as")));
    return this;
  }

  NodeSpec rename(String key, String as) {
    renames.add(new Rename(key, as, FakePlace.at(name + ".rename." + key + "." + as)));
    return this;
  }

  FlowNode build() {
    if (actions.isEmpty() && !withoutActions) {
      actions("default");
    }
    return new FlowNode(
        name,
        broken ? Optional.empty() : Optional.of(contract()),
        type,
        transitions,
        exits,
        renames,
        Optional.empty(),
        0,
        Optional.empty(),
        join ? Optional.of(FakePlace.at(name + ".join")) : Optional.empty(),
        FakePlace.at(name));
  }

  private Contract contract() {
    List<Contract.Cell> cells =
        actions.values().stream()
            .flatMap(List::stream)
            .filter(write -> write.source() == Source.CELL)
            .map(write -> new Contract.Cell(write.key(), write.type()))
            .distinct()
            .toList();
    ClassRef ref = new ClassRef("demo", List.of(type));
    return new Contract(
        ref,
        ref.generated(flow ? "Flow" : "Node"),
        flow,
        contains,
        true,
        reads,
        cells,
        actions.entrySet().stream().map(e -> new Action(e.getKey(), e.getValue())).toList(),
        forks,
        Optional.empty(),
        "fingerprint",
        fromSource);
  }

  private NodeSpec write(
      String action,
      String key,
      TypeRef type,
      TypeRef listType,
      boolean append,
      Need need,
      boolean promised,
      Source source) {
    writesOf(action)
        .add(
            new KeyWrite(
                key,
                type,
                listType,
                append,
                need,
                promised,
                source,
                source == Source.CELL ? key : "accessor",
                false,
                FakePlace.at(name + ".writes." + key)));
    return this;
  }

  private List<KeyWrite> writesOf(String action) {
    return actions.computeIfAbsent(action, absent -> new ArrayList<>());
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}

package dev.tramline.processor.check;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.ExitMark;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Goal;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.FlowModel.Wire;
import dev.tramline.processor.model.Names;
import dev.tramline.processor.model.Place;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out where every action leads: dangling actions (TL204), wiring of actions that there are
 * not (TL205), targets that there are not (TL206), actions wired twice (TL210), exits and variants
 * that do not fit (TL211).
 */
final class WiringCheck {

  private final FlowModel flow;

  /** The targets of each wire that forks, by the number it has until all forks are known. */
  private final List<List<Route>> forked = new ArrayList<>();

  private final Map<String, Integer> nodes = new HashMap<>();
  private final Map<String, Integer> variants = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<List<Route>> edges = new ArrayList<>();
  private final List<WiredFork> forks = new ArrayList<>();
  private final int start;

  private WiringCheck(FlowModel flow) {
    this.flow = flow;
    for (int i = 0; i < flow.nodes().size(); i++) {
      nodes.putIfAbsent(flow.nodes().get(i).name(), i);
    }
    if (flow.result().isSealed()) {
      for (int i = 0; i < flow.result().variants().size(); i++) {
        variants.putIfAbsent(flow.result().variants().get(i).name(), i);
      }
    }
    start = nodes.getOrDefault(flow.start(), -1);
  }

  static WiringCheck of(FlowModel flow) {
    WiringCheck check = new WiringCheck(flow);
    check.run();
    return check;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Tells whether it is known where everything leads. */
  boolean isComplete() {
    return findings.isEmpty() && allNodesKnown();
  }

  WiredFlow wired() {
    return new WiredFlow(flow, start, List.copyOf(edges), List.copyOf(forks));
  }

  private void run() {
    if (start < 0) {
      add(Code.TL206, flow.startPlace(), Messages.unknownStart(flow));
    }
    for (FlowNode node : flow.nodes()) {
      edges.add(wire(node));
    }
    addForks();
    if (isComplete()) {
      addUnreachedVariants();
    }
  }

  /** Numbers the forks by node and action, which is not the order of the annotations. */
  private void addForks() {
    for (int node = 0; node < edges.size(); node++) {
      int own = forks.size();
      boolean dynamic = flow.nodes().get(node).contract().filter(Contract::forks).isPresent();
      if (dynamic) {
        forks.add(new WiredFork(node, ProvenFlow.NONE, List.of()));
      }
      List<Route> routes = new ArrayList<>(edges.get(node));
      for (int action = 0; action < routes.size(); action++) {
        if (routes.get(action) instanceof Route.Fork fork) {
          routes.set(action, new Route.Fork(forks.size()));
          forks.add(new WiredFork(node, action, forked.get(fork.fork())));
        }
      }
      edges.set(node, List.copyOf(routes));
      if (dynamic) {
        forks.set(own, new WiredFork(node, ProvenFlow.NONE, routes));
      }
    }
  }

  private boolean allNodesKnown() {
    return flow.nodes().stream().allMatch(node -> node.contract().isPresent());
  }

  private List<Route> wire(FlowNode node) {
    Map<String, Optional<Route>> explicit = explicitTargets(node);
    if (node.contract().isEmpty()) {
      return List.of();
    }
    List<Route> targets = new ArrayList<>();
    List<String> dangling = new ArrayList<>();
    Contract contract = node.contract().get();
    for (String action : contract.actionNames()) {
      if (explicit.containsKey(action)) {
        explicit.get(action).ifPresent(targets::add);
      } else if (isAmbiguous(node, action)) {
        add(Code.TL210, node.place(), Messages.ambiguous(flow, node, action));
      } else {
        implicitTarget(node, action, contract)
            .ifPresentOrElse(targets::add, () -> dangling.add(action));
      }
    }
    Set<String> misspelt = addUnknownActions(node, contract, dangling);
    for (String action : dangling) {
      if (!misspelt.contains(action)) {
        add(Code.TL204, node.place(), Messages.dangling(flow, node, action));
      }
    }
    return List.copyOf(targets);
  }

  /**
   * Reads the annotations of a node method.
   *
   * @return where they lead, by action; empty where that cannot be said
   */
  private Map<String, Optional<Route>> explicitTargets(FlowNode node) {
    Map<String, Optional<Route>> targets = new HashMap<>();
    for (Wire wire : node.transitions()) {
      if (isFirst(node, wire.action(), wire.actionPlace(), targets)) {
        targets.put(wire.action(), targetOf(node, wire));
      }
    }
    for (ExitMark exit : node.exits()) {
      if (isFirst(node, exit.action(), exit.actionPlace(), targets)) {
        targets.put(exit.action(), exitOf(node, exit));
      }
    }
    return targets;
  }

  private boolean isFirst(
      FlowNode node, String action, Place place, Map<String, Optional<Route>> before) {
    if (!before.containsKey(action)) {
      return true;
    }
    // Of an action that the node never returns it is enough to say so, at each annotation.
    if (node.contract().isEmpty() || returns(node.contract().get(), action)) {
      add(Code.TL210, place, Messages.wiredTwice(node, action));
    }
    return false;
  }

  private Optional<Route> targetOf(FlowNode node, Wire wire) {
    List<Route> targets = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Goal goal : wire.goals()) {
      int target = nodes.getOrDefault(goal.node(), -1);
      if (target < 0) {
        add(Code.TL206, goal.place(), Messages.unknownTarget(flow, node, wire, goal));
      } else if (!seen.add(goal.node())) {
        add(Code.TL210, goal.place(), Messages.forkedTwice(node, wire, goal));
      } else {
        targets.add(new Route.To(target));
      }
    }
    if (targets.size() < wire.goals().size()) {
      return Optional.empty();
    }
    if (!wire.isFork()) {
      return Optional.of(targets.get(0));
    }
    forked.add(targets);
    return Optional.of(new Route.Fork(forked.size() - 1));
  }

  private Optional<Route> exitOf(FlowNode node, ExitMark exit) {
    if (!flow.result().isSealed()) {
      if (exit.as().isEmpty()) {
        return Optional.of(new Route.Exit(0));
      }
      add(Code.TL211, exit.asPlace(), Messages.variantOfPlainResult(flow, node, exit));
      return Optional.empty();
    }
    // An exit for a misspelt action names no variant either; TL205 says what is wrong with it.
    boolean misspelt =
        exit.as().isEmpty()
            && node.contract().isPresent()
            && !returns(node.contract().get(), exit.action());
    String name = exit.as().isEmpty() ? exit.action() : exit.as();
    int variant = variants.getOrDefault(name, -1);
    if (variant >= 0) {
      return Optional.of(new Route.Exit(variant));
    }
    if (!misspelt) {
      Place place = exit.as().isEmpty() ? exit.actionPlace() : exit.asPlace();
      add(Code.TL211, place, Messages.unknownVariant(flow, node, name));
    }
    return Optional.empty();
  }

  private boolean isAmbiguous(FlowNode node, String action) {
    return leadsToNode(node, action) && variants.containsKey(action);
  }

  private Optional<Route> implicitTarget(FlowNode node, String action, Contract contract) {
    if (leadsToNode(node, action)) {
      return Optional.of(new Route.To(nodes.getOrDefault(action, -1)));
    }
    if (variants.containsKey(action)) {
      return Optional.of(new Route.Exit(variants.getOrDefault(action, -1)));
    }
    boolean ends =
        action.equals("default") && contract.actions().size() == 1 && !flow.result().isSealed();
    return ends ? Optional.of(new Route.Exit(0)) : Optional.empty();
  }

  private boolean leadsToNode(FlowNode node, String action) {
    return nodes.containsKey(action) && !action.equals(node.name());
  }

  /**
   * Reports annotations for actions that the node never returns.
   *
   * @return the dangling actions that they were probably meant for, which are no second mistake
   */
  private Set<String> addUnknownActions(
      FlowNode node, Contract contract, Collection<String> dangling) {
    List<String> open = new ArrayList<>(dangling);
    Set<String> meant = new HashSet<>();
    for (Wire wire : node.transitions()) {
      addUnknownAction(node, contract, "@Transition", wire.action(), wire.actionPlace(), open)
          .ifPresent(meant::add);
    }
    for (ExitMark exit : node.exits()) {
      addUnknownAction(node, contract, "@Exit", exit.action(), exit.actionPlace(), open)
          .ifPresent(meant::add);
    }
    return meant;
  }

  private Optional<String> addUnknownAction(
      FlowNode node,
      Contract contract,
      String annotation,
      String action,
      Place place,
      List<String> open) {
    if (returns(contract, action)) {
      return Optional.empty();
    }
    Optional<String> meant = Names.nearest(action, open);
    meant.ifPresent(open::remove);
    List<String> candidates = meant.map(List::of).orElse(contract.actionNames());
    add(Code.TL205, place, Messages.unknownAction(node, annotation, action, candidates));
    return meant;
  }

  private void addUnreachedVariants() {
    Set<Integer> reached = new HashSet<>();
    for (List<Route> routes : edges) {
      for (Route route : routes) {
        if (route instanceof Route.Exit exit) {
          reached.add(exit.variant());
        }
      }
    }
    variants.forEach(
        (name, index) -> {
          if (!reached.contains(index)) {
            Variant variant = flow.result().variants().get(index);
            add(Code.TL211, variant.place(), Messages.unreachedVariant(flow, variant));
          }
        });
  }

  private static boolean returns(Contract contract, String action) {
    return contract.actions().stream().anyMatch(known -> known.name().equals(action));
  }

  private void add(Code code, Place place, String message) {
    findings.add(new Finding(code, place, message));
  }
}

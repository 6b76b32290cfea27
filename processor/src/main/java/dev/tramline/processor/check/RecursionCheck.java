package dev.tramline.processor.check;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds flows that contain themselves, directly or through others (TL209). */
final class RecursionCheck {

  private final List<FlowModel> flows;
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<List<Nesting>> nestings = new ArrayList<>();
  private final Map<Integer, List<Finding>> findings = new HashMap<>();
  private final Set<Integer> members = new HashSet<>();
  private final Set<Nesting> reported = new HashSet<>();

  private RecursionCheck(List<FlowModel> flows) {
    this.flows = flows;
  }

  static RecursionCheck of(List<FlowModel> flows) {
    RecursionCheck check = new RecursionCheck(flows);
    check.run();
    return check;
  }

  List<Finding> findingsOn(int flow) {
    return findings.getOrDefault(flow, List.of());
  }

  boolean isMember(int flow) {
    return members.contains(flow);
  }

  private void run() {
    for (int i = 0; i < flows.size(); i++) {
      indices.putIfAbsent(flows.get(i).type().qualifiedName(), i);
    }
    for (int i = 0; i < flows.size(); i++) {
      nestings.add(nestingsOf(i));
    }
    // Every nesting that is part of a cycle is in one reported cycle, so that each cycle which can
    // be mended by itself is named, though there may be exponentially many.
    for (List<Nesting> ofFlow : nestings) {
      for (Nesting nesting : ofFlow) {
        if (!reported.contains(nesting)) {
          way(nesting.inner(), nesting.outer()).ifPresent(back -> add(nesting, back));
        }
      }
    }
  }

  /** Lists the given flows in a flow, each once, with the first node that brings it in. */
  private List<Nesting> nestingsOf(int outer) {
    Map<Integer, Nesting> found = new LinkedHashMap<>();
    for (FlowNode node : flows.get(outer).nodes()) {
      Contract contract = node.contract().orElse(null);
      if (contract == null || !contract.flow()) {
        continue;
      }
      Integer inner = indices.get(contract.type().qualifiedName());
      if (inner != null) {
        found.putIfAbsent(inner, new Nesting(outer, inner, node, Optional.empty()));
        continue;
      }
      // A flow from a class file: its insides are known by name only.
      for (String contained : contract.contains()) {
        Integer deep = indices.get(contained);
        if (deep != null) {
          found.putIfAbsent(
              deep, new Nesting(outer, deep, node, Optional.of(contract.type().simpleName())));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Finds the shortest way from one flow to one inside it. */
  private Optional<List<Nesting>> way(int from, int to) {
    @Nullable Nesting[] cameBy = new Nesting[flows.size()];
    boolean[] seen = new boolean[flows.size()];
    Deque<Integer> queue = new ArrayDeque<>();
    seen[from] = true;
    queue.add(from);
    while (!queue.isEmpty() && !seen[to]) {
      for (Nesting nesting : nestings.get(queue.remove())) {
        if (!seen[nesting.inner()]) {
          seen[nesting.inner()] = true;
          cameBy[nesting.inner()] = nesting;
          queue.add(nesting.inner());
        }
      }
    }
    return seen[to] ? Optional.of(trace(cameBy, to)) : Optional.empty();
  }

  private static List<Nesting> trace(@Nullable Nesting[] cameBy, int to) {
    List<Nesting> way = new ArrayList<>();
    for (Nesting step = cameBy[to]; step != null; step = cameBy[step.outer()]) {
      way.add(step);
    }
    Collections.reverse(way);
    return way;
  }

  private void add(Nesting first, List<Nesting> back) {
    List<Nesting> cycle = new ArrayList<>(List.of(first));
    cycle.addAll(back);
    StringBuilder chain = new StringBuilder(flows.get(first.outer()).name());
    for (Nesting nesting : cycle) {
      reported.add(nesting);
      members.add(nesting.outer());
      chain.append(" -").append(nesting.node().name()).append("-> ");
      nesting.through().ifPresent(name -> chain.append(name).append(" -> "));
      chain.append(flows.get(nesting.inner()).name());
    }
    FlowModel flow = flows.get(first.outer());
    String message = Messages.containsItself(flow, first.node(), chain.toString());
    findings
        .computeIfAbsent(first.outer(), key -> new ArrayList<>())
        .add(new Finding(Code.TL209, first.node().place(), message));
  }

  /**
   * A flow in a flow.
   *
   * @param outer the index of the flow around
   * @param inner the index of the flow inside
   * @param node the node that brings it in
   * @param through the class file's flow that the node is, unless it is the inner flow itself
   */
  private record Nesting(int outer, int inner, FlowNode node, Optional<String> through) {}
}

package dev.tramline.processor.check;

import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.ProvenFlow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proves flows sound, in stages: wiring, graph, keys. */
public final class FlowChecks {

  private FlowChecks() {}

  /**
   * Checks flows, which may contain each other.
   *
   * @param flows the flows, in the order in which to report on them
   * @return what was found, and the flows for which code can be generated
   */
  public static Checked check(List<FlowModel> flows) {
    RecursionCheck recursion = RecursionCheck.of(flows);
    List<Finding> findings = new ArrayList<>();
    Map<String, ProvenFlow> proven = new LinkedHashMap<>();
    for (int i = 0; i < flows.size(); i++) {
      FlowModel flow = flows.get(i);
      findings.addAll(recursion.findingsOn(i));
      WiringCheck wiring = WiringCheck.of(flow);
      findings.addAll(wiring.findings());
      if (!recursion.isMember(i) && wiring.isComplete()) {
        checkWired(wiring.wired(), findings, proven);
      }
    }
    return new Checked(findings, proven);
  }

  private static void checkWired(
      WiredFlow wired, List<Finding> findings, Map<String, ProvenFlow> proven) {
    List<Finding> onGraph = GraphCheck.findings(wired);
    findings.addAll(onGraph);
    if (!onGraph.isEmpty()) {
      return; // what no path reaches or leaves joins nothing either, which is no second mistake
    }
    ForkCheck forks = ForkCheck.of(wired);
    findings.addAll(forks.findings());
    if (forks.findings().isEmpty()) {
      KeyStage keys = KeyStage.of(wired, forks.forks());
      findings.addAll(ForgottenJoins.explain(wired, keys));
      keys.proven().ifPresent(flow -> proven.put(flow.flow().type().qualifiedName(), flow));
    }
  }

  /**
   * What the checks found out.
   *
   * @param findings errors and warnings, by flow, then by node in declaration order, then by key
   * @param proven the flows without an error, by the qualified names of their interfaces
   */
  public record Checked(List<Finding> findings, Map<String, ProvenFlow> proven) {

    /** Copies both, and keeps their order. */
    public Checked {
      findings = List.copyOf(findings);
      proven = Collections.unmodifiableMap(new LinkedHashMap<>(proven));
    }
  }
}

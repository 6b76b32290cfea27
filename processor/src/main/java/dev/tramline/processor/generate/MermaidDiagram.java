package dev.tramline.processor.generate;

import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Branch;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Draws a flow as a Mermaid flow chart. */
public final class MermaidDiagram {

  /** Words with a meaning of their own in Mermaid, which cannot be the name of a node there. */
  private static final Set<String> RESERVED =
      Set.of(
          "call",
          "class",
          "classdef",
          "click",
          "default",
          "direction",
          "end",
          "flowchart",
          "graph",
          "href",
          "interpolate",
          "linkstyle",
          "start",
          "style",
          "subgraph");

  private MermaidDiagram() {}

  /**
   * Draws a flow.
   *
   * @param proven the flow
   * @return the lines of the diagram
   */
  public static List<String> lines(ProvenFlow proven) {
    FlowModel flow = proven.flow();
    List<String> lines = new ArrayList<>();
    lines.add("flowchart TD");
    lines.add("    start([" + label(flow.name()) + "]) --> " + id(flow, proven.start()));
    for (int i = 0; i < flow.nodes().size(); i++) {
      lines.add("    " + id(flow, i) + shape(flow.nodes().get(i)));
    }
    Set<String> exits = new LinkedHashSet<>();
    List<String> arrows = new ArrayList<>();
    for (int i = 0; i < flow.nodes().size(); i++) {
      List<Action> actions = flow.nodes().get(i).contract().orElseThrow().actions();
      for (int a = 0; a < actions.size(); a++) {
        String action = actions.get(a).name();
        String arrow = action.equals("default") ? " --> " : " -->|" + label(action) + "| ";
        for (Route end : ends(proven, proven.edges().get(i).get(a))) {
          if (end instanceof Route.Exit exit) {
            String variant = flow.result().variants().get(exit.variant()).name();
            exits.add(
                "    " + id(flow, end) + "([" + label(variant.isEmpty() ? "exit" : variant) + "])");
          }
          arrows.add("    " + id(flow, i) + arrow + id(flow, end));
        }
      }
    }
    lines.addAll(exits);
    lines.addAll(arrows);
    return lines;
  }

  private static List<Route> ends(ProvenFlow proven, Route route) {
    return route instanceof Route.Fork fork
        ? proven.forks().get(fork.fork()).branches().stream().map(Branch::start).toList()
        : List.of(route);
  }

  /** A flow is drawn as a subroutine, a join as a hexagon, whatever joins there. */
  private static String shape(FlowNode node) {
    String label =
        label(node.name() + node.each().map(each -> ", each of " + each.value()).orElse(""));
    if (node.join().isPresent()) {
      return "{{" + label + "}}";
    }
    boolean nested = node.contract().orElseThrow().flow();
    return (nested ? "[[" : "[") + label + (nested ? "]]" : "]");
  }

  private static String id(FlowModel flow, Route end) {
    return end instanceof Route.To to ? id(flow, to.node()) : "exit" + ((Route.Exit) end).variant();
  }

  private static String id(FlowModel flow, int index) {
    String name = flow.nodes().get(index).name();
    boolean plain =
        name.matches("[A-Za-z][A-Za-z0-9_]*")
            && !name.matches("(node|exit)\\d+")
            && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    return plain ? name : "node" + index;
  }

  private static String label(String text) {
    return '"' + text.replace("#", "#35;").replace("\"", "#quot;").replace("|", "#124;") + '"';
  }
}

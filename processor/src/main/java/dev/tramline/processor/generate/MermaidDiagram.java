package dev.tramline.processor.generate;

import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Target;
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
      FlowNode node = flow.nodes().get(i);
      boolean nested = node.contract().orElseThrow().flow();
      lines.add(
          "    "
              + id(flow, i)
              + (nested ? "[[" : "[")
              + label(node.name() + node.each().map(each -> ", each of " + each.value()).orElse(""))
              + (nested ? "]]" : "]"));
    }
    Set<String> exits = new LinkedHashSet<>();
    List<String> arrows = new ArrayList<>();
    for (int i = 0; i < flow.nodes().size(); i++) {
      List<Action> actions = flow.nodes().get(i).contract().orElseThrow().actions();
      for (int a = 0; a < actions.size(); a++) {
        Target target = proven.edges().get(i).get(a);
        String to = target.exit() ? "exit" + target.index() : id(flow, target.index());
        if (target.exit()) {
          String variant = flow.result().variants().get(target.index()).name();
          exits.add("    " + to + "([" + label(variant.isEmpty() ? "exit" : variant) + "])");
        }
        String action = actions.get(a).name();
        String arrow = action.equals("default") ? " --> " : " -->|" + label(action) + "| ";
        arrows.add("    " + id(flow, i) + arrow + to);
      }
    }
    lines.addAll(exits);
    lines.addAll(arrows);
    return lines;
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

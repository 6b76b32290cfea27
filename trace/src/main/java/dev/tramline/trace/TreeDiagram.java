package dev.tramline.trace;

import dev.tramline.trace.ExecutionTree.Branch;
import dev.tramline.trace.ExecutionTree.Ending;
import dev.tramline.trace.ExecutionTree.Item;
import dev.tramline.trace.ExecutionTree.Span;
import dev.tramline.trace.ExecutionTree.Visit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws a tree as a Mermaid flow chart. For one tree. */
final class TreeDiagram {

  /**
   * An arrow that does not lead anywhere yet.
   *
   * @param from what it comes from
   * @param shape the arrow, with its label
   */
  private record Arrow(String from, String shape) {}

  private static final String SOLID = " --> ";
  private static final String DASHED = " -.-> ";

  private final StringBuilder shapes = new StringBuilder("flowchart TD\n");
  private final StringBuilder arrows = new StringBuilder();
  private int drawn;

  String of(ExecutionTree tree) {
    shape(1, "run([" + label(tree.flow()) + "])");
    List<Arrow> ends = draw(1, tree.visits(), List.of(new Arrow("run", SOLID)));
    shape(1, "ending([" + label(TreeText.ending(tree.ending())) + "])");
    if (tree.leftOut() > 0) {
      shape(1, "more([" + label(tree.leftOut() + " more left out") + "])");
      lead(ends, "more");
      ends = List.of(new Arrow("more", DASHED));
    }
    lead(ends, "ending");
    return shapes.append(arrows).toString();
  }

  /**
   * Draws what comes one after the other.
   *
   * @param from the arrows that lead to the first
   * @return those that lead on from the last
   */
  private List<Arrow> draw(int depth, List<? extends Span> spans, List<Arrow> from) {
    List<Arrow> ends = from;
    List<Span> branches = new ArrayList<>();
    for (Span span : spans) {
      if (span instanceof Branch) {
        branches.add(span);
      } else {
        ends = join(depth, branches, ends);
        branches.clear();
        ends = drawOne(depth, span, ends);
      }
    }
    return join(depth, branches, ends);
  }

  private List<Arrow> join(int depth, List<Span> branches, List<Arrow> from) {
    if (branches.isEmpty()) {
      return from;
    }
    Set<Arrow> ends = new LinkedHashSet<>(); // several branches may lead straight to the join
    for (Span branch : branches) {
      ends.addAll(draw(depth, branch.children(), from));
    }
    return List.copyOf(ends);
  }

  private List<Arrow> drawOne(int depth, Span span, List<Arrow> from) {
    String id = "v" + drawn++;
    lead(from, id);
    List<Span> branches = span.children().stream().filter(Branch.class::isInstance).toList();
    List<Span> inside = span.children().stream().filter(c -> !(c instanceof Branch)).toList();
    if (inside.isEmpty()) {
      shape(depth, id + "[" + label(text(span)) + "]");
    } else {
      shape(depth, "subgraph " + id + "[" + label(text(span)) + "]");
      drawInside(depth + 1, inside);
      shape(depth, "end");
    }
    return join(depth, branches, List.of(new Arrow(id, arrow(span))));
  }

  /** Items stand beside each other, visits come one after the other. */
  private void drawInside(int depth, List<Span> inside) {
    if (inside.get(0) instanceof Item) {
      inside.forEach(item -> drawOne(depth, item, List.of()));
    } else {
      draw(depth, inside, List.of());
    }
  }

  private static String text(Span span) {
    String name = span instanceof Item item ? "item " + item.number() : ((Visit) span).name();
    int failed = TreeText.failedAttempts(span).size();
    String attempts =
        failed == 0 ? "" : ", " + failed + (failed == 1 ? " try" : " tries") + " failed";
    return name + attempts + state(span.ending());
  }

  private static String state(Ending ending) {
    if (ending instanceof Ending.Finished) {
      return "";
    }
    return ending instanceof Ending.Failed
        ? ", failed"
        : ending instanceof Ending.Stopped ? ", stopped" : ", running";
  }

  private static String arrow(Span span) {
    if (!(span.ending() instanceof Ending.Finished)) {
      return DASHED;
    }
    String action = span instanceof Visit visit ? visit.action() : "";
    return action.isEmpty() || action.equals("default") ? SOLID : " -->|" + label(action) + "| ";
  }

  private void lead(List<Arrow> from, String to) {
    for (Arrow arrow : from) {
      arrows.append("    ").append(arrow.from()).append(arrow.shape()).append(to).append('\n');
    }
  }

  private void shape(int depth, String shape) {
    shapes.append("    ".repeat(depth)).append(shape).append('\n');
  }

  /** The characters that mean something to Mermaid, or to the browser behind it, by their codes. */
  private static String label(String text) {
    StringBuilder label = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if ("#\"|<>&`\n\r".indexOf(c) >= 0) {
                label.append('#').append(c).append(';');
              } else {
                label.append((char) c);
              }
            });
    return label.append('"').toString();
  }
}

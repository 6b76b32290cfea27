package dev.tramline.processor.model;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Finds our annotations where they have no effect, so that none is silently ignored. */
final class StrayMarks {

  private static final List<String> STAGES = List.of("Prep", "Exec", "Post", "Fallback");
  private static final List<String> FLOW_ONLY = List.of("Exit", "Rename", "Each", "Join");

  private final Set<String> superclassesOfNodes;
  private final JavaTypes types;
  private final Findings findings;

  /**
   * Creates the check.
   *
   * @param superclassesOfNodes the names of classes that nodes of this compilation extend
   */
  StrayMarks(Set<String> superclassesOfNodes, JavaTypes types, Findings findings) {
    this.superclassesOfNodes = superclassesOfNodes;
    this.types = types;
    this.findings = findings;
  }

  /** Checks an element that carries any of our annotations. */
  void check(Element element) {
    if (element instanceof ExecutableElement method && method.getKind() == ElementKind.METHOD) {
      checkMethod(method);
    } else if (element instanceof TypeElement type
        && type.getKind() != ElementKind.RECORD
        && !Mark.findAll(type, "Transition", types.elements()).isEmpty()) {
      stray(type, "Transition", "it names the action of an outcome record: move it to a record");
    } else if (element.getKind() == ElementKind.FIELD
        && !Mark.findAll(element, "Transition", types.elements()).isEmpty()) {
      stray(element, "Transition", "it names the action of an enum constant: move it to one");
    }
  }

  private void checkMethod(ExecutableElement method) {
    Element owner = Enclosing.of(method);
    boolean flow = Mark.has(owner, "Flow");
    for (String stage : STAGES) {
      if (Mark.has(method, stage) && !mayHoldStages(owner)) {
        findings.add(
            Code.TL103,
            Place.of(method),
            "@"
                + stage
                + " method "
                + owner.getSimpleName()
                + "."
                + method.getSimpleName()
                + " stands outside a node: annotate class "
                + owner.getSimpleName()
                + " with @Node"
                + (flow ? ", which an interface cannot be, and move the method there" : ""));
      }
    }
    boolean exec = Mark.has(method, "Exec");
    boolean accessor = owner.getKind() == ElementKind.RECORD && method.getParameters().isEmpty();
    for (String annotation : FLOW_ONLY) {
      unless(flow, method, annotation, "only a node method of a @Flow may have it");
    }
    unless(flow || Mark.has(method, "Post"), method, "Transition", onlyOn("@Post", true));
    unless(flow || exec, method, "Retry", onlyOn("@Exec", true));
    unless(flow || exec, method, "Timeout", onlyOn("@Exec", true));
    unless(exec, method, "Batch", onlyOn("@Exec", false));
    unless(exec || accessor, method, "Append", onlyOn("@Exec", false));
    unless(flow || exec || accessor, method, "Key", "only an @Exec or entry method may have it");
  }

  private static String onlyOn(String stage, boolean nodeMethod) {
    return "only the "
        + stage
        + " method"
        + (nodeMethod ? " or a node method of a @Flow" : "")
        + " may have it";
  }

  private void unless(boolean allowed, ExecutableElement method, String annotation, String why) {
    if (!allowed && !Mark.findAll(method, annotation, types.elements()).isEmpty()) {
      stray(method, annotation, why + ": move or remove it");
    }
  }

  private void stray(Element element, String annotation, String why) {
    Mark mark = Mark.findAll(element, annotation, types.elements()).get(0);
    findings.add(
        Code.TL107,
        mark.place(),
        "@" + annotation + " has no effect on " + element.getSimpleName() + ": " + why);
  }

  /** Nodes, and what nodes may inherit from. */
  private boolean mayHoldStages(Element owner) {
    if (Mark.has(owner, "Flow")) {
      return false;
    }
    return Mark.has(owner, "Node")
        || owner.getKind() == ElementKind.INTERFACE
        || owner.getModifiers().contains(Modifier.ABSTRACT)
        || superclassesOfNodes.contains(((TypeElement) owner).getQualifiedName().toString());
  }
}

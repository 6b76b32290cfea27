package dev.tramline.processor.model;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds our annotations where they have no effect, so that none is silently ignored. */
final class StrayMarks {

  private static final List<String> STAGES = List.of("Prep", "Exec", "Post", "Fallback");
  private static final List<String> FLOW_ONLY = List.of("Exit", "Rename", "Each", "Join");
  private static final List<String> ON_NODE_METHODS =
      List.of("Exit", "Rename", "Each", "Join", "Transition", "Retry", "Timeout");

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
    } else if (element.getKind() == ElementKind.PARAMETER) {
      checkParameter(element);
    }
    if (element instanceof TypeElement && !Mark.has(element, "Flow")) {
      Mark.find(element, "Timeout", types.elements())
          .ifPresent(
              mark ->
                  stray(
                      element,
                      "Timeout",
                      "put it on a @Flow, its node methods or the @Exec method"));
    }
  }

  /**
   * The compiler copies annotations of record components to the constructor's parameters, which the
   * Eclipse compiler shows as parameters of the record itself.
   */
  private void checkParameter(Element parameter) {
    Element method = Enclosing.of(parameter);
    Element owner = Enclosing.of(method);
    boolean copied =
        method.getKind() == ElementKind.RECORD
            || (method.getKind() == ElementKind.CONSTRUCTOR
                && owner.getKind() == ElementKind.RECORD);
    boolean stage = method instanceof ExecutableElement each && isStage(each);
    boolean entry = Mark.has(owner, "Flow") && method.getModifiers().contains(Modifier.ABSTRACT);
    for (String annotation : List.of("Prep", "Exec", "Key", "Await")) {
      boolean onEntry = annotation.equals("Key") || annotation.equals("Await");
      boolean allowed = stage || (onEntry && entry) || (annotation.equals("Key") && copied);
      if (!allowed && Mark.has(parameter, annotation)) {
        stray(
            parameter,
            annotation,
            "only a parameter of a stage "
                + (onEntry ? "or entry method" : "method")
                + " may have it: move or remove it");
      }
    }
  }

  private void checkMethod(ExecutableElement method) {
    Element owner = Enclosing.of(method);
    boolean flow = Mark.has(owner, "Flow");
    if (isOfForgottenFlow(method)) {
      if (isFirst(method, this::isOfForgottenFlow)) {
        findings.add(
            Code.TL107,
            Place.of(method),
            "method "
                + owner.getSimpleName()
                + "."
                + method.getSimpleName()
                + " is annotated like one of a flow, but interface "
                + owner.getSimpleName()
                + " has no @Flow: annotate it with @Flow, or remove the annotations of its"
                + " methods");
      }
      return;
    }
    for (String stage : STAGES) {
      if (Mark.has(method, stage)
          && !mayHoldStages(owner)
          && (flow || isFirst(method, StrayMarks::isStage))) {
        findings.add(
            Code.TL103,
            Place.of(method),
            "@"
                + stage
                + " method "
                + owner.getSimpleName()
                + "."
                + method.getSimpleName()
                + (flow
                    ? " stands in a flow: move it to a class with @Node"
                    : " stands outside a node: annotate class "
                        + owner.getSimpleName()
                        + " with @Node, or make it abstract if nodes are to inherit from it"));
      }
    }
    // What the methods of a flow that are its nodes or entry may have is read with the flow.
    boolean inFlow = flow && method.getModifiers().contains(Modifier.ABSTRACT);
    boolean entry = inFlow && FlowReader.nodeType(method).filter(Contracts::isNodeOrFlow).isEmpty();
    boolean exec = Mark.has(method, "Exec");
    boolean accessor = owner.getKind() == ElementKind.RECORD && method.getParameters().isEmpty();
    for (String annotation : FLOW_ONLY) {
      unless(inFlow, method, annotation, "only a node method of a @Flow may have it");
    }
    unless(inFlow || Mark.has(method, "Post"), method, "Transition", onlyOn("@Post", true));
    unless(inFlow || exec, method, "Retry", onlyOn("@Exec", true));
    unless(inFlow || exec, method, "Timeout", onlyOn("@Exec", true));
    unless(exec, method, "Batch", onlyOn("@Exec", false));
    unless(exec || accessor, method, "Append", onlyOn("@Exec", false));
    unless(entry || exec || accessor, method, "Key", "only an @Exec or entry method may have it");
  }

  /** An interface without {@code @Flow} is one mistake, however much its methods have. */
  private boolean isOfForgottenFlow(ExecutableElement method) {
    Element owner = Enclosing.of(method);
    return owner.getKind() == ElementKind.INTERFACE
        && !Mark.has(owner, "Flow")
        && method.getModifiers().contains(Modifier.ABSTRACT)
        && !isStage(method)
        && ON_NODE_METHODS.stream()
            .anyMatch(mark -> !Mark.findAll(method, mark, types.elements()).isEmpty());
  }

  private static boolean isStage(ExecutableElement method) {
    return STAGES.stream().anyMatch(stage -> Mark.has(method, stage));
  }

  private static boolean isFirst(ExecutableElement method, Predicate<ExecutableElement> among) {
    return ElementFilter.methodsIn(Enclosing.of(method).getEnclosedElements()).stream()
        .filter(among)
        .findFirst()
        .filter(method::equals)
        .isPresent();
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

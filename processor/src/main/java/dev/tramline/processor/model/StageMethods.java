package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds the stage methods of a node, its own and inherited ones, and checks they can be called. */
final class StageMethods {

  /** The annotations that make a method a stage, in the order in which stages are read. */
  enum Kind {
    PREP("Prep"),
    EXEC("Exec"),
    POST("Post"),
    FALLBACK("Fallback");

    private final String annotation;

    Kind(String annotation) {
      this.annotation = annotation;
    }

    String annotation() {
      return annotation;
    }
  }

  private final JavaTypes types;
  private final TypeElement node;
  private final Sources sources;
  private final Findings findings;
  private final Map<Kind, List<ExecutableElement>> methods = new EnumMap<>(Kind.class);

  StageMethods(JavaTypes types, TypeElement node, Sources sources, Findings findings) {
    this.types = types;
    this.node = node;
    this.sources = sources;
    this.findings = findings;
    for (Kind kind : Kind.values()) {
      methods.put(kind, new ArrayList<>());
    }
  }

  /** Finds the methods; TL102 and TL103 are found here. */
  void read() {
    for (ExecutableElement method : inherited()) {
      List<Kind> kinds = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        if (Mark.has(method, kind.annotation())) {
          kinds.add(kind);
        }
      }
      if (kinds.size() > 1) {
        findings.add(
            Code.TL102,
            place(method),
            name(method) + " is marked as more than one stage: split it into a method for each");
      } else if (kinds.size() == 1 && isCallable(method, kinds.get(0))) {
        add(kinds.get(0), method);
      }
    }
    boolean none = of(Kind.PREP).isEmpty() && of(Kind.EXEC).isEmpty() && of(Kind.POST).isEmpty();
    if (none && findings.errors() == 0) {
      findings.add(
          Code.TL102,
          Place.of(node),
          "node "
              + node.getSimpleName()
              + " has no @Prep, @Exec or @Post method: annotate the one that does its work with"
              + " @Exec");
    }
  }

  List<ExecutableElement> of(Kind kind) {
    return Objects.requireNonNull(methods.get(kind));
  }

  private void add(Kind kind, ExecutableElement method) {
    List<ExecutableElement> known = of(kind);
    if (kind != Kind.FALLBACK && !known.isEmpty()) {
      findings.add(
          Code.TL102,
          place(method),
          "node "
              + node.getSimpleName()
              + " has two @"
              + kind.annotation()
              + " methods, "
              + known.get(0).getSimpleName()
              + " and "
              + method.getSimpleName()
              + ": keep one, or split the node in two");
      return;
    }
    known.add(method);
  }

  private boolean isCallable(ExecutableElement method, Kind kind) {
    Set<Modifier> modifiers = method.getModifiers();
    String trouble = null;
    if (modifiers.contains(Modifier.PRIVATE)) {
      trouble = "is private: make it package-private";
    } else if (modifiers.contains(Modifier.STATIC)) {
      trouble = "is static: make it an instance method";
    } else if (modifiers.contains(Modifier.ABSTRACT)) {
      trouble = "is abstract: annotate the method that implements it";
    } else if (!method.getTypeParameters().isEmpty()) {
      trouble = "has type parameters of its own: give it plain types";
    } else if (!isVisible(method)) {
      trouble = "is not visible in the package of " + node.getSimpleName() + ": make it public";
    }
    if (trouble != null) {
      findings.add(
          Code.TL103,
          place(method),
          "@" + kind.annotation() + " method " + name(method) + " cannot be called, it " + trouble);
    }
    return trouble == null;
  }

  private boolean isVisible(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        || packageOf(method).equals(packageOf(node));
  }

  private PackageElement packageOf(Element element) {
    return types.elements().getPackageOf(element);
  }

  /** All methods a caller of the node would find, in source order, superclasses last. */
  private List<ExecutableElement> inherited() {
    List<ExecutableElement> found = new ArrayList<>();
    for (TypeElement type : lineage()) {
      for (Element member : type.getEnclosedElements()) {
        if (member.getKind() == ElementKind.METHOD) {
          ExecutableElement method = (ExecutableElement) member;
          boolean hidden =
              found.stream().anyMatch(below -> types.elements().overrides(below, method, node));
          if (!hidden) {
            found.add(method);
          }
        }
      }
    }
    return found;
  }

  private Set<TypeElement> lineage() {
    Set<TypeElement> lineage = new LinkedHashSet<>();
    Set<TypeElement> interfaces = new LinkedHashSet<>();
    collect(node, lineage, interfaces);
    lineage.addAll(interfaces);
    return lineage;
  }

  private void collect(TypeElement type, Set<TypeElement> classes, Set<TypeElement> interfaces) {
    (type.getKind().isInterface() ? interfaces : classes).add(type);
    List<TypeMirror> parents = new ArrayList<>(type.getInterfaces());
    parents.add(0, type.getSuperclass());
    for (TypeMirror parent : parents) {
      if (parent instanceof DeclaredType declared) {
        collect((TypeElement) declared.asElement(), classes, interfaces);
      }
    }
  }

  /** The compiler can only point into sources; what is inherited from a jar stands on the node. */
  Place place(Element element) {
    return Place.of(sources.contain(element) ? element : node);
  }

  private static String name(ExecutableElement method) {
    return Enclosing.of(method).getSimpleName() + "." + method.getSimpleName();
  }
}

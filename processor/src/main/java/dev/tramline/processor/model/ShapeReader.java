package dev.tramline.processor.model;

import dev.tramline.processor.model.FlowShape.Method;
import dev.tramline.processor.model.FlowShape.NodeMethod;
import dev.tramline.processor.model.FlowShape.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the outside of a flow. Reports nothing: {@link FlowReader} does. */
final class ShapeReader {

  private final JavaTypes types;
  private final TypeElement flow;

  ShapeReader(JavaTypes types, TypeElement flow) {
    this.types = types;
    this.flow = flow;
  }

  FlowShape read() {
    ClassRef name = ClassRefs.of(flow);
    List<NodeMethod> nodes = new ArrayList<>();
    List<Method> entries = new ArrayList<>();
    List<TypeRef> typeParameters = new ArrayList<>();
    boolean isInterface =
        flow.getKind() == ElementKind.INTERFACE
            && !flow.getModifiers().contains(Modifier.SEALED)
            && !NodeReader.isPrivate(flow);
    boolean isNameable = true;
    for (TypeParameterElement parameter : flow.getTypeParameters()) {
      typeParameters.add(new MirrorTypeRef(parameter.asType(), types));
    }
    for (ExecutableElement method : abstractMethods()) {
      Optional<TypeElement> node = FlowReader.nodeType(method);
      if (mentionsHidden(method)) {
        isNameable = false;
      } else if (node.filter(Contracts::isNodeOrFlow).isPresent()) {
        nodes.add(
            new NodeMethod(
                method.getSimpleName().toString(),
                new MirrorTypeRef(method.getReturnType(), types)));
      } else {
        entries.add(entry(method));
      }
    }
    return new FlowShape(
        name,
        name.generated("Flow"),
        NodeReader.isPublic(flow),
        isInterface && isNameable,
        typeParameters,
        nodes,
        entries,
        memberTypes(),
        inherited());
  }

  /** A method that no class of the package could implement is left out, with the interface. */
  private boolean mentionsHidden(ExecutableElement method) {
    List<TypeMirror> mentioned = new ArrayList<>(List.of(method.getReturnType()));
    method.getParameters().forEach(parameter -> mentioned.add(parameter.asType()));
    return method.getTypeParameters().isEmpty()
        && flow.getTypeParameters().isEmpty()
        && mentioned.stream()
            .map(type -> new MirrorTypeRef(type, types))
            .anyMatch(type -> type.hiddenFrom(ClassRefs.of(flow).packageName()).isPresent());
  }

  private Method entry(ExecutableElement method) {
    ExecutableType type =
        (ExecutableType) types.types().asMemberOf((DeclaredType) flow.asType(), method);
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      TypeMirror mirror = type.getParameterTypes().get(i);
      parameters.add(
          new Parameter(parameter.getSimpleName().toString(), new MirrorTypeRef(mirror, types)));
    }
    List<TypeRef> typeParameters = new ArrayList<>();
    for (TypeParameterElement parameter : method.getTypeParameters()) {
      typeParameters.add(new MirrorTypeRef(parameter.asType(), types));
    }
    return new Method(
        method.getSimpleName().toString(),
        typeParameters,
        type.getReturnType().getKind() == TypeKind.VOID
            ? Optional.empty()
            : Optional.of(new MirrorTypeRef(type.getReturnType(), types)),
        parameters);
  }

  /** All that a class implementing the interface must implement, inherited methods included. */
  private List<ExecutableElement> abstractMethods() {
    List<ExecutableElement> methods = new ArrayList<>();
    if (flow.getInterfaces().isEmpty()) {
      methods.addAll(ElementFilter.methodsIn(flow.getEnclosedElements()));
    } else {
      methods.addAll(ElementFilter.methodsIn(types.elements().getAllMembers(flow)));
    }
    methods.removeIf(method -> !method.getModifiers().contains(Modifier.ABSTRACT));
    return methods;
  }

  private List<String> inherited() {
    return ElementFilter.methodsIn(flow.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.DEFAULT))
        .map(method -> method.getSimpleName().toString())
        .toList();
  }

  private List<String> memberTypes() {
    List<String> names = new ArrayList<>();
    for (Element member : flow.getEnclosedElements()) {
      if (member instanceof TypeElement) {
        names.add(member.getSimpleName().toString());
      }
    }
    return names;
  }
}

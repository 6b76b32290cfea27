package dev.tramline.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * What of a generated flow other sources can see. It is read as leniently as possible, so that a
 * class of this shape can be written even for a flow with errors.
 *
 * @param type the interface, or whatever else carries the annotation
 * @param generated the class to generate
 * @param isPublic whether the class is public
 * @param isInterface whether there is an interface to implement, and one that can be
 * @param typeParameters the type parameters, for a flow that wrongly has some
 * @param nodes the methods that return nodes
 * @param entries all other methods to implement; one if the flow is sound
 * @param memberTypes the simple names of types that the class inherits from the interface
 * @param inherited the names of methods that the class inherits from the interface
 */
public record FlowShape(
    ClassRef type,
    ClassRef generated,
    boolean isPublic,
    boolean isInterface,
    List<TypeRef> typeParameters,
    List<NodeMethod> nodes,
    List<Method> entries,
    List<String> memberTypes,
    List<String> inherited) {

  /** Copies the lists. */
  public FlowShape {
    typeParameters = List.copyOf(typeParameters);
    nodes = List.copyOf(nodes);
    entries = List.copyOf(entries);
    memberTypes = List.copyOf(memberTypes);
    inherited = List.copyOf(inherited);
  }

  /**
   * A node method.
   *
   * @param name its name
   * @param type the node's class, or a nested flow's interface
   */
  public record NodeMethod(String name, TypeRef type) {}

  /**
   * Another method to implement.
   *
   * @param name its name
   * @param typeParameters its type parameters, for an entry that wrongly has some
   * @param returns what it returns, empty for void
   * @param parameters its parameters
   */
  public record Method(
      String name,
      List<TypeRef> typeParameters,
      Optional<TypeRef> returns,
      List<Parameter> parameters) {

    /** Copies the lists. */
    public Method {
      typeParameters = List.copyOf(typeParameters);
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A parameter of a method.
   *
   * @param name its name
   * @param type its type
   */
  public record Parameter(String name, TypeRef type) {}
}

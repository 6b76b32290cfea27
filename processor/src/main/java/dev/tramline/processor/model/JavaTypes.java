package dev.tramline.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The compiler's types and elements, with the questions the readers ask of them. */
public final class JavaTypes {

  private final Elements elements;
  private final Types types;

  /**
   * Wraps the compiler's utilities.
   *
   * @param elements of the processing environment
   * @param types of the processing environment
   */
  public JavaTypes(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  /**
   * Wraps a type as it is.
   *
   * @throws UnresolvedTypeException if it mentions a type that does not exist
   */
  MirrorTypeRef ref(TypeMirror mirror) {
    requireResolved(mirror);
    return new MirrorTypeRef(mirror, this);
  }

  /** Wraps a type, boxed if it is primitive. */
  MirrorTypeRef boxedRef(TypeMirror mirror) {
    return ref(boxed(mirror));
  }

  MirrorTypeRef listOf(TypeRef element) {
    TypeElement list = elements.getTypeElement("java.util.List");
    return new MirrorTypeRef(
        types.getDeclaredType(list, boxed(((MirrorTypeRef) element).mirror())), this);
  }

  /** Wraps the type {@code Iterable<? extends E>}. */
  MirrorTypeRef iterableOf(TypeRef element) {
    TypeElement iterable = elements.getTypeElement("java.lang.Iterable");
    TypeMirror some = types.getWildcardType(boxed(((MirrorTypeRef) element).mirror()), null);
    return new MirrorTypeRef(types.getDeclaredType(iterable, some), this);
  }

  TypeMirror boxed(TypeMirror mirror) {
    return mirror.getKind().isPrimitive()
        ? types.boxedClass((PrimitiveType) mirror).asType()
        : mirror;
  }

  boolean isSubtype(TypeMirror type, TypeMirror of) {
    return types.isSubtype(boxed(type), boxed(of));
  }

  boolean isSubtype(TypeMirror type, String qualifiedName) {
    TypeElement element = elements.getTypeElement(qualifiedName);
    return element != null
        && type.getKind() == TypeKind.DECLARED
        && types.isSubtype(types.erasure(type), types.erasure(element.asType()));
  }

  static boolean isDeclared(TypeMirror type, String qualifiedName) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement())
            .getQualifiedName()
            .contentEquals(qualifiedName);
  }

  /** Returns the one type argument of a declared type; empty if it is raw. */
  static Optional<TypeMirror> argument(TypeMirror type) {
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.get(0));
  }

  /** Returns what a supertype's first parameter is for this type; empty if it is raw. */
  Optional<TypeMirror> argumentOf(TypeMirror type, String supertype) {
    TypeElement wanted = elements.getTypeElement(supertype);
    if (types.isSameType(types.erasure(type), types.erasure(wanted.asType()))) {
      return argument(type).map(this::upperBound);
    }
    for (TypeMirror parent : types.directSupertypes(type)) {
      if (isSubtype(parent, supertype)) {
        return argumentOf(parent, supertype);
      }
    }
    return Optional.empty();
  }

  private TypeMirror upperBound(TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null
          ? wildcard.getExtendsBound()
          : elements.getTypeElement("java.lang.Object").asType();
    }
    return type;
  }

  /** Fails if a type, or a part of it, does not exist. */
  void requireResolved(TypeMirror type) {
    switch (type.getKind()) {
      case ERROR -> throw new UnresolvedTypeException(type.toString());
      case ARRAY -> requireResolved(((ArrayType) type).getComponentType());
      case DECLARED -> ((DeclaredType) type).getTypeArguments().forEach(this::requireResolved);
      case WILDCARD -> {
        WildcardType wildcard = (WildcardType) type;
        if (wildcard.getExtendsBound() != null) {
          requireResolved(wildcard.getExtendsBound());
        }
        if (wildcard.getSuperBound() != null) {
          requireResolved(wildcard.getSuperBound());
        }
      }
      default -> {}
    }
  }

  /** Fails if a supertype of a class does not exist, since its members are then unknown. */
  void requireResolvedSupertypes(TypeElement type) {
    requireResolved(type.getSuperclass());
    type.getInterfaces().forEach(this::requireResolved);
    Element parent = types.asElement(type.getSuperclass());
    if (parent instanceof TypeElement parentType) {
      requireResolvedSupertypes(parentType);
    }
  }
}

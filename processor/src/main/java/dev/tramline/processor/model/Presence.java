package dev.tramline.processor.model;

import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** How a declared type says that a key may be unset, and what remains without that. */
record Presence(MirrorTypeRef type, Need need, boolean primitive) {

  /**
   * Reads a declaration.
   *
   * @param element the parameter or component
   * @param mirror its type
   * @param types the compiler's types
   * @return the presence; the type of a raw {@code Optional} is {@code Object}
   */
  static Presence of(Element element, TypeMirror mirror, JavaTypes types) {
    if (JavaTypes.isDeclared(mirror, "java.util.Optional")) {
      TypeMirror inner =
          types
              .argumentOf(mirror, "java.util.Optional")
              .orElseGet(() -> types.elements().getTypeElement("java.lang.Object").asType());
      return new Presence(types.boxedRef(inner), Need.OPTIONAL, false);
    }
    boolean nullable = isNullable(element) || isNullable(mirror);
    return new Presence(
        types.boxedRef(mirror),
        nullable ? Need.NULLABLE : Need.REQUIRED,
        mirror.getKind().isPrimitive());
  }

  /** Says what no key can be, if a declaration asks for that. */
  static Optional<String> trouble(Element element, TypeMirror mirror, JavaTypes types) {
    if (mirror.getKind().isPrimitive() && (isNullable(element) || isNullable(mirror))) {
      return Optional.of(
          "a primitive that may be null: write the boxed type, or an Optional of it");
    }
    if (!JavaTypes.isDeclared(mirror, "java.util.Optional")) {
      return Optional.empty();
    }
    Optional<TypeMirror> inner = JavaTypes.argument(mirror);
    if (inner.isEmpty()) {
      return Optional.of("a raw Optional: say of what, as in Optional<String>");
    }
    return inner
        .filter(of -> JavaTypes.isDeclared(of, "java.util.Optional"))
        .map(
            of ->
                "an Optional of an Optional: no key has that type, write " + types.ref(of).text());
  }

  /** Makes the read of a key that a parameter declares. */
  KeyRead read(String key, VariableElement parameter) {
    return new KeyRead(
        key, type, need, parameter.getSimpleName().toString(), primitive, Place.of(parameter));
  }

  /** Any annotation of that name counts, whatever its package, as nullness tools have it. */
  private static boolean isNullable(AnnotatedConstruct annotated) {
    for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable")) {
        return true;
      }
    }
    return false;
  }
}

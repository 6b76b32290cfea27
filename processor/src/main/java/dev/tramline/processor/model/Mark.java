package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * One of our annotations on an element. Values are read through mirrors, never through the
 * annotation class, so that class-valued members need no class to be loaded.
 */
final class Mark {

  private static final String ANNOTATIONS = "dev.tramline.annotations.";

  /** What javac shows in the place of a string whose constant does not exist. */
  private static final String ERRONEOUS = "<error>";

  private final Element element;
  private final AnnotationMirror mirror;
  private final Elements elements;

  private Mark(Element element, AnnotationMirror mirror, Elements elements) {
    this.element = element;
    this.mirror = mirror;
    this.elements = elements;
  }

  /** Finds an annotation of package {@code dev.tramline.annotations} by its simple name. */
  static Optional<Mark> find(Element element, String simpleName, Elements elements) {
    return findQualified(element, ANNOTATIONS + simpleName, elements);
  }

  static Optional<Mark> findQualified(Element element, String name, Elements elements) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (isNamed(mirror, name)) {
        return Optional.of(new Mark(element, mirror, elements));
      }
    }
    return Optional.empty();
  }

  static boolean has(Element element, String simpleName) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (isNamed(mirror, ANNOTATIONS + simpleName)) {
        return true;
      }
    }
    return false;
  }

  /** Finds a repeatable annotation, also where the compiler wrapped several in their container. */
  static List<Mark> findAll(Element element, String simpleName, Elements elements) {
    List<Mark> marks = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (isNamed(mirror, ANNOTATIONS + simpleName)) {
        marks.add(new Mark(element, mirror, elements));
      } else if (isNamed(mirror, ANNOTATIONS + simpleName + ".Repeated")) {
        for (AnnotationValue each : new Mark(element, mirror, elements).list("value")) {
          marks.add(new Mark(element, (AnnotationMirror) each.getValue(), elements));
        }
      }
    }
    return marks;
  }

  /**
   * Tells whether an annotation is the one of that name. Where it has its simple name only, it is
   * none that exists: what it would have been with an import cannot be said, so that its element
   * cannot be read. (What javac before Java 22 cannot resolve it does not show at all.)
   */
  private static boolean isNamed(AnnotationMirror mirror, String name) {
    TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
    if (mirror.getAnnotationType().getKind() == TypeKind.ERROR
        && name.endsWith("." + type.getQualifiedName())) {
      throw UnresolvedTypeException.ofValue(mirror.toString());
    }
    return type.getQualifiedName().contentEquals(name);
  }

  Place place() {
    return new Place(element, mirror, null);
  }

  /** The place of a value, or of the annotation where the value is a default. */
  Place place(String member) {
    return new Place(element, mirror, explicit(member));
  }

  boolean isExplicit(String member) {
    return explicit(member) != null;
  }

  private @Nullable AnnotationValue explicit(String member) {
    return named(mirror.getElementValues(), member);
  }

  private AnnotationValue value(String member) {
    AnnotationValue value = named(elements.getElementValuesWithDefaults(mirror), member);
    if (value == null) {
      throw UnresolvedTypeException.ofValue(mirror + "." + member);
    }
    return value;
  }

  private static @Nullable AnnotationValue named(
      Map<? extends ExecutableElement, ? extends AnnotationValue> values, String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        values.entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue();
      }
    }
    return null;
  }

  String string(String member) {
    return as(String.class, value(member));
  }

  int integer(String member) {
    return as(Integer.class, value(member));
  }

  double decimal(String member) {
    return as(Double.class, value(member));
  }

  boolean bool(String member) {
    return as(Boolean.class, value(member));
  }

  List<String> strings(String member) {
    List<String> strings = new ArrayList<>();
    for (AnnotationValue each : list(member)) {
      strings.add(as(String.class, each));
    }
    return strings;
  }

  List<Integer> integers(String member) {
    List<Integer> integers = new ArrayList<>();
    for (AnnotationValue each : list(member)) {
      integers.add(as(Integer.class, each));
    }
    return integers;
  }

  List<TypeMirror> types(String member) {
    List<TypeMirror> types = new ArrayList<>();
    for (AnnotationValue each : list(member)) {
      types.add(as(TypeMirror.class, each));
    }
    return types;
  }

  List<Mark> marks(String member) {
    List<Mark> marks = new ArrayList<>();
    for (AnnotationValue each : list(member)) {
      marks.add(new Mark(element, as(AnnotationMirror.class, each), elements));
    }
    return marks;
  }

  /** The place of one element of an array value. */
  Place place(String member, int index) {
    if (!isExplicit(member)) {
      return place();
    }
    return new Place(element, mirror, list(member).get(index));
  }

  private List<AnnotationValue> list(String member) {
    List<AnnotationValue> values = new ArrayList<>();
    for (Object each : as(List.class, value(member))) {
      values.add((AnnotationValue) each);
    }
    return values;
  }

  /** A value that does not have its member's type is one that the compiler could not resolve. */
  private static <T> T as(Class<T> type, AnnotationValue value) {
    if (!type.isInstance(value.getValue()) || ERRONEOUS.equals(value.getValue())) {
      throw UnresolvedTypeException.ofValue(value.toString());
    }
    return type.cast(value.getValue());
  }
}

package dev.tramline.processor.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Names of elements. */
final class ClassRefs {

  private ClassRefs() {}

  static ClassRef of(TypeElement type) {
    Deque<String> names = new ArrayDeque<>();
    for (Element e = type; e instanceof TypeElement; e = Enclosing.of(e)) {
      names.addFirst(e.getSimpleName().toString());
    }
    return new ClassRef(Enclosing.packageName(type), List.copyOf(names));
  }
}

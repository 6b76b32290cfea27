package dev.tramline.processor.model;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;

/** What is around an element. */
final class Enclosing {

  private Enclosing() {}

  /** Returns what encloses a class or a member; only packages and modules have nothing around. */
  static Element of(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement());
  }

  /** Returns the top-level class that an element is, or is in. */
  static Element outermost(Element element) {
    Element outermost = element;
    while (!(of(outermost) instanceof PackageElement)) {
      outermost = of(outermost);
    }
    return outermost;
  }

  /** Returns the name of the package that a class or member is in. */
  static String packageName(Element element) {
    return ((PackageElement) of(outermost(element))).getQualifiedName().toString();
  }
}

package dev.tramline.processor.model;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Which top-level classes are sources of this compilation. Of all others only class files are
 * known, which hold no parameter names.
 */
public final class Sources {

  private final Set<String> names = new HashSet<>();

  /**
   * Notes a root element of a round.
   *
   * @param root the element
   */
  public void add(Element root) {
    if (root instanceof TypeElement type) {
      names.add(type.getQualifiedName().toString());
    }
  }

  /** Tells whether an element, or the top-level class around it, is compiled from source. */
  boolean contain(Element element) {
    TypeElement outermost = (TypeElement) Enclosing.outermost(element);
    return names.contains(outermost.getQualifiedName().toString());
  }
}

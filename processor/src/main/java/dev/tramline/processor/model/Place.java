package dev.tramline.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding stands: an element, and on it an annotation and one of its values if the finding
 * is about those. Opaque to everything but the readers and the printer.
 *
 * @param element what the finding is about
 * @param annotation the annotation on it, or null
 * @param value the annotation's value, or null
 */
public record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  /**
   * Returns the place of an element.
   *
   * @param element the element
   * @return its place
   */
  public static Place of(Element element) {
    return new Place(element, null, null);
  }
}

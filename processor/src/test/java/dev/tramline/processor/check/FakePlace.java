package dev.tramline.processor.check;

import dev.tramline.processor.model.Place;
import java.lang.reflect.Proxy;
import javax.lang.model.element.Element;

/** Places that are known by a label, as there is no source in these tests. */
final class FakePlace {

  private FakePlace() {}

  static Place at(String label) {
    Object element =
        Proxy.newProxyInstance(
            FakePlace.class.getClassLoader(),
            new Class<?>[] {Element.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "toString" -> label;
                  case "hashCode" -> label.hashCode();
                  case "equals" -> label.equals(String.valueOf(arguments[0]));
                  default -> throw new AssertionError("checks must not look into places");
                });
    return Place.of((Element) element);
  }

  static String label(Place place) {
    return place.element().toString();
  }
}

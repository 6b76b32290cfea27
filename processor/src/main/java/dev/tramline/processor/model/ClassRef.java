package dev.tramline.processor.model;

import java.util.List;

/**
 * The name of a class.
 *
 * @param packageName its package, "" for the unnamed one
 * @param simpleNames its simple name, after those of the classes around it
 */
public record ClassRef(String packageName, List<String> simpleNames) {

  /** Copies the list. */
  public ClassRef {
    simpleNames = List.copyOf(simpleNames);
  }

  /**
   * Returns the name to show and to join generated names from.
   *
   * @param separator what stands between nested names
   * @return the simple names, joined
   */
  public String joined(String separator) {
    return String.join(separator, simpleNames);
  }

  /**
   * Returns the last simple name.
   *
   * @return the name without package and enclosing classes
   */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }

  /**
   * Returns the canonical name.
   *
   * @return package and simple names, joined by dots
   */
  public String qualifiedName() {
    return packageName.isEmpty() ? joined(".") : packageName + "." + joined(".");
  }

  /**
   * Returns the top-level class that the processor generates for this one.
   *
   * @param suffix {@code Node} or {@code Flow}
   * @return for {@code Outer.Inner} the name {@code Outer_InnerFlow} in the same package
   */
  public ClassRef generated(String suffix) {
    return new ClassRef(packageName, List.of(joined("_") + suffix));
  }
}

package dev.tramline.examples.tutorial;

/**
 * How one abstraction depends on another.
 *
 * @param from the name of the one that depends
 * @param to the name of the one that it depends on
 * @param label a verb that fits between the two, such as {@code creates}
 */
public record Relationship(String from, String to, String label) {

  /**
   * Decides whether it is one between two abstractions.
   *
   * @param one the name of the one
   * @param other the name of the other
   * @return whether it goes from the one to the other, or back
   */
  public boolean isBetween(String one, String other) {
    return from.equals(one) && to.equals(other) || from.equals(other) && to.equals(one);
  }

  /**
   * Decides whether an abstraction has part in it.
   *
   * @param name the name of the abstraction
   * @return whether it is one of the two ends
   */
  public boolean touches(String name) {
    return from.equals(name) || to.equals(name);
  }
}

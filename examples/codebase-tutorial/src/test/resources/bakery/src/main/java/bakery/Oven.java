package bakery;

/**
 * Turns dough into bread; see {@link Bread}.
 *
 * <pre>{@code
 * @Hot
 * Bread bread = oven.bake("rye", Temperature.HOT);
 * }</pre>
 *
 * <p>An oven can be:
 *
 * <ul>
 *   <li>cold, e.g. in the morning;
 *   <li>hot, so that {@code List<Bread>} comes out.
 * </ul>
 */
public interface Oven {

  /**
   * Bakes one loaf. It takes a while.
   *
   * @param flour what it is made of
   * @param temperature how hot
   * @return the loaf, still warm
   * @throws BurntException if nobody looked
   */
  Bread bake(String flour, Temperature temperature);
}

package bakery;

/** How hot an oven is. */
public enum Temperature {
  /** For cake. */
  WARM,
  HOT
}

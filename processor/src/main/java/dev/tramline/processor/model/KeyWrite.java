package dev.tramline.processor.model;

/**
 * A key that a node writes on one of its actions.
 *
 * @param key its name
 * @param type the type of the value, boxed, with {@code Optional} stripped; for an append the type
 *     of the element
 * @param listType for an append {@code List} of the type; otherwise the type itself
 * @param append whether the value is appended to the list under the key
 * @param need whether the value is there for sure; if not, its absence unsets the key
 * @param promised for a cell: whether it is set for sure on this action; if not and unset, the key
 *     keeps what it had. True for all else
 * @param source where the flow takes the value from
 * @param accessor for {@link Source#ACCESSOR} the name of the adapter's static method, for {@link
 *     Source#CELL} the key of the cell as the node names it, otherwise ""
 * @param primitive whether the source yields a primitive
 * @param place what declares the write
 */
public record KeyWrite(
    String key,
    TypeRef type,
    TypeRef listType,
    boolean append,
    Need need,
    boolean promised,
    Source source,
    String accessor,
    boolean primitive,
    Place place) {

  /** Where the flow takes a written value from after a visit. */
  public enum Source {
    /** The result of the visit is the value. */
    RESULT,
    /** A static method of the adapter takes the value out of the outcome. */
    ACCESSOR,
    /** A cell that was passed to the visit holds it. */
    CELL,
    /** The result of the visit is the list of the results of a batch; each is appended. */
    EACH_OF_RESULT,
    /** An {@code Out} cell holds the list of the results of a batch; each is appended. */
    EACH_OF_CELL;

    /**
     * Tells whether the value is in a cell rather than in what the visit returns.
     *
     * @return true for one value and for the results of a batch
     */
    public boolean isCell() {
      return this == CELL || this == EACH_OF_CELL;
    }

    /**
     * Tells whether what is there is the list of the results of a batch.
     *
     * @return true if each is appended by itself
     */
    public boolean isEach() {
      return this == EACH_OF_RESULT || this == EACH_OF_CELL;
    }
  }

  /**
   * Returns the type that the key must be able to hold.
   *
   * @return the list type of an append, otherwise the type
   */
  public TypeRef keyType() {
    return listType;
  }

  /**
   * Tells whether the key is set for sure after this write.
   *
   * @return false for optional values and for cells that may stay unset
   */
  public boolean sets() {
    return append || (need.required() && promised);
  }

  /**
   * Tells whether the key may be unset by this write.
   *
   * @return true for optional values that are not appended
   */
  public boolean mayUnset() {
    return !append && !need.required();
  }

  /**
   * Returns the write under another key.
   *
   * @param as the key in the flow
   * @return the renamed write
   */
  public KeyWrite as(String as) {
    return new KeyWrite(
        as, type, listType, append, need, promised, source, accessor, primitive, place);
  }
}

package dev.tramline.processor.model;

/**
 * A key that a node reads or that a flow takes as input.
 *
 * @param key its name
 * @param type its type, boxed, with {@code Optional} stripped
 * @param need whether it must be set
 * @param parameter the name of the adapter's, or the entry's, parameter
 * @param primitive whether the parameter is of a primitive type
 * @param place the parameter
 */
public record KeyRead(
    String key, TypeRef type, Need need, String parameter, boolean primitive, Place place) {

  /**
   * Returns the read under another key.
   *
   * @param as the key in the flow
   * @return the renamed read
   */
  public KeyRead as(String as) {
    return new KeyRead(as, type, need, parameter, primitive, place);
  }
}

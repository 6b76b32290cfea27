package bakery;

/**
 * A loaf.
 *
 * @param flour what it is made of
 * @param pounds how heavy it is
 */
public record Bread(String flour, int pounds) {}

package dev.tramline.runtime.generated;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The value of an appended key: an immutable list that shares its array with the longer lists made
 * from it. A node that keeps the list it read never sees a later append, and appending costs
 * amortized constant time however often the list is read in between.
 *
 * <p>Safe for use by several threads: of two appends to the same list one extends the shared array
 * and the other copies. A list shows all its elements even to a thread that got it by a data race,
 * unless that thread holds a shorter one of the same array: there the language promises nothing.
 *
 * @param <T> the type of the elements
 */
public final class AppendList<T> extends AbstractList<T> implements RandomAccess {

  private static final int FIRST_CAPACITY = 8;

  private final Object[] elements;
  private final int size;

  /** How much of {@link #elements} is taken, by the longest list that shares it. */
  private final AtomicInteger taken;

  private AppendList(Object[] elements, int size, AtomicInteger taken) {
    this.elements = elements;
    this.size = size;
    this.taken = taken;
  }

  /**
   * Returns an empty list.
   *
   * @param <T> the type of the elements
   * @return a list of its own
   */
  public static <T> AppendList<T> empty() {
    return copyOf(List.of());
  }

  /**
   * Returns a list with these elements.
   *
   * @param <T> the type of the elements
   * @param list the elements, copied unless it already is such a list
   * @return the list
   */
  @SuppressWarnings("unchecked") // an AppendList is immutable, so that a narrower one serves
  public static <T> AppendList<T> copyOf(List<? extends T> list) {
    if (list instanceof AppendList<?>) {
      return (AppendList<T>) list;
    }
    Object[] elements = list.toArray();
    return new AppendList<>(elements, elements.length, new AtomicInteger(elements.length));
  }

  /**
   * Returns a list with one more element. This one stays as it is.
   *
   * @param <T> the type of the elements
   * @param list the elements before
   * @param element the last element
   * @return the longer list
   */
  public static <T> List<T> append(List<T> list, T element) {
    return AppendList.<T>copyOf(list).plus(element);
  }

  /**
   * Returns a list with more elements. This one stays as it is.
   *
   * @param <T> the type of the elements
   * @param list the elements before
   * @param elements the elements after
   * @return the longer list
   */
  public static <T> List<T> appendAll(List<T> list, List<? extends T> elements) {
    AppendList<T> longer = copyOf(list);
    for (T element : elements) {
      longer = longer.plus(element);
    }
    return longer;
  }

  private AppendList<T> plus(T element) {
    if (size < elements.length && taken.compareAndSet(size, size + 1)) {
      elements[size] = element;
      return new AppendList<>(elements, size + 1, taken);
    }
    Object[] longer = Arrays.copyOf(elements, Math.max(FIRST_CAPACITY, size + (size >> 1) + 1));
    longer[size] = element;
    return new AppendList<>(longer, size + 1, new AtomicInteger(size + 1));
  }

  @Override
  @SuppressWarnings("unchecked") // only elements of type T are ever stored below size
  public T get(int index) {
    return (T) elements[Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}

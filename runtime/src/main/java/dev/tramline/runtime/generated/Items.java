package dev.tramline.runtime.generated;

import dev.tramline.runtime.Stage;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;

/**
 * The items of a batch, read one at a time from what prep returned, or the elements of a key. A
 * failure of the source counts as prep's, since prep made it. For use by one thread.
 *
 * @param <T> the type of the items
 */
public final class Items<T> implements AutoCloseable {

  private final Frame frame;
  private final Iterator<? extends T> source;
  private final @Nullable AutoCloseable resource;
  private final int itemAround;
  private int index;
  private long started;
  private boolean inItem;
  private @Nullable String nonNullOf;

  private Items(Frame frame, Iterator<? extends T> source, @Nullable AutoCloseable resource) {
    this.frame = frame;
    this.source = source;
    this.resource = resource;
    this.itemAround = frame.beginItems();
  }

  /**
   * Reads an iterable.
   *
   * @param <T> the type of the items
   * @param frame the visit
   * @param source what prep returned
   * @return its items
   */
  public static <T> Items<T> ofIterable(Frame frame, @Nullable Iterable<? extends T> source) {
    Iterable<? extends T> items = prepared(frame, source);
    try {
      return new Items<>(frame, items.iterator(), null);
    } catch (Exception e) {
      throw frame.failure(Stage.PREP, e);
    }
  }

  /**
   * Reads an iterator.
   *
   * @param <T> the type of the items
   * @param frame the visit
   * @param source what prep returned
   * @return its items
   */
  public static <T> Items<T> ofIterator(Frame frame, @Nullable Iterator<? extends T> source) {
    return new Items<>(frame, prepared(frame, source), null);
  }

  /**
   * Reads a stream, which is closed afterwards.
   *
   * @param <T> the type of the items
   * @param frame the visit
   * @param source what prep returned
   * @return its items
   */
  public static <T> Items<T> ofStream(Frame frame, @Nullable BaseStream<? extends T, ?> source) {
    BaseStream<? extends T, ?> stream = prepared(frame, source);
    try {
      return new Items<>(frame, stream.iterator(), stream);
    } catch (Exception e) {
      try (stream) {
        throw frame.failure(Stage.PREP, e);
      }
    }
  }

  /**
   * Reads an array of objects.
   *
   * @param <T> the type of the items
   * @param frame the visit
   * @param source what prep returned
   * @return its items
   */
  public static <T> Items<T> ofArray(Frame frame, T @Nullable [] source) {
    return new Items<>(frame, Arrays.asList(prepared(frame, source)).iterator(), null);
  }

  /**
   * Reads an array of primitives, each boxed when its turn comes.
   *
   * @param <T> the boxed type of the items
   * @param frame the visit
   * @param length the length of what prep returned
   * @param elements reads it, by index
   * @return its items
   */
  public static <T> Items<T> ofElements(Frame frame, int length, IntFunction<T> elements) {
    return new Items<>(frame, IntStream.range(0, length).mapToObj(elements).iterator(), null);
  }

  private static <S> S prepared(Frame frame, @Nullable S source) {
    if (source == null) {
      throw frame.nullResult(Stage.PREP, "prep");
    }
    return source;
  }

  /**
   * Has a null among the items fail the node.
   *
   * @param of what holds the items, for the message
   * @return this
   */
  public Items<T> nonNull(String of) {
    nonNullOf = of;
    return this;
  }

  /**
   * Tells whether there is another item, reading no further than that. The current one is done.
   *
   * @return whether {@link #next} may be called
   */
  public boolean hasNext() {
    endItem();
    try {
      return source.hasNext();
    } catch (Exception e) {
      throw frame.failure(Stage.PREP, e);
    }
  }

  /**
   * Returns the next item and makes it the visit's current one.
   *
   * @return the item
   */
  public T next() {
    T next = take();
    frame.item(index - 1);
    started = frame.startPart();
    inItem = true;
    return next;
  }

  /** Returns the next item, for somebody else to be busy with. */
  T take() {
    frame.throwIfCancelled();
    T next;
    try {
      next = source.next();
    } catch (Exception e) {
      throw frame.failure(Stage.PREP, e);
    }
    if (next == null && nonNullOf != null) {
      throw frame.failure(
          Stage.PREP, new NullPointerException("item " + index + " of " + nonNullOf + " is null"));
    }
    index++;
    return next;
  }

  private void endItem() {
    if (inItem) {
      inItem = false;
      frame.finishPart(started, null);
    }
  }

  /** Ends the item that failed, and with it the batch. */
  void fail(Throwable failure) {
    frame.finishPart(started, failure);
    frame.endItems(itemAround);
  }

  /** Ends the batch and closes a stream. An item that is still the current one has failed. */
  @Override
  public void close() {
    if (inItem) {
      frame.failing = this;
    } else {
      frame.endItems(itemAround);
    }
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Exception e) {
      throw frame.failure(Stage.PREP, e);
    }
  }
}

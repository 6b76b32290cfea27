package dev.tramline.runtime;

import java.util.Objects;

/**
 * The imperative way for a post method to write a key: a parameter {@code Out<String> searchQuery}
 * writes key {@code searchQuery}.
 *
 * <pre>{@code
 * @Post
 * @Transition(value = "search", writes = "searchQuery")
 * @Transition("answer")
 * String route(@Exec Decision d, Out<String> searchQuery) {
 *   if (!d.wantsSearch()) return "answer";
 *   searchQuery.set(d.query());
 *   return "search";
 * }
 * }</pre>
 *
 * <p>The value takes effect when the post method returns normally. The instance belongs to one
 * visit: use it only on the thread of the call and do not keep it.
 *
 * @param <T> the type of the key
 */
public final class Out<T> {

  private final String key;

  /** What was set, a {@code T}; the cell itself while nothing is. */
  private Object value = this;

  /**
   * Creates an unset cell. Generated code does this; tests of a node may too.
   *
   * @param key the key it writes, named in failures
   */
  public Out(String key) {
    this.key = Objects.requireNonNull(key, "key");
  }

  /**
   * Sets the key. The last call in a visit counts.
   *
   * @param value the value, not null
   * @throws NullPointerException if the value is null; the message names the key
   */
  public void set(T value) {
    if (value == null) {
      throw new NullPointerException("null set for key \"" + key + "\"");
    }
    this.value = value;
  }

  /**
   * Tells whether the key has been set in this visit.
   *
   * @return true after {@link #set}
   */
  public boolean isSet() {
    return value != this;
  }

  /**
   * Returns what was set in this visit.
   *
   * @return the value
   * @throws IllegalStateException if nothing was set; the message names the key
   */
  @SuppressWarnings("unchecked") // set takes nothing else
  public T get() {
    if (!isSet()) {
      throw new IllegalStateException("key \"" + key + "\" was not set");
    }
    return (T) value;
  }

  /** Forgets the value. Generated code calls it before each visit. */
  public void clear() {
    value = this;
  }
}

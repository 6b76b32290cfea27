package dev.tramline.tests.shape.elsewhere;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Prep;

/**
 * Holds what nodes inherit, with the item's type left open.
 *
 * @param <T> what exec works on
 */
public abstract class Base<T> {

  /** Reads a key of the type that the node decides. */
  @Prep
  public T prepare(T input) {
    return input;
  }

  /** Asks the node what to make of it. */
  @Exec
  @Key("result")
  public String act(@Prep T prepared, @Key("suffix") String end) throws Exception {
    return text(prepared) + end;
  }

  /** Says what the node makes of it. */
  protected abstract String text(T value) throws Exception;
}

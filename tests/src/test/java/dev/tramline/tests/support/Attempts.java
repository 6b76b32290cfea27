package dev.tramline.tests.support;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A step that plays a script: each call throws the next entry if it is a throwable, and returns it
 * if not. The last entry is repeated for ever. For runs on one thread.
 */
public final class Attempts {

  private final Deque<Object> script;
  private int calls;

  /**
   * Writes the script.
   *
   * @param script what each call throws or returns
   */
  public Attempts(Object... script) {
    this.script = new ArrayDeque<>(Arrays.asList(script));
  }

  /**
   * Plays the next entry.
   *
   * @return the entry as text
   * @throws Exception the entry, if it is one
   */
  public String next() throws Exception {
    calls++;
    Object entry = script.size() > 1 ? script.remove() : script.element();
    if (entry instanceof Error error) {
      throw error;
    }
    if (entry instanceof Exception failure) {
      throw failure;
    }
    return entry.toString();
  }

  /** {@return how often it was called} */
  public int calls() {
    return calls;
  }
}

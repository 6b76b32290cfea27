package dev.tramline.tests.nested.elsewhere;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;

/** Doubles a number. */
@Flow
public interface Doubling {

  /**
   * Doubles.
   *
   * @param number the number
   * @return twice the number
   */
  @Key("number")
  int twice(int number);

  /** {@return the node} */
  Twice twice();

  /** Does it. */
  @Node
  class Twice {
    @Exec
    @Key("number")
    int twice(int number) {
      return 2 * number;
    }
  }
}

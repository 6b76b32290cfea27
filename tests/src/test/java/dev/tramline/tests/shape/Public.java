package dev.tramline.tests.shape;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import dev.tramline.tests.shape.elsewhere.Lengths;
import dev.tramline.tests.shape.elsewhere.Unit;

/** A flow for other packages. */
@Flow
public interface Public {

  /** What it carries out. */
  record Result(int total, Unit unit) {}

  /**
   * Measures a text that is not empty.
   *
   * @param text the text
   * @return its letters
   */
  Result measure(String text);

  /** {@return what measures} */
  @Exit("measured")
  @Transition(value = "nothing", to = "lengths")
  Lengths lengths();
}

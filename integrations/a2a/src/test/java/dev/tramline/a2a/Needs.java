package dev.tramline.a2a;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What some tests need besides a JDK. Where it is missing they are skipped, and the report says
 * why; but they fail if the environment has {@code TRAMLINE_SKIP_NOTHING}.
 */
public final class Needs {

  private Needs() {}

  /** Goes on only if something is there. */
  public static void that(boolean isThere, String whyNot) {
    if (!isThere) {
      if (System.getenv("TRAMLINE_SKIP_NOTHING") != null) {
        fail(whyNot);
      }
      abort(whyNot);
    }
  }
}

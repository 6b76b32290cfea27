package dev.tramline.a2a.server;

import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.ErrorCode;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Puts failures into the log, and numbers on them, since their text is not for clients. */
final class Failures {

  private static final System.Logger LOGGER = System.getLogger("dev.tramline.a2a");

  private Failures() {}

  /** Logs a failure and returns what a client may be told to find it by. */
  static String log(String what, Throwable failure) {
    String reference = UUID.randomUUID().toString();
    LOGGER.log(Level.WARNING, what + " (reference " + reference + ")", failure);
    return reference;
  }

  /** Makes what clients get to see of a failure. */
  static A2aException internal(String reference) {
    return new A2aException(ErrorCode.INTERNAL, "Internal error. Reference: " + reference);
  }
}

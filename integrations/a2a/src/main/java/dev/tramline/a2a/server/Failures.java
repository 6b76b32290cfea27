package dev.tramline.a2a.server;

import dev.tramline.a2a.A2aException;
import dev.tramline.a2a.ErrorCode;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.regex.Pattern;

/** Puts failures into the log, and numbers on them, since their text is not for clients. */
final class Failures {

  private static final System.Logger LOGGER = System.getLogger("dev.tramline.a2a");

  private static final int MAX_LENGTH = 300;

  /** What a terminal or a reader of the log may take for a new line, or worse. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

  private Failures() {}

  /**
   * Logs a failure and returns what a client may be told to find it by.
   *
   * @param what what failed; may hold a client's words, which cannot forge lines of the log
   */
  static String log(String what, Throwable failure) {
    String reference = UUID.randomUUID().toString();
    LOGGER.log(Level.WARNING, oneLine(what) + " (reference " + reference + ")", failure);
    return reference;
  }

  /** Makes what clients get to see of a failure. */
  static A2aException internal(String reference) {
    return new A2aException(ErrorCode.INTERNAL, "Internal error. Reference: " + reference);
  }

  private static String oneLine(String text) {
    String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    return CONTROL.matcher(shortened).replaceAll("?");
  }
}

package dev.tramline.a2a.json;

/** What was to be read is no JSON, or goes beyond a limit. */
public final class InvalidJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidJsonException(String message) {
    super(message);
  }
}

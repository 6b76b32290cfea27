package dev.tramline.examples.research;

/** The model replied something that cannot be used; it may do better when asked again. */
public final class ModelReplyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelReplyException(String message) {
    super(message);
  }
}

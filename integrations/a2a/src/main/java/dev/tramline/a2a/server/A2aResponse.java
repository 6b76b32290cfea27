package dev.tramline.a2a.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What an HTTP server is to send back. It must be closed, whether it was written or not. */
public interface A2aResponse extends AutoCloseable {

  /**
   * Returns the status.
   *
   * @return for example 200
   */
  int status();

  /**
   * Returns the headers, without {@code Content-Length}.
   *
   * @return each with one value; unmodifiable
   */
  Map<String, String> headers();

  /**
   * Returns how long the body is.
   *
   * @return in bytes; -1 if it is a stream of events that ends when there are no more
   */
  long length();

  /**
   * Writes the body. A stream of events is written as they come, on the caller's thread, and each
   * is flushed; so this may take as long as a task does.
   *
   * @param out where to; not closed
   * @throws IOException if the client is gone, which does not disturb the task
   */
  void writeTo(OutputStream out) throws IOException;

  /** Lets go of what it holds; a stream of events ends. */
  @Override
  void close();
}

package dev.tramline.examples.streaming;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Hands the pieces of a reply from the thread of the model to the thread of the run, which thus can
 * be interrupted while it waits. To close it makes the model stop.
 */
final class Pieces implements StreamingChatResponseHandler, AutoCloseable {

  private sealed interface Event {
    record Piece(String text) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  /**
   * Waits for the next piece.
   *
   * @return empty at the end of the reply
   * @throws RuntimeException what the model failed with
   */
  Optional<String> next() throws InterruptedException {
    Event event = events.take();
    if (event instanceof Event.Piece piece) {
      return Optional.of(piece.text());
    }
    if (event instanceof Event.Failure failure) {
      throw failure.cause() instanceof RuntimeException e
          ? e
          : new IllegalStateException(failure.cause());
    }
    return Optional.empty();
  }

  /** Called by the model; it can only be stopped when it has something to say. */
  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    if (closed) {
      context.streamingHandle().cancel();
    } else {
      events.add(new Event.Piece(piece.text()));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    events.add(new Event.End());
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event.Failure(failure));
  }

  @Override
  public void close() {
    closed = true;
  }
}

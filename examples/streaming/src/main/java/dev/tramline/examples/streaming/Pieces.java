package dev.tramline.examples.streaming;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands the pieces of a reply from the thread of the model to the thread of the run, which thus can
 * be interrupted while it waits, and does not wait for ever. The model's thread calls the handler's
 * methods, the run's thread the others.
 */
final class Pieces implements StreamingChatResponseHandler, AutoCloseable {

  private sealed interface Event {
    record Piece(String text) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Duration patience;
  private volatile boolean closed;

  /** Null before the first piece, if the model cannot be stopped, and once it has ended. */
  private volatile StreamingHandle handle;

  /**
   * Waits for nothing yet.
   *
   * @param patience how long to wait for each piece
   */
  Pieces(Duration patience) {
    this.patience = patience;
  }

  /**
   * Waits for the next piece.
   *
   * @return empty at the end of the reply
   * @throws TimeoutException if neither a piece nor the end came in time
   * @throws RuntimeException what the model failed with
   * @throws InterruptedException if the run is cancelled
   */
  Optional<String> next() throws InterruptedException {
    Event event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (event == null) {
      throw new TimeoutException(
          "The model said nothing for %d seconds.".formatted(patience.toSeconds()));
    }
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

  /** Called by a model that can be stopped. */
  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    handle = context.streamingHandle(); // before closed is read: close sets and reads in turn
    if (closed) {
      context.streamingHandle().cancel();
    }
    onPartialResponse(piece.text());
  }

  /** Called by a model that cannot be stopped; what it says after the end of the run is dropped. */
  @Override
  public void onPartialResponse(String piece) {
    if (!closed) {
      events.add(new Event.Piece(piece));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    handle = null;
    events.add(new Event.End());
  }

  @Override
  public void onError(Throwable failure) {
    handle = null;
    events.add(new Event.Failure(failure));
  }

  /**
   * Stops the model if it still speaks. One that has said nothing has given nothing to stop it by:
   * it is stopped at its first piece, or ends by the time limit of its own client.
   */
  @Override
  public void close() {
    closed = true;
    StreamingHandle speaking = handle;
    if (speaking != null) {
      speaking.cancel();
    }
  }
}

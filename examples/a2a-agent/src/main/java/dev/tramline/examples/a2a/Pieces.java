package dev.tramline.examples.a2a;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hands the pieces of a reply from the thread of the model to that of the run, which alone may emit
 * them, and which is interrupted while it waits if the run is cancelled.
 */
final class Pieces implements StreamingChatResponseHandler, AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Supplier<Optional<String>>> pieces = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  /** Waits for the next piece; empty at the end of the reply. Throws what the model failed with. */
  Optional<String> next() throws InterruptedException {
    Supplier<Optional<String>> piece = pieces.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (piece == null) {
      throw new TimeoutException("The model said nothing for " + PATIENCE_SECONDS + " seconds.");
    }
    return piece.get();
  }

  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    if (closed) {
      context.streamingHandle().cancel();
    } else {
      onPartialResponse(piece.text());
    }
  }

  /** Called by a model that cannot be stopped. */
  @Override
  public void onPartialResponse(String piece) {
    pieces.add(() -> Optional.of(piece));
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    pieces.add(Optional::empty);
  }

  @Override
  public void onError(Throwable failure) {
    pieces.add(
        () -> {
          throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
        });
  }

  /** Stops the model at its next piece. */
  @Override
  public void close() {
    closed = true;
  }
}

package dev.tramline.a2a.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, taken as it arrives by one thread. Unlike an input stream it can be
 * waited for with a limit, and the wait be interrupted. Nothing is read from the connection ahead
 * of what was taken but for two pieces.
 */
final class Body implements HttpResponse.BodySubscriber<Body>, AutoCloseable {

  private final String place;
  private final CompletableFuture<Flow.Subscription> connection = new CompletableFuture<>();
  private final BlockingQueue<Optional<List<ByteBuffer>>> arrived = new LinkedBlockingQueue<>();
  private volatile @Nullable Throwable failure;

  /**
   * Starts with no bytes.
   *
   * @param place where they come from, for messages
   */
  Body(String place) {
    this.place = place;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    connection.complete(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    arrived.add(Optional.of(piece));
  }

  @Override
  public void onError(Throwable thrown) {
    failure = thrown;
    arrived.add(Optional.empty());
  }

  @Override
  public void onComplete() {
    arrived.add(Optional.empty());
  }

  /**
   * Waits for more.
   *
   * @return what came; empty if there is no more
   * @throws HttpTimeoutException if nothing came in time
   * @throws IOException if the connection broke
   */
  Optional<List<ByteBuffer>> next(Duration patience) throws IOException, InterruptedException {
    // Null is what a queue gives if time is up.
    Optional<List<ByteBuffer>> piece = arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (piece == null) {
      throw new HttpTimeoutException("nothing came for " + patience);
    }
    if (piece.isPresent()) {
      connection.thenAccept(subscription -> subscription.request(1)).join();
      return piece;
    }
    arrived.add(piece);
    if (failure != null) {
      throw new IOException("the connection broke", failure);
    }
    return piece;
  }

  /**
   * Waits for the whole.
   *
   * @param deadline until when, by {@link System#nanoTime}
   * @return the bytes
   * @throws InvalidResponseException if there are more than allowed
   * @throws IOException if the connection broke, or time was up
   */
  byte[] all(int maxBytes, long deadline) throws IOException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      Optional<List<ByteBuffer>> piece =
          next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      if (piece.isEmpty()) {
        return all.toByteArray();
      }
      for (ByteBuffer bytes : piece.get()) {
        if (bytes.remaining() > maxBytes - all.size()) {
          throw new InvalidResponseException(
              "the answer of " + place + " is longer than " + maxBytes + " bytes", null);
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        all.writeBytes(copy);
      }
    }
  }

  /** Gives up the connection if there is more to come, and wakes who waits for it. */
  @Override
  public void close() {
    var unused = connection.thenAccept(Flow.Subscription::cancel);
    arrived.add(Optional.empty());
  }
}

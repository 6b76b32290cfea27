package dev.tramline.a2a.client;

import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.json.WireReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What an agent reports while it works, in order. It ends when the task has ended, when the answer
 * is a plain message, or when the agent waits for the client and closes the stream.
 *
 * <pre>{@code
 * try (A2aStream events = client.stream("Tell me a story")) {
 *   while (events.hasNext()) {
 *     if (events.next() instanceof ArtifactUpdate update) {
 *       update.artifact().parts().forEach(this::show);
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>It is pulled, so that a slow reader slows the agent's connection down and nothing piles up
 * here, and it is no {@link java.util.Iterator}, since to wait for an event can be interrupted,
 * which an iterator could not say. To close it gives up the connection and leaves the task alone;
 * {@link A2aClient#cancel} ends that. So does an interruption while waiting.
 *
 * <p>One thread reads; {@link #close} may be called by any.
 */
public final class A2aStream implements AutoCloseable {

  private final Body body;
  private final JsonRpc.Call call;
  private final Limits limits;
  private final EventParser parser;
  private final Queue<ByteBuffer> bytes = new ArrayDeque<>();
  private Optional<String> taskId = Optional.empty();
  private Optional<TaskState> state = Optional.empty();
  private @Nullable StreamEvent ahead;
  private boolean ended;
  private volatile boolean closed;

  A2aStream(Body body, JsonRpc.Call call, Limits limits) {
    this.body = body;
    this.call = call;
    this.limits = limits;
    this.parser = new EventParser(call.place(), limits.bytes());
  }

  /**
   * Returns the task that the stream reports on.
   *
   * @return its identity; empty until an event that {@link #hasNext} found has named it
   */
  public Optional<String> taskId() {
    return taskId;
  }

  /**
   * Waits for an event.
   *
   * @return false if there are no more, because the work has ended or the agent waits for the
   *     client
   * @throws dev.tramline.a2a.A2aException if the agent reports an error in place of an event
   * @throws StreamBrokenException if the stream breaks off, or is silent for too long
   * @throws InvalidResponseException if what comes is no event, or too large
   * @throws IllegalStateException if the stream was closed before it ended
   * @throws InterruptedException if the thread is interrupted; the stream is closed then
   */
  public boolean hasNext() throws InterruptedException {
    if (ahead == null && !ended) {
      try {
        read();
      } catch (InterruptedException | RuntimeException e) {
        close();
        throw e;
      }
    }
    return ahead != null;
  }

  /**
   * Takes an event, after waiting for it.
   *
   * @return the event
   * @throws NoSuchElementException if there are no more
   * @throws InterruptedException as {@link #hasNext}, which throws the same otherwise, too
   */
  public StreamEvent next() throws InterruptedException {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("the stream has ended");
    }
    StreamEvent next = ahead;
    ahead = null;
    return next;
  }

  private void read() throws InterruptedException {
    requireOpen();
    Optional<byte[]> event = event();
    if (event.isEmpty()) {
      ended = true;
      if (state.isEmpty() || !state.get().isInterrupted()) {
        throw broken(null);
      }
    } else {
      StreamEvent next = call.result(event.get(), WireReader::streamEvent);
      ahead = next;
      note(next);
    }
    if (ended) {
      body.close();
    }
  }

  private Optional<byte[]> event() throws InterruptedException {
    while (true) {
      while (!bytes.isEmpty()) {
        Optional<byte[]> event = parser.take(bytes.element());
        if (event.isPresent()) {
          return event;
        }
        bytes.remove();
      }
      try {
        Optional<List<ByteBuffer>> piece = body.next(limits.silence());
        requireOpen(); // closing it wakes who waits
        if (piece.isEmpty()) {
          return Optional.empty();
        }
        bytes.addAll(piece.get());
      } catch (IOException e) {
        requireOpen(); // closing it may break the connection first
        throw broken(e);
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the stream is closed");
    }
  }

  private StreamBrokenException broken(@Nullable Exception cause) {
    return new StreamBrokenException(
        "the stream of " + call.place() + " broke off before its end", taskId, cause);
  }

  private void note(StreamEvent event) {
    if (event instanceof Message) {
      ended = true;
    } else if (event instanceof Task task) {
      note(task.id(), Optional.of(task.status().state()));
    } else if (event instanceof StatusUpdate update) {
      note(update.taskId(), Optional.of(update.status().state()));
    } else if (event instanceof ArtifactUpdate update) {
      note(update.taskId(), state);
    }
  }

  private void note(String id, Optional<TaskState> now) {
    taskId = Optional.of(id);
    state = now;
    ended = now.isPresent() && now.get().isTerminal();
  }

  /** Gives up the connection, if the stream has not ended. The task goes on. */
  @Override
  public void close() {
    closed = true;
    body.close();
  }
}

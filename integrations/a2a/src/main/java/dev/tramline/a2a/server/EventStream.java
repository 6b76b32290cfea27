package dev.tramline.a2a.server;

import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.StreamEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The events of a task on their way to one client. Whoever makes them never waits: a client that is
 * too far behind loses its stream, and knows by the missing end that it has to subscribe again.
 */
final class EventStream implements AutoCloseable {

  /** How far a client may be behind. */
  static final int LAG = 4096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<StreamEvent> waiting = new ArrayDeque<>();
  private final Runnable whenClosed;
  private final boolean endsWithTurn;
  private @Nullable A2aError failure;
  private boolean ended;
  private boolean closed;

  /**
   * Opens a stream.
   *
   * @param endsWithTurn whether it ends when the agent has answered one message, and not only when
   *     the task has ended
   * @param whenClosed called once
   */
  EventStream(boolean endsWithTurn, Runnable whenClosed) {
    this.endsWithTurn = endsWithTurn;
    this.whenClosed = whenClosed;
  }

  boolean endsWithTurn() {
    return endsWithTurn;
  }

  /** Takes an event. */
  void offer(StreamEvent event) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      if (waiting.size() == LAG) {
        waiting.clear();
        ended = true;
      } else {
        waiting.add(event);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more events; those that wait are still delivered. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more events; after those that wait, the client is told an error. */
  void fail(A2aError error) {
    lock.lock();
    try {
      failure = error;
      end();
    } finally {
      lock.unlock();
    }
  }

  /** Returns why there are no more events, if it is an error. */
  Optional<A2aError> failure() {
    lock.lock();
    try {
      return Optional.ofNullable(failure);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for an event.
   *
   * @return the event; empty if none came in time, or if there are no more
   */
  Optional<StreamEvent> next(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (waiting.isEmpty() && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      return Optional.ofNullable(waiting.poll());
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether an event waits, so that a writer need not flush yet. */
  boolean hasNext() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether there are no more events. */
  boolean isOver() {
    lock.lock();
    try {
      return ended && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      ended = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    whenClosed.run();
  }
}

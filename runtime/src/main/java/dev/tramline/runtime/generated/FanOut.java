package dev.tramline.runtime.generated;

import dev.tramline.runtime.RunCancelledException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs something once per item, or per branch, some of them side by side. The calling thread reads
 * the items, one when there is room for it, and waits until all are done: no child outlives the
 * call. The first failure stops the rest, which are waited for, and is then thrown with their
 * failures suppressed. A caller who waits for the source meanwhile is not interrupted: that could
 * not be told from an interruption by the application.
 *
 * <p>With threads from the application's executor, which may have none to spare, the caller does
 * one item itself whenever it would wait while no child of its own is running. So whoever waits,
 * waits for a thread at work, and nested fan-outs cannot lock each other out.
 *
 * <p>An instance serves one call.
 *
 * @param <T> the type of the items
 * @param <R> what is made of each
 */
public abstract class FanOut<T extends @Nullable Object, R extends @Nullable Object>
    implements ExecCall {

  private final boolean forks;
  private final Thread caller = Thread.currentThread();
  private final Set<Strand> running = ConcurrentHashMap.newKeySet();

  /** Children given to the application's executor, which may not have got to them; the caller's. */
  final Queue<Strand> queued = new ArrayDeque<>();

  /** Whether the caller does children itself; set, as the next, before there are any. */
  private boolean helps;

  private boolean collects;

  /** The rest is guarded by this, but for what is volatile, which is only read without it. */
  private final List<@Nullable R> results = new ArrayList<>();

  private final List<Throwable> laterFailures = new ArrayList<>();
  private volatile @Nullable Throwable failure;
  private volatile int open;
  private int wakeBelow;
  private int longestWay;

  /**
   * Creates a fan-out.
   *
   * @param forks whether the items are the branches of a fork, which visit nodes of their own, and
   *     not items of a batch or elements of {@code @Each}
   */
  protected FanOut(boolean forks) {
    this.forks = forks;
  }

  /**
   * Handles one item, on the thread of a child.
   *
   * @param frame the child's frame, with attempts and steps of its own
   * @param item the item
   * @return what becomes its result
   */
  protected abstract R run(Frame frame, T item);

  /**
   * Handles all items.
   *
   * @param frame the frame of the calling thread
   * @param items the items, closed afterwards
   * @param concurrency how many at the same time, at least 1
   * @return the results in the order of the items
   */
  @SuppressWarnings("NullAway") // every place was filled, or there was a failure
  public final List<R> all(Frame frame, Items<? extends T> items, int concurrency) {
    collects = true;
    handle(frame, items, concurrency);
    return results;
  }

  /**
   * Handles all items and keeps no results.
   *
   * @param frame the frame of the calling thread
   * @param items the items, closed afterwards
   * @param concurrency how many at the same time, at least 1
   */
  public final void each(Frame frame, Items<? extends T> items, int concurrency) {
    handle(frame, items, concurrency);
  }

  private void handle(Frame frame, Items<? extends T> items, int concurrency) {
    boolean interrupted = false;
    helps = frame.run().hasExecutor();
    frame.strand().children = running;
    try (items) {
      interrupted = startAll(frame, items, concurrency);
      interrupted |= awaitFewerThan(1, frame);
    } catch (Throwable e) { // of close: not before, as the items may need what it closes
      fail(e);
    }
    frame.strand().charge(longestWay);
    if (interrupted) {
      caller.interrupt();
    }
    Throwable first = failure;
    if (first != null) {
      throw surfaced(first, frame.strand());
    }
  }

  private boolean startAll(Frame frame, Items<? extends T> items, int concurrency) {
    boolean interrupted = false;
    try {
      for (int index = 0; ; index++) {
        interrupted |= awaitFewerThan(concurrency, frame);
        if (failure != null || !items.hasNext()) {
          break;
        }
        Strand child = child(frame, index, items.take());
        if (concurrency == 1) {
          child.run();
        } else {
          start(child, frame.run());
        }
      }
    } catch (Throwable e) { // the source's, or there is no thread: the children come first
      fail(e);
    }
    return interrupted;
  }

  private Strand child(Frame parent, int index, T item) {
    Strand strand = new Strand(parent.strand());
    Frame frame = parent.ofPart(index, strand, forks);
    synchronized (this) {
      open++;
      if (collects) {
        results.add(null);
      }
    }
    running.add(strand);
    return strand.does(this, frame, this, item);
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the item was given to the strand by us
  public final @Nullable Object call(Frame frame) {
    if (failure == null) {
      long started = frame.startPart();
      R result;
      try {
        result = run(frame, (T) frame.strand().item());
      } catch (Throwable e) { // all of them belong to the one who waits
        frame.fail(e);
        frame.finishPart(started, e);
        throw e;
      }
      frame.finishPart(started, null);
      synchronized (this) {
        if (collects) {
          results.set(frame.part(), result);
        }
      }
    }
    return null;
  }

  private void start(Strand child, RunState run) {
    if (helps) {
      if (queued.size() > 2 * open) { // not each time, and also where the first is begun last
        for (int left = queued.size(); left > 0; left--) {
          Strand next = queued.remove();
          if (!next.hasBegun()) {
            queued.add(next);
          }
        }
      }
      queued.add(child);
    }
    try {
      run.execute(child);
    } catch (RejectedExecutionException e) {
      child.run(); // if the executor has no room, then here
    } catch (Throwable e) {
      if (child.stopOrEnd()) { // else it is at work, or done, in spite of the failure
        done(child);
      }
      throw e;
    }
  }

  /**
   * Waits on the caller's thread.
   *
   * @return whether it was interrupted
   */
  private boolean awaitFewerThan(int children, Frame frame) {
    boolean interrupted = false;
    synchronized (this) {
      wakeBelow = children;
    }
    while (open >= children) {
      Strand child = helps && noneBegun() ? queued.poll() : null;
      if (child != null) {
        child.run();
        continue;
      }
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
      if ((interrupted || frame.strand().stopped) && failure == null) {
        fail(frame.cancelled(null));
        interrupted |= Thread.interrupted();
      }
    }
    return interrupted;
  }

  private boolean noneBegun() {
    for (Strand child : running) {
      if (child.hasBegun()) {
        return false;
      }
    }
    return true;
  }

  /** Takes note of a child's end, on the child's thread. */
  void done(Strand child) {
    Throwable thrown = child.failure();
    if (thrown != null) {
      fail(thrown);
    }
    running.remove(child);
    synchronized (this) {
      longestWay = Math.max(longestWay, child.used());
      open--; // last, as the caller looks at it without the lock and then at the rest
      if (open >= wakeBelow && !helps) {
        return;
      }
    }
    LockSupport.unpark(caller);
  }

  /** Notes a failure; the first one stops all children, whose own ends are of no interest then. */
  private void fail(Throwable e) {
    synchronized (this) {
      if (failure != null) {
        if (!(e instanceof RunCancelledException)) {
          laterFailures.add(e);
        }
        return;
      }
      failure = e;
    }
    for (Strand child : running) {
      child.stop();
    }
  }

  @SuppressWarnings("ReferenceEquality") // of throwables: a newer Error Prone warns of it
  private RuntimeException surfaced(Throwable first, Strand strand) {
    for (Throwable later : laterFailures) {
      if (later != first) {
        first.addSuppressed(later);
      }
    }
    if (first instanceof RunCancelledException cancelled) {
      strand.cancelled = cancelled;
      strand.interruptSelf();
    }
    if (first instanceof Error error) {
      throw error;
    }
    return (RuntimeException) first;
  }
}

package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A run about to happen: to be called, or to be started and then its own handle. An instance serves
 * one run.
 *
 * <p>Each subscriber to the events has a {@link SubmissionPublisher} to itself, so that a slow one
 * delays nobody; what is dropped when stands at {@link FlowRun#events()}.
 *
 * @param <R> what the flow returns
 */
public abstract class RunTask<R extends @Nullable Object>
    implements FlowRun<R>, Flow.Publisher<RunEvent>, Executor, ExecCall {

  /** How much of a run later subscribers get. */
  private static final int REPLAYED = 1024;

  /** How far a subscriber may be behind and still get payloads. */
  private static final int PAYLOAD_LAG = 1024;

  /** How far it may be behind at all. */
  private static final int LAG = 1 << 16;

  private final FlowGraph graph;
  private final RunOptions options;
  private final int maxSteps;
  private final long timeoutNanos;

  /** Set when the run is called or started, and not changed after that. */
  private @Nullable Frame frame;

  /** What a started run ends with. */
  private @Nullable CompletableFuture<R> ending;

  // The subscribers' part, guarded by this.

  private List<SubmissionPublisher<RunEvent>> subscribers = List.of();
  private @Nullable List<RunEvent> first;
  private boolean closed;

  /**
   * Prepares a run.
   *
   * @param graph the flow
   * @param options how it runs
   * @param maxSteps the flow's own step limit, for options without one
   * @param timeoutNanos the flow's own time limit in nanoseconds, for options without one; 0 if it
   *     has none
   */
  protected RunTask(FlowGraph graph, RunOptions options, int maxSteps, long timeoutNanos) {
    this.graph = graph;
    this.options = options;
    this.maxSteps = maxSteps;
    this.timeoutNanos = timeoutNanos;
  }

  /**
   * Runs the flow.
   *
   * @param frame the frame of the outermost flow
   * @return its result
   */
  protected abstract R run(Frame frame);

  /**
   * Runs the flow on the calling thread; one with a time limit on another, while this one waits.
   *
   * @return its result
   */
  public final R call() {
    return execute(prepare(null));
  }

  private Frame prepare(@Nullable RunTask<?> started) {
    Frame made = new Frame(new RunState(graph, options, maxSteps, started), graph);
    frame = made;
    return made;
  }

  private R execute(Frame on) {
    long start = on.startRun();
    try {
      R value = runInTime(on);
      on.endRun(null, start);
      return value;
    } catch (RuntimeException | Error e) {
      on.fail(e);
      on.endRun(e, start);
      throw e;
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what is timed is run, by way of call
  private R runInTime(Frame on) {
    Optional<Duration> timeout = options.timeout();
    long limit = timeout.isPresent() ? RunState.nanos(timeout.get()) : timeoutNanos;
    return limit == 0 ? run(on) : (R) on.runWithin(limit, this);
  }

  /**
   * Runs the flow on a thread of its own.
   *
   * @return the run
   */
  public final FlowRun<R> start() {
    ending = new CompletableFuture<>();
    subscribers = new ArrayList<>(0);
    first = new ArrayList<>(0);
    Frame made = prepare(this);
    made.run().execute(made.strand().does(this, made, null, null));
    return this;
  }

  /** What the strand of a started run does, and the strand that has its time limit. */
  @Override
  public final @Nullable Object call(Frame on) {
    if (on != frame) {
      return run(on);
    }
    try {
      R value = execute(on);
      on.strand().end();
      result().complete(value);
    } catch (Throwable e) { // all of them belong to those who join
      on.strand().end();
      result().completeExceptionally(e);
    }
    close();
    return null;
  }

  private Frame frame() {
    return Objects.requireNonNull(frame);
  }

  private CompletableFuture<R> result() {
    return Objects.requireNonNull(ending);
  }

  @Override
  public final String id() {
    return frame().runId();
  }

  @Override
  public final State state() {
    if (!result().isDone()) {
      return State.RUNNING;
    }
    try {
      result().join();
      return State.SUCCEEDED;
    } catch (CompletionException e) {
      return e.getCause() instanceof RunCancelledException ? State.CANCELLED : State.FAILED;
    }
  }

  @Override
  public final R join() {
    try {
      return result().join();
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  @Override
  public final R join(Duration timeout) throws TimeoutException {
    long start = System.nanoTime();
    long limit = RunState.nanos(timeout);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result().get(limit - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw failure(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A run fails with what the flow threw, which is no checked exception. */
  private static RuntimeException failure(Exception wrapped) {
    if (wrapped.getCause() instanceof RuntimeException failure) {
      return failure;
    }
    throw (Error) Objects.requireNonNull(wrapped.getCause());
  }

  @Override
  public final void cancel() {
    if (frame().strand().stopOrEnd()) {
      result()
          .completeExceptionally(
              new RunCancelledException(graph.name(), graph.start(), List.of(), null));
      close();
    }
  }

  @Override
  public final CompletableFuture<R> toCompletableFuture() {
    CompletableFuture<R> copy = new CompletableFuture<>();
    var unused =
        result()
            .whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    copy.complete(value);
                  } else {
                    copy.completeExceptionally(failure);
                  }
                });
    var unusedToo =
        copy.whenComplete(
            (value, failure) -> {
              if (copy.isCancelled()) {
                cancel();
              }
            });
    return copy;
  }

  @Override
  public final Flow.Publisher<RunEvent> events() {
    return this;
  }

  /** Takes an event of the run. */
  final synchronized void publish(RunEvent event) {
    if (first != null) {
      if (first.size() < REPLAYED) {
        first.add(event);
      } else {
        first = null;
      }
    }
    Iterator<SubmissionPublisher<RunEvent>> each = subscribers.iterator();
    while (each.hasNext()) {
      if (!deliver(each.next(), event)) {
        each.remove();
      }
    }
  }

  /** Hands an event over without ever waiting; false if the subscriber gets no more. */
  private static boolean deliver(SubmissionPublisher<RunEvent> to, RunEvent event) {
    if (event instanceof RunEvent.Emitted && to.estimateMaximumLag() >= PAYLOAD_LAG) {
      return true;
    }
    if (to.offer(event, null) < 0) {
      to.closeExceptionally(
          new IllegalStateException("the subscriber is " + LAG + " events behind the run"));
      return false;
    }
    return to.hasSubscribers();
  }

  @Override
  public final synchronized void subscribe(Flow.Subscriber<? super RunEvent> subscriber) {
    SubmissionPublisher<RunEvent> publisher = new SubmissionPublisher<>(this, LAG);
    publisher.subscribe(subscriber);
    if (first != null) {
      for (RunEvent event : first) {
        deliver(publisher, event);
      }
    }
    if (closed) {
      publisher.close();
    } else {
      subscribers.add(publisher);
    }
  }

  /** Gives subscribers a thread. */
  @Override
  public final void execute(Runnable delivery) {
    RunThreads.start(delivery);
  }

  private synchronized void close() {
    closed = true;
    for (SubmissionPublisher<RunEvent> subscriber : subscribers) {
      subscriber.close();
    }
    subscribers.clear();
  }
}

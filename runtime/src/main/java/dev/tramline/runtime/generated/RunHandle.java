package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A started run, and what its strand does. */
final class RunHandle<R extends @Nullable Object> implements FlowRun<R>, ExecCall {

  private final RunTask<R> task;
  private final Frame frame;
  private final RunEvents events;
  private final CompletableFuture<R> result = new CompletableFuture<>();

  RunHandle(RunTask<R> task, Frame frame, RunEvents events) {
    this.task = task;
    this.frame = frame;
    this.events = events;
  }

  @Override
  public @Nullable Object call(Frame on) {
    try {
      R value = task.execute(on);
      frame.strand().end();
      result.complete(value);
    } catch (Throwable e) { // all of them belong to those who join
      fail(e);
    }
    events.close();
    return null;
  }

  private void fail(Throwable e) {
    frame.strand().end();
    result.completeExceptionally(e);
  }

  @Override
  public String id() {
    return frame.runId();
  }

  @Override
  public State state() {
    if (!result.isDone()) {
      return State.RUNNING;
    }
    try {
      result.join();
      return State.SUCCEEDED;
    } catch (CompletionException e) {
      return e.getCause() instanceof RunCancelledException ? State.CANCELLED : State.FAILED;
    }
  }

  @Override
  public R join() {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  @Override
  public R join(Duration timeout) throws TimeoutException {
    long start = System.nanoTime();
    long limit = RunState.nanos(timeout);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get(limit - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
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
  public void cancel() {
    if (frame.strand().stopOrEnd()) {
      fail(new RunCancelledException(frame.run().flow, frame.node(), null));
      events.close();
    }
  }

  @Override
  public CompletableFuture<R> toCompletableFuture() {
    CompletableFuture<R> copy = new CompletableFuture<>();
    var unused =
        result.whenComplete(
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
  public Flow.Publisher<RunEvent> events() {
    return events;
  }
}

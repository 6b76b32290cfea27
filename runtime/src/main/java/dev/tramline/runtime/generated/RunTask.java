package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run about to happen. An instance serves one run.
 *
 * @param <R> what the flow returns
 */
public abstract class RunTask<R extends @Nullable Object> implements ExecCall {

  private final FlowGraph graph;
  private final RunOptions options;
  private final int maxSteps;
  private final long timeoutNanos;

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

  @Override
  public final @Nullable Object call(Frame frame) {
    return run(frame);
  }

  /**
   * Runs the flow on the calling thread; one with a time limit on another, while this one waits.
   *
   * @return its result
   */
  public final R call() {
    return execute(new Frame(new RunState(graph, options, maxSteps, null), graph));
  }

  /**
   * Runs the flow on a thread of its own.
   *
   * @return the run
   */
  public final FlowRun<R> start() {
    RunEvents events = new RunEvents();
    Frame frame = new Frame(new RunState(graph, options, maxSteps, events), graph);
    RunHandle<R> handle = new RunHandle<>(this, frame, events);
    frame.run().execute(frame.strand().does(handle, frame, null));
    return handle;
  }

  R execute(Frame frame) {
    long start = frame.startRun();
    try {
      Optional<Duration> timeout = options.timeout();
      long limit = timeout.isPresent() ? RunState.nanos(timeout.get()) : timeoutNanos;
      R result = limit == 0 ? run(frame) : runWithin(limit, frame);
      frame.endRun(null, start);
      return result;
    } catch (RuntimeException | Error e) {
      frame.endRun(e, start);
      throw e;
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the call is our own
  private R runWithin(long limit, Frame frame) {
    return (R) frame.runWithin(limit, this);
  }
}

package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;

/** What all frames and strands of one run share: identity, budget and observers. */
final class RunState {

  /**
   * {@link NodeExecution} extends a class of a module that a trimmed JDK may lack. To load it where
   * nobody has asked for the recorder would start that, which takes longer than all else at a
   * start. Where the module is there, ours reads it: "requires static" sees to that.
   */
  private static final boolean HAS_FLIGHT_RECORDER =
      ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  final String flow;
  final RunClock clock;
  final List<Interceptor> interceptors;
  final int maxSteps;

  /** Whether anybody takes events. */
  final boolean observed;

  /** Whether the flight recorder was on when the run began. */
  final boolean recorded;

  private final @Nullable RunListener listener;
  private final @Nullable RunTask<?> handle;
  private final RunOptions options;

  private boolean over;
  private boolean listenerFailed;
  private @Nullable String id;

  /**
   * Creates the state of a run.
   *
   * @param handle takes the events of a started run beside the listener
   */
  RunState(FlowGraph graph, RunOptions options, int maxSteps, @Nullable RunTask<?> handle) {
    this.flow = graph.name();
    this.clock = options.clock();
    this.listener = options.listener().orElse(null);
    this.handle = handle;
    this.observed = listener != null || handle != null;
    this.recorded = HAS_FLIGHT_RECORDER && FlightRecorder.isInitialized();
    this.interceptors = options.interceptors();
    this.maxSteps = options.maxSteps().orElse(maxSteps);
    this.options = options;
  }

  /** A duration in nanoseconds; one that is too long for that is the longest there is. */
  static long nanos(Duration duration) {
    return TimeUnit.NANOSECONDS.convert(duration);
  }

  /** Made when first asked for: most runs never need it, and a secure random number is dear. */
  synchronized String id() {
    String known = id;
    if (known == null) {
      known = UUID.randomUUID().toString();
      id = known;
    }
    return known;
  }

  long graceNanos() {
    return nanos(options.grace());
  }

  /** Whether threads come from the application, which may have fewer than there is work. */
  boolean hasExecutor() {
    return options.executor().isPresent();
  }

  /** Runs a task on a thread of the application's, or else of our own. */
  void execute(Runnable task) {
    Executor executor = options.executor().orElse(null);
    if (executor != null) {
      executor.execute(task);
    } else {
      RunThreads.start(task);
    }
  }

  /**
   * Hands an event, one at a time, to the listener, which must never be able to disturb the run.
   * The end of the run is the last: what a node that kept its context emits later is dropped.
   *
   * <p>The log names the kind of event only: to print the event would call {@code toString} of a
   * node's payload.
   */
  synchronized void publish(RunEvent event) {
    if (over) {
      return;
    }
    over = event instanceof RunEvent.RunFinished || event instanceof RunEvent.RunFailed;
    try {
      if (listener != null) {
        listener.onEvent(event);
      }
    } catch (Throwable e) { // whatever it is, the run has nothing to do with it
      if (!listenerFailed) {
        listenerFailed = true;
        log(
            "the listener failed on "
                + event.getClass().getSimpleName()
                + "; later failures are dropped",
            e);
      }
    } finally {
      if (handle != null) {
        handle.publish(event);
      }
    }
  }

  void log(String message, @Nullable Throwable cause) {
    System.getLogger("dev.tramline.runtime")
        .log(System.Logger.Level.WARNING, "flow " + flow + ": " + message, cause);
  }
}

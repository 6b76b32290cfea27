package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the frames of one run share: identity, budget, path and observers. One thread's. */
final class RunState {

  /** How many nodes a failure names; a power of two, so that the ring's index is a mask. */
  private static final int PATH_LENGTH = 64;

  final String flow;
  final RunClock clock;
  final @Nullable RunListener listener;
  final List<Interceptor> interceptors;
  final Thread thread = Thread.currentThread();
  private final int maxSteps;
  private final Frame[] pathFrames = new Frame[PATH_LENGTH];
  private final int[] pathNodes = new int[PATH_LENGTH];
  private int steps;
  private @Nullable String id;
  private boolean listenerFailed;

  /** What ended the run, to be told from the cancellation of another run that a node started. */
  @Nullable RunCancelledException cancelled;

  RunState(FlowGraph graph, RunOptions options, int maxSteps) {
    this.flow = graph.name();
    this.clock = options.clock();
    this.listener = options.listener().orElse(null);
    this.interceptors = options.interceptors();
    this.maxSteps = options.maxSteps().orElse(maxSteps);
  }

  /** Made when first asked for: most runs never need it, and a secure random number is dear. */
  String id() {
    String known = id;
    if (known == null) {
      known = UUID.randomUUID().toString();
      id = known;
    }
    return known;
  }

  void step(Frame frame, int node) {
    int step = steps;
    if (step >= maxSteps) {
      throw new StepLimitException(flow, maxSteps, path());
    }
    int slot = step & (PATH_LENGTH - 1);
    pathFrames[slot] = frame;
    pathNodes[slot] = node;
    steps = step + 1;
  }

  /** The last nodes visited, oldest first. */
  List<String> path() {
    int length = Math.min(steps, PATH_LENGTH);
    List<String> path = new ArrayList<>(length);
    for (int step = steps - length; step < steps; step++) {
      int slot = step & (PATH_LENGTH - 1);
      path.add(pathFrames[slot].path(pathNodes[slot]));
    }
    return path;
  }

  /**
   * Hands an event to the listener, which must never be able to disturb the run. The log names the
   * kind of event only: to print the event would call {@code toString} of a node's payload.
   */
  void publish(RunListener to, RunEvent event) {
    try {
      to.onEvent(event);
    } catch (Throwable e) { // whatever it is, the run has nothing to do with it
      if (!listenerFailed) {
        listenerFailed = true;
        System.getLogger("dev.tramline.runtime")
            .log(
                System.Logger.Level.WARNING,
                "flow "
                    + flow
                    + ": the listener failed on "
                    + event.getClass().getSimpleName()
                    + "; later failures are dropped",
                e);
      }
    }
  }
}

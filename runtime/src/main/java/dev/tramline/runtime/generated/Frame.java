package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One flow being run: where it is, and the account of the node it is visiting. A nested flow has a
 * frame of its own beneath that of the outer flow; both share the run's budget, path and listener.
 *
 * <p>A frame is used by one thread and is reused for every visit, so that a step allocates nothing.
 */
public final class Frame implements RunContext {

  private static final int NO_ITEM = -1;

  /** How far a chain of causes is followed; some lead back to themselves. */
  private static final int MAX_CAUSES = 64;

  private final RunState run;
  private final FlowGraph graph;
  private final String prefix;
  private final int[] visits;
  private Frame @Nullable [] children;
  private RetryPolicy retry = RetryPolicy.NONE;
  private int node;
  private int attempt;
  private int attempts;
  private int item = NO_ITEM;
  private long runStarted;
  private long nodeStarted;

  private Frame(RunState run, FlowGraph graph, String prefix) {
    this.run = run;
    this.graph = graph;
    this.prefix = prefix;
    this.visits = new int[graph.nodes().size()];
  }

  /**
   * Starts a run on the calling thread.
   *
   * @param graph the flow
   * @param options how it runs
   * @param maxSteps the flow's own step limit, for options without one
   * @return the frame of the outermost flow
   */
  public static Frame start(FlowGraph graph, RunOptions options, int maxSteps) {
    Frame frame = new Frame(new RunState(graph, options, maxSteps), graph, "");
    RunListener listener = frame.run.listener;
    if (listener != null) {
      frame.runStarted = frame.run.clock.nanoTime();
      frame.run.publish(
          listener, new RunEvent.RunStarted(frame.run.id(), frame.run.clock.now(), frame.run.flow));
    }
    return frame;
  }

  /** Ends the run with a result. */
  public void finishRun() {
    RunListener listener = run.listener;
    if (listener != null) {
      run.publish(
          listener,
          new RunEvent.RunFinished(run.id(), run.clock.now(), run.flow, since(runStarted)));
    }
  }

  /**
   * Ends the run without a result.
   *
   * @param cause what the caller is about to receive
   */
  public void failRun(Throwable cause) {
    RunListener listener = run.listener;
    if (listener != null) {
      run.publish(
          listener,
          new RunEvent.RunFailed(run.id(), run.clock.now(), run.flow, since(runStarted), cause));
    }
  }

  /**
   * Begins a visit to a node.
   *
   * @param node its index in the graph
   */
  public void enter(int node) {
    moveTo(node);
    run.step(this, node);
    announce();
  }

  /**
   * Begins a visit to a nested flow, whose own nodes are the steps.
   *
   * @param node its index in the graph
   */
  public void enterFlow(int node) {
    moveTo(node);
    announce();
  }

  private void moveTo(int node) {
    this.node = node;
    this.retry = RetryPolicy.NONE;
    this.attempt = 0;
    this.attempts = 0;
    this.item = NO_ITEM;
    this.visits[node]++;
    if (run.thread.isInterrupted()) {
      throw cancelled(null);
    }
  }

  private void announce() {
    RunListener listener = run.listener;
    if (listener != null) {
      nodeStarted = run.clock.nanoTime();
      run.publish(listener, new RunEvent.NodeStarted(run.id(), run.clock.now(), node()));
    }
  }

  /**
   * Says how exec will be tried, so that prep can know.
   *
   * @param policy how often and when to try
   */
  public void plan(RetryPolicy policy) {
    retry = policy;
  }

  /**
   * Ends the visit.
   *
   * @param action the index of the action in the graph's node
   */
  public void leave(int action) {
    RunListener listener = run.listener;
    if (listener != null) {
      run.publish(
          listener,
          new RunEvent.NodeFinished(
              run.id(),
              run.clock.now(),
              node(),
              graph.nodes().get(node).actions().get(action),
              since(nodeStarted)));
    }
  }

  /**
   * Returns the frame for a generated flow that stands at the current node.
   *
   * @param inner its graph
   * @return the same frame in every visit, so that visits count through the run
   */
  public Frame nested(FlowGraph inner) {
    Frame[] frames = children;
    if (frames == null) {
      frames = new Frame[visits.length];
      children = frames;
    }
    Frame frame = frames[node];
    if (frame == null || frame.graph != inner) {
      frame = new Frame(run, inner, path(node) + "/");
      frames[node] = frame;
    }
    return frame;
  }

  /** Counts the current node, a flow with an implementation of the user's own, as one step. */
  public void opaque() {
    run.step(this, node);
  }

  /**
   * Begins the attempts of exec, for a batch those of one item.
   *
   * @param policy how often and when to try
   */
  public void begin(RetryPolicy policy) {
    retry = policy;
    attempt = 0;
    attempts = 1;
  }

  /**
   * Decides after a failed attempt, and waits if there is another one.
   *
   * @param failure what the attempt threw
   * @return whether to try again; if not, the failure is final
   * @throws RunCancelledException if the failure is an interruption or the wait was interrupted
   */
  public boolean retry(Exception failure) {
    throwIfInterruption(failure);
    boolean again = attempt + 1 < retry.attempts() && retry.retries(failure);
    long delay = again ? retry.delayNanosAfter(attempt) : 0;
    RunListener listener = run.listener;
    if (listener != null) {
      run.publish(
          listener,
          new RunEvent.AttemptFailed(
              run.id(),
              run.clock.now(),
              node(),
              attempt,
              retry.attempts(),
              failure,
              again ? Optional.of(Duration.ofNanos(delay)) : Optional.empty()));
    }
    if (!again) {
      return false;
    }
    pause(delay, failure);
    attempt++;
    attempts++;
    return true;
  }

  private void pause(long delayNanos, Exception failure) {
    if (run.thread.isInterrupted()) {
      throw cancelled(failure);
    }
    if (delayNanos <= 0) {
      return;
    }
    try {
      run.clock.sleep(Duration.ofNanos(delayNanos));
    } catch (InterruptedException e) {
      e.addSuppressed(failure);
      throw cancelled(e);
    }
  }

  /**
   * Tells whether attempts of this run go through interceptors.
   *
   * @return true if {@link #intercept} must be used
   */
  public boolean intercepted() {
    return !run.interceptors.isEmpty();
  }

  /**
   * Runs one attempt through the interceptors.
   *
   * @param exec exec with its arguments
   * @param arguments the arguments
   * @return what exec is to have returned
   * @throws Exception what the attempt threw
   */
  public @Nullable Object intercept(ExecCall exec, @Nullable Object... arguments) throws Exception {
    List<@Nullable Object> known = new ArrayList<>(arguments.length);
    for (Object argument : arguments) {
      known.add(argument);
    }
    return new InterceptedCall(this, run.interceptors, 0, Collections.unmodifiableList(known), exec)
        .proceed();
  }

  /**
   * Makes the failure of the current node.
   *
   * @param stage the stage that threw
   * @param failure what it threw
   * @return what to throw
   */
  public RuntimeException failure(Stage stage, Exception failure) {
    throwIfInterruption(failure);
    return new NodeFailedException(run.flow, node(), stage, attempts, run.path(), failure);
  }

  /**
   * Makes the failure of the current node whose fallback threw.
   *
   * @param fallbackFailure what the fallback threw
   * @param execFailure what exec had thrown
   * @return what to throw; exec's failure is suppressed in the fallback's
   */
  public RuntimeException fallbackFailure(Exception fallbackFailure, Exception execFailure) {
    if (!hasCause(fallbackFailure, execFailure)) {
      fallbackFailure.addSuppressed(execFailure);
    }
    return failure(Stage.EXEC, fallbackFailure);
  }

  /** Whether a failure is, or already names, another one. */
  private static boolean hasCause(Throwable failure, Throwable cause) {
    int depth = 0;
    for (Throwable e = failure; e != null && depth < MAX_CAUSES; e = e.getCause()) {
      if (e.equals(cause)) {
        return true;
      }
      depth++;
    }
    return false;
  }

  /**
   * Makes the failure of a node that broke its contract.
   *
   * @param stage the stage that did
   * @param message what it did, naming the culprit
   * @return what to throw
   */
  public RuntimeException broken(Stage stage, String message) {
    return failure(stage, new IllegalStateException(message));
  }

  /**
   * Checks what a node wrote.
   *
   * @param stage the stage that wrote it
   * @param key the key
   * @param value the value
   */
  public void requireKey(Stage stage, String key, @Nullable Object value) {
    if (value == null) {
      throw failure(
          stage,
          new NullPointerException(
              "null for key \""
                  + key
                  + "\", which is not optional: return a value, or declare it"
                  + " Optional"));
    }
  }

  /**
   * Checks what a stage returned.
   *
   * @param stage the stage
   * @param what the method, for the message
   * @param value what it returned
   */
  public void requireResult(Stage stage, String what, @Nullable Object value) {
    if (value == null) {
      throw failure(stage, new NullPointerException(what + " returned null"));
    }
  }

  void item(int item) {
    this.item = item;
  }

  void endItems() {
    this.item = NO_ITEM;
  }

  /** An interruption ends the run, also where a node wrapped it and left the flag set. */
  private void throwIfInterruption(Exception failure) {
    RunCancelledException ended = run.cancelled;
    if (ended != null && ended.equals(failure)) {
      throw ended;
    }
    if (failure instanceof InterruptedException || run.thread.isInterrupted()) {
      throw cancelled(failure);
    }
  }

  private RunCancelledException cancelled(@Nullable Throwable cause) {
    run.thread.interrupt();
    RunCancelledException cancelled = new RunCancelledException(run.flow, node(), cause);
    run.cancelled = cancelled;
    return cancelled;
  }

  private Duration since(long start) {
    return Duration.ofNanos(run.clock.nanoTime() - start);
  }

  String path(int node) {
    return prefix + graph.nodes().get(node).name();
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public int maxAttempts() {
    return retry.attempts();
  }

  @Override
  public String runId() {
    return run.id();
  }

  @Override
  public String node() {
    return path(node);
  }

  @Override
  public String stepId() {
    String step = node() + "/" + (visits[node] - 1);
    return item == NO_ITEM ? step : step + "/" + item;
  }

  @Override
  public void emit(Object payload) {
    Objects.requireNonNull(payload, "payload");
    RunListener listener = run.listener;
    if (listener != null) {
      run.publish(listener, new RunEvent.Emitted(run.id(), run.clock.now(), node(), payload));
    }
  }

  @Override
  public boolean isCancelled() {
    return run.thread.isInterrupted();
  }

  @Override
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw cancelled(null);
    }
  }
}

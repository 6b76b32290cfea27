package dev.tramline.runtime.generated;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.RunTimeoutException;
import dev.tramline.runtime.Stage;
import dev.tramline.runtime.StepLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * One flow being run: where it is, and the account of the node it is visiting. A nested flow has a
 * frame of its own beneath that of the outer flow; both share the run's budget, path and listener.
 *
 * <p>A frame is used by one thread and is reused for every visit, so that a step allocates nothing.
 */
public final class Frame implements RunContext {

  static final int NONE = -1;

  /** How far a chain of causes is followed; some lead back to themselves. */
  private static final int MAX_CAUSES = 64;

  private final RunState run;
  private final FlowGraph graph;
  final int[] visits;

  /** Whether visits are announced to anybody; one look at it is all that a step pays for that. */
  final boolean watched;

  /** Whether the frame runs the flow that stands at the outer frame's node. */
  private final boolean nested;

  /** Which branch of the fork at the outer frame's node the frame runs, if it does. */
  private final int branch;

  /**
   * The frame this one was made from, and where that stood; null for that of a whole run. A frame
   * that is neither nested nor a branch stands where the outer one does, on another strand.
   */
  private @Nullable Frame outer;

  private int outerNode;
  private int outerVisit;
  private int outerItem;

  private Strand strand;
  private List<Interceptor> interceptors;
  private Frame @Nullable [] children;
  private RetryPolicy retry = RetryPolicy.NONE;

  /** Whether there are interceptors. */
  private boolean intercepted;

  /** The node the frame stands at, if that is not where its strand took the last step; or none. */
  private int node = NONE;

  private int attempts;
  private int item = NONE;

  /** The items, as in the step id, that those now being counted are part of. */
  private String itemsAround = "";

  private long started;

  /**
   * Where the visit takes place that was announced, and whose end was not; null if there is none.
   */
  private RunEvent.@Nullable Where visit;

  /** The batch of the visit if it ended in an item: that failed, which is told when with what. */
  @Nullable Items<?> failing;

  private @Nullable NodeExecution recording;

  /** The frame of a run that is about to begin. */
  Frame(RunState run, FlowGraph graph) {
    this.run = run;
    this.graph = graph;
    this.visits = new int[graph.nodes().size()];
    this.watched = run.observed || run.recorded;
    this.nested = false;
    this.branch = NONE;
    this.strand = new Strand(run.maxSteps);
    this.interceptors = run.interceptors;
    this.intercepted = !interceptors.isEmpty();
  }

  private Frame(Frame outer, FlowGraph graph, int[] visits, boolean nested, int branch, Strand on) {
    this.run = outer.run;
    this.graph = graph;
    this.visits = visits;
    this.watched = outer.watched;
    this.nested = nested;
    this.branch = branch;
    this.strand = on;
    this.interceptors = outer.interceptors;
    this.intercepted = outer.intercepted;
    standAt(outer);
  }

  private void standAt(Frame frame) {
    outer = frame;
    outerNode = frame.at();
    outerVisit = frame.visits[outerNode] - 1;
    outerItem = frame.item;
  }

  /** A frame for an item of the current visit, or for a branch that begins at it. */
  Frame ofPart(int index, Strand on, boolean fork) {
    if (fork) {
      Frame branchFrame = new Frame(this, graph, new int[visits.length], false, index, on);
      branchFrame.node = at();
      return branchFrame;
    }
    Frame frame = standingHere(on);
    frame.item = index;
    return frame;
  }

  /** This frame on another strand, while its own waits; visits, nested ones too, go on counting. */
  private Frame onto(Strand on) {
    Frame frame = standingHere(on);
    frame.children = children();
    return frame;
  }

  private Frame standingHere(Strand on) {
    Frame frame = new Frame(this, graph, visits, false, NONE, on);
    frame.node = at();
    frame.retry = retry;
    frame.attempts = attempts;
    frame.item = item;
    frame.itemsAround = itemsAround;
    return frame;
  }

  RunState run() {
    return run;
  }

  Strand strand() {
    return strand;
  }

  /** Whether anybody takes events; what is left behind has nothing to say any more. */
  private boolean observed() {
    return run.observed && !strand.isAbandoned();
  }

  /** Announces the run, and returns a reading of the clock for its end. */
  long startRun() {
    if (!run.observed) {
      return 0;
    }
    long now = run.clock.nanoTime();
    run.publish(new RunEvent.RunStarted(ofWholeRun(), run.clock.now(), run.flow));
    return now;
  }

  /** Announces the end of the run. */
  void endRun(@Nullable Throwable failure, long since) {
    if (run.observed) {
      Instant now = run.clock.now();
      if (failure == null) { // both as one value would load both classes with this one
        run.publish(new RunEvent.RunFinished(ofWholeRun(), now, run.flow, since(since)));
      } else {
        run.publish(new RunEvent.RunFailed(ofWholeRun(), now, run.flow, since(since), failure));
      }
    }
  }

  private RunEvent.Where ofWholeRun() {
    return new RunEvent.Where(run.id(), Optional.empty(), "", "");
  }

  /** Ends the run if it may not go on to a node. */
  void requireRoom(int to) {
    if (strand.isStopped()) {
      node = to;
      throw cancelled(null);
    }
    if (strand.steps >= strand.limit) {
      throw new StepLimitException(run.flow, run.maxSteps, strand.path());
    }
  }

  /** Whether the frame stands where its strand took the last step, and took all steps there. */
  boolean isPlain() {
    return node == NONE && strand.only == this;
  }

  /** Notes a step to a node, and tells {@linkplain #isPlain whether the next is to be noted}. */
  boolean note(int to, int slot) {
    if (strand.only == this) {
      node = NONE;
      return true;
    }
    node = to;
    strand.note(this, slot);
    return false;
  }

  private int at() {
    return node == NONE ? strand.lastNode() : node;
  }

  /**
   * Begins a visit to a nested flow, whose own nodes are the steps.
   *
   * @param to its index in the graph
   */
  public void enterFlow(int to) {
    node = to;
    throwIfCancelled();
    visits[to]++;
    if (watched) {
      announceVisit();
    }
  }

  void announceVisit() {
    if (observed()) {
      started = run.clock.nanoTime();
      visit = where();
      run.publish(new RunEvent.NodeStarted(visit, run.clock.now()));
    }
    if (run.recorded) {
      recording = NodeExecution.begin(this);
    }
  }

  /**
   * Says, before exec, how it will be tried: for those who ask.
   *
   * @param policy how often and when to try; {@link RetryPolicy#NONE} if there is no exec
   */
  public void plan(RetryPolicy policy) {
    retry = policy;
    attempts = 0;
  }

  /** Says that there is no exec in this visit. */
  public void withoutExec() {
    attempts = 0;
  }

  /** Ends the visit with an action of the node. */
  void leave(int action) {
    leaveWith(graph.nodes().get(at()).actions().get(action), null);
  }

  /** Ends the visit to a node whose outcomes start branches, each with an action of its own. */
  public void leaveForking() {
    leaveWith("", null);
  }

  private void leaveWith(String action, @Nullable Throwable failure) {
    RunEvent.Where announced = visit;
    if (announced != null && observed()) {
      run.publish(
          new RunEvent.NodeFinished(
              announced, run.clock.now(), action, since(started), Optional.ofNullable(failure)));
    }
    visit = null;
    NodeExecution execution = recording;
    if (execution != null) {
      recording = null;
      execution.finish(action, failure == null ? "" : failure.getClass().getName());
    }
  }

  /** Ends the visits that a failure ends, the innermost first. */
  void fail(Throwable thrown) {
    if (!watched) {
      return;
    }
    for (Frame child : children()) {
      if (child != null) {
        child.fail(thrown);
      }
    }
    Items<?> items = failing;
    if (items != null) {
      failing = null;
      items.fail(thrown);
    }
    leaveWith("", reason(thrown));
  }

  /** What a node threw, out of what the run fails with. */
  private static @Nullable Throwable reason(@Nullable Throwable thrown) {
    Throwable cause = thrown instanceof NodeFailedException ? thrown.getCause() : null;
    return cause == null ? thrown : cause;
  }

  /**
   * Announces the branch that this frame is for.
   *
   * @param next the index of its first node; negative if there is none
   */
  public void enterBranch(int next) {
    announcePart(next < 0 ? "" : graph.nodes().get(next).name());
  }

  /** Announces an item, but for a branch, of which it is not known yet where it leads. */
  long startPart() {
    if (!observed()) {
      return 0;
    }
    long now = run.clock.nanoTime();
    if (branch == NONE) {
      announcePart("");
    }
    return now;
  }

  private void announcePart(String to) {
    if (observed()) {
      run.publish(new RunEvent.PartStarted(ofPart(), run.clock.now(), part(), to));
    }
  }

  /** Announces that the item, or the branch, is done, or what it failed with. */
  void finishPart(long since, @Nullable Throwable failure) {
    if (observed()) {
      run.publish(
          new RunEvent.PartFinished(
              ofPart(),
              run.clock.now(),
              part(),
              since(since),
              Optional.ofNullable(reason(failure))));
    }
  }

  /** Which item, or branch, this frame is for. */
  int part() {
    return branch == NONE ? item : branch;
  }

  private RunEvent.Where ofPart() {
    Frame fork = outer;
    return branch == NONE || fork == null ? where() : fork.where();
  }

  private RunEvent.Where where() {
    return new RunEvent.Where(flowRunId(), Optional.ofNullable(outerRunId()), node(), stepId());
  }

  /** The identity of the visit to the flow this frame is in. */
  private String flowRunId() {
    Frame around = outer;
    if (around == null) {
      return run.id();
    }
    String outerId = around.flowRunId();
    return nested ? outerId + "/" + around.step(outerNode, outerVisit, outerItem) : outerId;
  }

  private @Nullable String outerRunId() {
    Frame around = outer;
    if (around == null) {
      return null;
    }
    return nested ? around.flowRunId() : around.outerRunId();
  }

  /**
   * Returns the frame for a generated flow that stands at the current node.
   *
   * @param inner its graph
   * @param options the options of its instance, of which the interceptors count
   * @return the same frame in every visit, so that visits count through the run
   */
  public Frame nested(FlowGraph inner, RunOptions options) {
    Frame[] frames = children();
    Frame frame = frames[at()];
    if (frame == null || frame.graph != inner) {
      int[] none = new int[inner.nodes().size()];
      frame = new Frame(this, inner, none, true, NONE, strand);
      frames[at()] = frame;
    }
    frame.standAt(this);
    frame.strand = strand;
    frame.interceptors = within(options.interceptors());
    frame.intercepted = !frame.interceptors.isEmpty();
    return frame;
  }

  private Frame[] children() {
    Frame[] frames = children;
    if (frames == null) {
      frames = new Frame[visits.length];
      children = frames;
    }
    return frames;
  }

  private List<Interceptor> within(List<Interceptor> own) {
    if (own.isEmpty()) {
      return interceptors;
    }
    List<Interceptor> all = new ArrayList<>(interceptors);
    all.addAll(own);
    return all;
  }

  /** Counts the current node, a flow with an implementation of the user's own, as one step. */
  public void opaque() {
    requireRoom(node);
    strand.step(this, node);
  }

  /** Begins the attempts of exec, for a batch those of one item. */
  public void begin() {
    attempts = 1;
  }

  /**
   * Decides after a failed attempt, and waits if there is another one.
   *
   * @param policy how often and when to try
   * @param failure what the attempt threw
   * @return whether to try again; if not, the failure is final
   * @throws RunCancelledException if the failure is an interruption or the wait was interrupted
   */
  public boolean retry(RetryPolicy policy, Exception failure) {
    throwIfInterruption(failure);
    strand.farthest = strand; // the way goes on from here, whatever was left behind
    boolean again = attempts < policy.attempts() && policy.retries(failure);
    long delay = again ? policy.delayNanosAfter(attempt()) : 0;
    if (observed()) {
      run.publish(
          new RunEvent.AttemptFailed(
              where(),
              run.clock.now(),
              attempt(),
              policy.attempts(),
              failure,
              again ? Optional.of(Duration.ofNanos(delay)) : Optional.empty()));
    }
    if (!again) {
      return false;
    }
    pause(delay, failure);
    attempts++;
    return true;
  }

  private void pause(long delayNanos, Exception failure) {
    if (strand.isStopped()) {
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
   * Tells whether attempts have to go through {@link #call}, as those with a time limit always do.
   *
   * @return true if there are interceptors
   */
  public boolean intercepted() {
    return intercepted;
  }

  /**
   * Runs one attempt through the interceptors, and within its time.
   *
   * @param policy how exec is tried
   * @param exec exec with its arguments
   * @param arguments the arguments
   * @return what exec is to have returned
   * @throws Exception what the attempt threw
   */
  public @Nullable Object call(RetryPolicy policy, ExecCall exec, @Nullable Object... arguments)
      throws Exception {
    retry = policy; // for interceptors
    if (interceptors.isEmpty()) {
      return attempt(exec);
    }
    List<@Nullable Object> known = new ArrayList<>(arguments.length);
    for (Object argument : arguments) {
      known.add(argument);
    }
    Object result =
        new InterceptedCall(this, interceptors, 0, Collections.unmodifiableList(known), exec)
            .proceed();
    strand.farthest = strand; // an interceptor may make good what was left behind
    return result;
  }

  /** Runs exec once, on a thread of its own if its time is limited. */
  @Nullable
  Object attempt(ExecCall exec) throws Exception {
    long limit = retry.timeoutNanos();
    return limit == 0 ? exec.call(this) : timed(limit, exec);
  }

  /**
   * Runs a visit within a time, after which the node fails.
   *
   * @param limitNanos the time in nanoseconds
   * @param visit the visit, which throws no checked exception
   * @return what it returned
   */
  public @Nullable Object within(long limitNanos, ExecCall visit) {
    attempts = 0; // those of the visit are counted where it takes place
    try {
      return timed(limitNanos, visit);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw failure(Stage.EXEC, e);
    }
  }

  /**
   * Runs a flow within its time, after which the run fails.
   *
   * @param limitNanos the time in nanoseconds
   * @param visit runs the flow, which throws no checked exception
   * @return what it returned
   */
  public @Nullable Object runWithin(long limitNanos, ExecCall visit) {
    boolean whole = node == NONE; // at no node yet
    try {
      return timed(limitNanos, visit);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new RunTimeoutException(
          run.flow, whole ? "" : node(), Duration.ofNanos(limitNanos), strand.farthest.path());
    }
  }

  /**
   * Makes a call on a thread of its own, so that this one can go on without it when its time is up.
   * The thread is never the application's executor's: one without a free thread would let the time
   * pass before the call has begun.
   */
  private @Nullable Object timed(long limitNanos, ExecCall call) throws Exception {
    Strand child = new Strand(strand);
    strand.farthest = strand;
    strand.children = List.of(child);
    RunThreads.start(child.does(call, onto(child), null, null));
    if (child.await(limitNanos, strand)) {
      strand.children = null;
      strand.adopt(child);
      return child.outcome();
    }
    child.stop();
    if (child.await(run.graceNanos(), null)) {
      strand.adopt(child);
    } else {
      leaveBehind(child);
    }
    if (strand.isStopped()) {
      throw cancelled(null); // the child stays, for a limit further out that may be up as well
    }
    strand.children = null;
    throw new TimeoutException("not done within " + Duration.ofNanos(limitNanos));
  }

  /** Goes on without a child that does not end, and says so, if nobody has said it yet. */
  private void leaveBehind(Strand child) {
    if (strand.leaveBehind(child)) {
      List<String> path = strand.farthest.path();
      run.log(
          "node "
              + (path.isEmpty() ? node() : path.get(path.size() - 1))
              + " goes on although it was interrupted; its thread is left behind",
          null);
    }
  }

  /**
   * Waits for what an exec promised. If the thread is interrupted, the stage is cancelled as far as
   * it can be.
   *
   * @param <T> the type of the result
   * @param stage what exec returned
   * @return its result
   * @throws Exception what the stage failed with, without the wrapping of {@code
   *     java.util.concurrent}; {@link InterruptedException} if the wait was interrupted; {@link
   *     NullPointerException} if there is no stage
   */
  public static <T extends @Nullable Object> T await(@Nullable CompletionStage<? extends T> stage)
      throws Exception {
    if (stage == null) {
      throw new NullPointerException("exec returned null in place of a CompletionStage");
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    stage.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            result.complete(value);
          } else {
            result.completeExceptionally(failure);
          }
        });
    try {
      return result.get();
    } catch (InterruptedException e) {
      if (stage instanceof Future<?> future) {
        try {
          future.cancel(true);
        } catch (RuntimeException f) { // that of CompletableFuture.minimalCompletionStage cannot be
          e.addSuppressed(f);
        }
      }
      throw e;
    } catch (ExecutionException e) {
      Throwable failure = e.getCause();
      while (failure instanceof CompletionException && failure.getCause() != null) {
        failure = failure.getCause();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw failure instanceof Exception exception ? exception : e;
    }
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
    int tried = stage == Stage.PREP ? 0 : attempts;
    return new NodeFailedException(run.flow, node(), stage, tried, strand.path(), failure);
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
   * Makes the failure of a node that wrote null.
   *
   * @param stage the stage that wrote it
   * @param key the key
   * @return what to throw
   */
  public RuntimeException nullKey(Stage stage, String key) {
    return failure(
        stage,
        new NullPointerException(
            "null for key \""
                + key
                + "\", which is not optional: return a value, or declare it"
                + " Optional"));
  }

  /**
   * Makes the failure of a node of which a method returned null.
   *
   * @param stage the stage
   * @param what the method, for the message
   * @return what to throw
   */
  public RuntimeException nullResult(Stage stage, String what) {
    return failure(stage, new NullPointerException(what + " returned null"));
  }

  /** Makes an item of a batch the current one. */
  void item(int index) {
    item = index;
  }

  /**
   * Begins to count items, those of the current one if there is one: an element may be a batch.
   *
   * @return the current one, for {@link #endItems}
   */
  int beginItems() {
    int current = item;
    if (current != NONE) {
      itemsAround += "/" + current;
      item = NONE;
    }
    return current;
  }

  /** Goes back to the item that was current before {@link #beginItems}. */
  void endItems(int current) {
    item = current;
    if (current != NONE) {
      itemsAround = itemsAround.substring(0, itemsAround.lastIndexOf('/'));
    }
  }

  /** An interruption ends the run, also where a node wrapped it and left the flag set. */
  private void throwIfInterruption(Exception failure) {
    RunCancelledException cancelled = strand.cancelled;
    if (cancelled != null && cancelled.equals(failure)) {
      throw cancelled;
    }
    if (failure instanceof InterruptedException || strand.isStopped()) {
      throw cancelled(failure);
    }
  }

  /** Makes the end of this strand; its thread's interrupt status tells those further up. */
  RunCancelledException cancelled(@Nullable Throwable cause) {
    strand.interruptSelf();
    RunCancelledException cancelled =
        new RunCancelledException(run.flow, node(), strand.path(), cause);
    strand.cancelled = cancelled;
    return cancelled;
  }

  private Duration since(long start) {
    return Duration.ofNanos(run.clock.nanoTime() - start);
  }

  /** The path to a node of this flow through the flows around it. */
  String path(int index) {
    return pathPrefix() + graph.nodes().get(index).name();
  }

  private String pathPrefix() {
    Frame around = outer;
    if (around == null) {
      return "";
    }
    return nested ? around.path(outerNode) + "/" : around.pathPrefix();
  }

  private String step(int index, int visit, int ofItem) {
    if (visit < 0) { // a branch that forks again before its first node
      return branchStep();
    }
    String step = stepPrefix() + graph.nodes().get(index).name() + "/" + visit + itemsAround;
    return ofItem == NONE ? step : step + "/" + ofItem;
  }

  /**
   * What stands before a step of this flow. The visits of a nested flow count through the run, but
   * for those that are made beside each other, which are told apart by the step they are part of.
   */
  private String stepPrefix() {
    Frame around = outer;
    if (around == null) {
      return "";
    }
    if (branch != NONE) {
      return branchStep() + "/";
    }
    if (!nested) {
      return around.stepPrefix();
    }
    return outerItem == NONE
        ? around.stepPrefix() + around.graph.nodes().get(outerNode).name() + "/"
        : around.step(outerNode, outerVisit, outerItem) + "/";
  }

  /** A branch, told apart by the dot from what stands in an element that runs at the same node. */
  private String branchStep() {
    Frame fork = Objects.requireNonNull(outer);
    return fork.step(outerNode, outerVisit, outerItem) + "." + branch;
  }

  @Override
  public int attempt() {
    return Math.max(0, attempts - 1);
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
    return path(at());
  }

  @Override
  public String stepId() {
    return step(at(), visits[at()] - 1, item);
  }

  @Override
  public void emit(Object payload) {
    Objects.requireNonNull(payload, "payload");
    if (observed()) {
      run.publish(new RunEvent.Emitted(where(), run.clock.now(), payload));
    }
  }

  @Override
  public boolean isCancelled() {
    return strand.isStopped();
  }

  @Override
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw cancelled(null);
    }
  }
}

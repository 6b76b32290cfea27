package dev.tramline.runtime.generated;

import dev.tramline.runtime.RunCancelledException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One line of execution in a run: its thread, the way it took and whether it is to stop. A run
 * begins with one; each branch, item and piece of work under a time limit has one of its own, which
 * goes on from the steps of the strand that waits for it.
 *
 * <p>A strand with {@linkplain #does work to do} is a task for a thread, and is done once, by the
 * first that comes. Steps are taken by its own thread; {@link #stop} may be called by any.
 */
final class Strand implements Runnable {

  /** How many nodes a failure names, and how long the rings are. */
  private static final int PATH_LENGTH = 64;

  private static final Frame[] NO_FRAMES = {};
  private static final int[] NO_NODES = {};

  private final @Nullable Strand parent;
  private final Thread maker = Thread.currentThread();

  /** Where the parent's own way ended when this one's began. */
  private final int firstStep;

  private final int firstLimit;

  /** The nodes of the last steps, a ring; made before the first one, as most items take none. */
  private int[] pathNodes = NO_NODES;

  /** The frame of all steps; null if there was none, or several took steps. */
  @Nullable Frame only;

  /** The frames of the last steps, a ring like that of the nodes; empty if there is only one. */
  private Frame[] pathFrames = NO_FRAMES;

  /** How many steps were taken; written by {@link Steps}, one by one. */
  int steps;

  int limit;

  /** How many steps are taken without a question: up to the limit, or none after {@link #stop}. */
  volatile int room;

  Thread thread = maker;
  private boolean begun;
  private boolean ended;
  private boolean told;
  private boolean interruptedBefore;

  /** Whether {@link #stop} was called, interrupted or not. */
  volatile boolean stopped;

  private volatile boolean abandoned;
  private volatile @Nullable Strand borrower;

  /** What this strand waits for, if it does; some may be done, or not have begun. */
  volatile @Nullable Collection<Strand> children;

  /** Where the way of the last piece of work with a time limit ends that was left behind. */
  Strand farthest = this;

  private @Nullable ExecCall work;
  private @Nullable Frame workFrame;
  private @Nullable FanOut<?, ?> owner;
  private @Nullable Object item;
  private @Nullable Object result;
  private @Nullable Throwable failure;
  private boolean interrupted;
  private volatile boolean done;

  /** What cancelled the strand, to be told from the cancellation of a run that a node started. */
  @Nullable RunCancelledException cancelled;

  /** The strand of a whole run. */
  Strand(int maxSteps) {
    this.parent = null;
    this.firstStep = 0;
    this.firstLimit = maxSteps;
    this.limit = firstLimit;
    this.room = firstLimit;
  }

  /** A strand for which another one waits. */
  Strand(Strand parent) {
    this.parent = parent;
    this.firstStep = parent.steps;
    this.firstLimit = parent.limit - parent.steps;
    this.limit = firstLimit;
    this.room = firstLimit;
  }

  /**
   * Gives the strand its work.
   *
   * @param frame what the work gets, a frame on this strand
   * @param toTell whom to tell when it is done; null for the thread that made the strand
   * @param about what the work is about, for {@link #item}
   */
  Strand does(ExecCall call, Frame frame, @Nullable FanOut<?, ?> toTell, @Nullable Object about) {
    work = call;
    workFrame = frame;
    owner = toTell;
    item = about;
    return this;
  }

  @Nullable
  Object item() {
    return item;
  }

  @Override
  public void run() {
    ExecCall call = work;
    Frame frame = workFrame;
    if (call == null || frame == null || !begin()) {
      return;
    }
    boolean here = maker.equals(Thread.currentThread());
    if (here && parent != null) {
      parent.lendThread(this);
    }
    try {
      result = call.call(frame);
    } catch (Throwable e) { // all of them belong to the one who waits
      failure = e;
      if (parent != null && farthest != this) {
        parent.farthest = farthest;
      }
      frame.fail(e);
    }
    end();
    if (!here || told) {
      interrupted = Thread.interrupted(); // it was this strand's, and the thread is not
    }
    if (here && interruptedBefore) {
      maker.interrupt(); // it was the caller's, whoever stopped the strand later
    }
    if (here && parent != null) {
      parent.lendThread(null);
    }
    done = true;
    if (owner != null) {
      owner.done(this);
    } else {
      LockSupport.unpark(maker);
    }
  }

  /** Takes the strand to the calling thread; false if it has begun, or was ended, before. */
  private synchronized boolean begin() {
    if (begun) {
      return false;
    }
    begun = true;
    thread = Thread.currentThread();
    if (stopped) {
      interruptedBefore = thread.isInterrupted();
      told = true;
      thread.interrupt();
    }
    return true;
  }

  /** Takes the strand from its thread: from here on nothing interrupts that thread. */
  synchronized void end() {
    begun = true;
    ended = true;
  }

  synchronized boolean hasBegun() {
    return begun;
  }

  /** Asks the strand to stop, now or as soon as it begins. */
  synchronized void stop() {
    interruptedBefore = wasInterrupted(); // first, as work that sees the next line may do it itself
    stopped = true;
    room = 0;
    if (begun && !ended) {
      told = true; // not so by a stop after the end
      thread.interrupt();
    }
    stopBorrower();
  }

  /** Whether the thread was interrupted before this strand, or one that borrows it, was stopped. */
  private synchronized boolean wasInterrupted() {
    if (stopped) {
      return interruptedBefore;
    }
    Strand child = borrower;
    return child == null ? thread.isInterrupted() : child.wasInterrupted();
  }

  /** Asks the strand to stop; true if it has not begun, and now never will. */
  synchronized boolean stopOrEnd() {
    if (begun) {
      stop();
      return false;
    }
    end();
    return true;
  }

  /** Lets a child run on this strand's own thread for a while, or takes the thread back. */
  private void lendThread(@Nullable Strand to) {
    borrower = to;
    if (stopped) {
      stopBorrower();
    }
  }

  /** An interruption alone may be swallowed by a node of the child. */
  private void stopBorrower() {
    Strand child = borrower;
    if (child != null) {
      child.stop();
    }
  }

  boolean isStopped() {
    return stopped || thread.isInterrupted();
  }

  /**
   * Goes on without a child that was stopped and does not end, and notes where it is stuck. One at
   * a time does so, as whoever waits further out may be giving up the same one, and one of them has
   * to tell.
   *
   * @return whether nobody has gone on without it before
   */
  boolean leaveBehind(Strand child) {
    synchronized (Strand.class) {
      farthest = child.stuck();
      boolean known = farthest.isAbandoned();
      farthest.abandoned = true;
      child.abandoned = true;
      return !known;
    }
  }

  /**
   * Finds what keeps this strand, which was stopped and goes on: itself, or one that it waits for.
   * That is stopped as well, so that it takes no more than the step it may be about to take.
   */
  Strand stuck() {
    Collection<Strand> waitedFor = children;
    if (waitedFor != null) {
      for (Strand child : waitedFor) {
        if (child.hasBegun() && !child.done) {
          child.stop();
          return child.stuck();
        }
      }
    }
    return this;
  }

  boolean isAbandoned() {
    for (Strand strand = this; strand != null; strand = strand.parent) {
      if (strand.abandoned) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes an interruption visible to whoever called us on this thread; but what a node left behind,
   * the body of a future say, may ask after the strand has ended, when the thread is another's.
   */
  synchronized void interruptSelf() {
    if (!ended) {
      thread.interrupt();
    }
  }

  /**
   * Waits, on the thread that made the strand, until its work is done; false if the time is up
   * first. An interruption ends the wait, or is only noted.
   *
   * @param nanos how long
   * @param stoppedWith the strand whose stop ends the wait; null if nothing but the time does
   */
  boolean await(long nanos, @Nullable Strand stoppedWith) {
    boolean wasInterrupted = false;
    long start = System.nanoTime();
    while (!done) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0 || (stoppedWith != null && stoppedWith.isStopped())) {
        break;
      }
      LockSupport.parkNanos(this, left);
      wasInterrupted |= stoppedWith == null && Thread.interrupted();
    }
    if (wasInterrupted) {
      maker.interrupt();
    }
    return done;
  }

  /** What the work returned or threw, after it is done. */
  @Nullable
  Object outcome() throws Exception {
    Throwable thrown = failure;
    if (thrown == null || parent == null) {
      return result;
    }
    if (interrupted) {
      parent.interruptSelf(); // by the work itself, as nobody else asked it to stop
    }
    if (thrown.equals(cancelled)) {
      parent.cancelled = cancelled;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  @Nullable
  Throwable failure() {
    return failure;
  }

  /** How many steps this strand took, the longest way through its own children included. */
  int used() {
    return steps + (firstLimit - limit);
  }

  /** Takes the steps of children off the budget without making them part of the path. */
  void charge(int childSteps) {
    limit -= childSteps;
    room = limit;
    if (stopped) { // maybe between the two lines above
      room = 0;
    }
  }

  /** The ring for the nodes of the steps that a frame is about to take. */
  int[] pathFor(Frame frame) {
    if (pathNodes.length == 0) {
      pathNodes = new int[PATH_LENGTH];
    }
    if (steps == 0) {
      only = frame;
    }
    return pathNodes;
  }

  /** The node of the last step; the first in the graph if there was none. */
  int lastNode() {
    return steps == 0 ? 0 : pathNodes[(steps - 1) & (PATH_LENGTH - 1)];
  }

  /** Takes a step to a node of a frame's flow. */
  void step(Frame frame, int node) {
    int slot = steps & (PATH_LENGTH - 1);
    pathFor(frame)[slot] = node;
    if (frame != only) {
      note(frame, slot);
    }
    steps++;
  }

  private Frame frame(int slot) {
    return only != null ? only : pathFrames[slot];
  }

  /** Notes whose step it is, where that is not the same for all. */
  void note(Frame frame, int slot) {
    if (only != null) {
      pathFrames = new Frame[PATH_LENGTH];
      Arrays.fill(pathFrames, only);
      only = null;
    }
    pathFrames[slot] = frame;
  }

  /** Takes over the way of a child that went on where this strand was and has come to its end. */
  void adopt(Strand child) {
    int skipped = Math.max(0, child.steps - PATH_LENGTH);
    charge(child.firstLimit - child.limit + skipped);
    for (int step = skipped; step < child.steps; step++) {
      int slot = step & (PATH_LENGTH - 1);
      step(child.frame(slot), child.pathNodes[slot]);
    }
  }

  /** The last nodes visited, oldest first. */
  List<String> path() {
    List<String> path = new ArrayList<>(PATH_LENGTH);
    collect(path, steps);
    Collections.reverse(path);
    return path;
  }

  /** Adds the steps before this one, the latest first; a strand begins where its parent stood. */
  private void collect(List<String> path, int before) {
    Frame one = only;
    int[] nodes = pathNodes;
    Frame[] frames = pathFrames;
    int length = Math.min(nodes.length, one != null ? PATH_LENGTH : frames.length);
    int oldest = Math.max(0, steps - length + (abandoned ? 1 : 0));
    for (int step = before - 1; step >= oldest && path.size() < PATH_LENGTH; step--) {
      int slot = step & (PATH_LENGTH - 1);
      int node = nodes[slot];
      Frame frame = one != null ? one : frames[slot];
      if (frame != null
          && node < frame.visits.length) { // an abandoned strand may still be on its way
        path.add(frame.path(node));
      }
    }
    if (parent != null && path.size() < PATH_LENGTH) {
      parent.collect(path, firstStep);
    }
  }
}

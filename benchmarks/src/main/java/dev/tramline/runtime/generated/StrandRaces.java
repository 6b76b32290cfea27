package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.Races.until;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.tramline.runtime.RunOptions;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A strand is stopped while it begins, works, waits or ends, or is given up. */
public final class StrandRaces {

  private StrandRaces() {}

  /** Interrupted as work begins, after stop has returned, and after the work. */
  @JCStressTest
  @Outcome(id = "true, true, false", expect = ACCEPTABLE, desc = "begin saw the stop")
  @Outcome(id = "false, true, false", expect = ACCEPTABLE, desc = "the stop found it at work")
  @Outcome(expect = FORBIDDEN, desc = "a stop was lost, or outlived the work")
  @State
  public static class StopWhileItBegins {
    private final Frame frame = Races.frame(RunOptions.defaults());
    private volatile boolean stopReturned;

    @Actor
    public void work(ZZZ_Result r) {
      Strand strand = frame.strand();
      strand.does(
          on -> {
            r.r1 = Thread.currentThread().isInterrupted();
            until(() -> stopReturned);
            r.r2 = Thread.currentThread().isInterrupted();
            return null;
          },
          frame,
          null,
          null);
      strand.run();
      r.r3 = Thread.interrupted();
    }

    @Actor
    public void stop() {
      frame.strand().stop();
      stopReturned = true;
    }
  }

  /** Interrupted at work, and at any time after it. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the work saw the stop")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "the stop came too late for the work")
  @Outcome(expect = FORBIDDEN, desc = "the thread was interrupted after the end")
  @State
  public static class StopWhileItEnds {
    private final Frame parent = Races.frame(RunOptions.defaults());
    private Strand strand;
    private volatile boolean made;
    private volatile boolean stopReturned;

    @Actor
    public void work(ZZ_Result r) {
      strand =
          Races.child(
              parent,
              on -> {
                r.r1 = Thread.currentThread().isInterrupted();
                return null;
              });
      made = true;
      strand.run();
      boolean after = Thread.interrupted();
      until(() -> stopReturned);
      r.r2 = after | Thread.interrupted();
    }

    @Actor
    public void stop() {
      until(() -> made);
      strand.stop();
      stopReturned = true;
    }
  }

  /** Interrupted by somebody else before a strand borrowed the thread, and once more after. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the interruption stayed")
  @Outcome(expect = FORBIDDEN, desc = "the stop of a child took the caller's interruption away")
  @State
  public static class StopOnAnInterruptedCaller {
    private final Frame parent = Races.frame(RunOptions.defaults());
    private Strand strand;
    private volatile boolean made;
    private volatile boolean stopReturned;

    @Actor
    public void caller(ZZ_Result r) {
      Thread.currentThread().interrupt();
      strand = Races.child(parent, on -> null);
      made = true;
      strand.run();
      r.r1 = Thread.interrupted();
      until(() -> stopReturned);
      r.r2 = Thread.interrupted();
    }

    @Actor
    public void stop() {
      until(() -> made);
      strand.stop();
      stopReturned = true;
    }
  }

  /** The work was done; the strand was ended before. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "it had begun")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "it never will")
  @Outcome(expect = FORBIDDEN, desc = "both, or neither")
  @State
  public static class EndBeforeItBegins {
    private final Frame frame = Races.frame(RunOptions.defaults());
    private boolean worked;

    @Actor
    public void work() {
      frame
          .strand()
          .does(
              on -> {
                worked = true;
                return null;
              },
              frame,
              null,
              null)
          .run();
      Thread.interrupted();
    }

    @Actor
    public void end(ZZ_Result r) {
      r.r2 = frame.strand().stopOrEnd();
    }

    @Arbiter
    public void arbiter(ZZ_Result r) {
      r.r1 = worked;
    }
  }

  /** Each of two threads did the work. */
  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one did it")
  @Outcome(expect = FORBIDDEN, desc = "both, or neither")
  @State
  public static class BeginTwice {
    private final Frame frame = Races.frame(RunOptions.defaults());
    private final Strand strand = frame.strand().does(on -> worker(), frame, null, null);
    private volatile Thread worker;

    private Object worker() {
      worker = Thread.currentThread();
      return null;
    }

    @Actor
    public void one(ZZ_Result r) {
      strand.run();
      r.r1 = Thread.currentThread().equals(worker);
    }

    @Actor
    public void other(ZZ_Result r) {
      strand.run();
      r.r2 = Thread.currentThread().equals(worker);
    }
  }

  /** The borrower is stopped as it begins, and after stop has returned. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "stopped before it began")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "stopped at work")
  @Outcome(expect = FORBIDDEN, desc = "the borrower was not stopped")
  @State
  public static class StopWhileTheThreadIsLent {
    private final Frame frame = Races.frame(RunOptions.defaults());
    private volatile boolean stopReturned;

    @Actor
    public void work(ZZ_Result r) {
      Strand lender = frame.strand();
      lender.does(on -> lend(on, r), frame, null, null);
      lender.run();
      Thread.interrupted();
    }

    private Object lend(Frame lender, ZZ_Result r) {
      Races.child(
              lender,
              on -> {
                r.r1 = on.strand().stopped;
                until(() -> stopReturned);
                r.r2 = on.strand().stopped;
                return null;
              })
          .run();
      return null;
    }

    @Actor
    public void stop() {
      frame.strand().stop();
      stopReturned = true;
    }
  }

  /** What the one who waits gets; a wake-up that is lost is a test that hangs. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "done, and the result is there")
  @Outcome(expect = FORBIDDEN, desc = "the wait ended too early, or without the result")
  @State
  public static class AwaitTheEnd {
    private static final Object RESULT = new Object();

    private final Frame parent = Races.frame(RunOptions.defaults());
    private Strand strand;
    private volatile boolean made;

    @Actor
    public void await(ZZ_Result r) {
      strand = Races.child(parent, on -> RESULT);
      made = true;
      r.r1 = strand.await(Long.MAX_VALUE, null);
      try {
        r.r2 = RESULT.equals(strand.outcome());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Actor
    public void work() {
      until(() -> made);
      strand.run();
    }
  }

  /** Whether the wait ended with the work done; a stop that is lost is a test that hangs. */
  @JCStressTest
  @Outcome(id = "false", expect = ACCEPTABLE, desc = "the stop ended it")
  @Outcome(expect = FORBIDDEN, desc = "the work was never done")
  @State
  public static class StopTheOneWhoWaits {
    private final Frame frame = Races.frame(RunOptions.defaults());

    @Actor
    public void await(Z_Result r) {
      Strand waiting = frame.strand();
      waiting.does(
          on -> {
            r.r1 = Races.child(on, unused -> null).await(Long.MAX_VALUE, waiting);
            return null;
          },
          frame,
          null,
          null);
      waiting.run();
      Thread.interrupted();
    }

    @Actor
    public void stop() {
      frame.strand().stop();
    }
  }

  /** Which of two is told that it is the first to go on without a strand for which both wait. */
  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @Outcome(expect = FORBIDDEN, desc = "both, or neither")
  @State
  public static class LeaveTheSameBehind {
    private final Frame frame = Races.frame(RunOptions.defaults());
    private final Strand root = frame.strand();
    private final Strand outer = new Strand(root);
    private volatile boolean begun;
    private volatile boolean rootHasLeft;

    @Actor
    public void outer(ZZ_Result r) {
      Strand inner =
          Races.child(
              frame.ofPart(0, outer, false),
              on -> {
                begun = true;
                r.r1 = outer.leaveBehind(on.strand());
                until(() -> rootHasLeft);
                return null;
              });
      outer.children = List.of(inner);
      inner.run();
      Thread.interrupted();
    }

    @Actor
    public void root(ZZ_Result r) {
      until(() -> begun);
      r.r2 = root.leaveBehind(outer);
      rootHasLeft = true;
    }
  }
}

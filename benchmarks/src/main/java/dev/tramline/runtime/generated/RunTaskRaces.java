package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.Races.until;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** A started run is cancelled or subscribed to while it begins, works or ends. */
public final class RunTaskRaces {

  private RunTaskRaces() {}

  /** A started run whose thread is an actor. */
  private static final class Started extends RunTask<Void> {
    private final Runnable[] thread;
    private final ExecCall body;
    private volatile boolean worked;

    private Started(Runnable[] thread, ExecCall body) {
      super(Races.GRAPH, RunOptions.builder().executor(task -> thread[0] = task).build(), 1000, 0);
      this.thread = thread;
      this.body = body;
      start();
    }

    static Started of(ExecCall body) {
      return new Started(new Runnable[1], body);
    }

    @Override
    protected Void run(Frame frame) {
      worked = true;
      try {
        body.call(frame);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return null;
    }

    void work() {
      thread[0].run();
    }
  }

  /** Whether the run began, how it ended, and whether its thread was interrupted after that. */
  @JCStressTest
  @Outcome(id = "true, SUCCEEDED, false", expect = ACCEPTABLE, desc = "too late for this run")
  @Outcome(id = "false, CANCELLED, false", expect = ACCEPTABLE, desc = "it never began")
  @Outcome(expect = FORBIDDEN, desc = "two endings, none, or the wrong one")
  @State
  public static class CancelWhatDoesNotAsk {
    private final Started run = Started.of(on -> null);
    private FlowRun.State then;
    private volatile boolean cancelReturned;

    @Actor
    public void work(LLL_Result r) {
      run.work();
      then = run.state();
      boolean after = Thread.interrupted();
      until(() -> cancelReturned);
      r.r3 = after | Thread.interrupted();
    }

    @Actor
    public void cancel() {
      run.cancel();
      cancelReturned = true;
    }

    @Arbiter
    public void arbiter(LLL_Result r) {
      r.r1 = run.worked;
      // One that never began may be ended by the other thread a moment later.
      boolean same = then == run.state() || (!run.worked && then == FlowRun.State.RUNNING);
      r.r2 = same ? run.state() : then + " and then " + run.state();
    }
  }

  /** The same of a run that goes on until it is cancelled. */
  @JCStressTest
  @Outcome(
      id = {"true, CANCELLED, false", "false, CANCELLED, false"},
      expect = ACCEPTABLE,
      desc = "cancelled at work, or before")
  @Outcome(expect = FORBIDDEN, desc = "the cancellation was lost, or outlived the run")
  @State
  public static class CancelWhatAsks {
    private final Started run =
        Started.of(
            on -> {
              until(on::isCancelled);
              on.throwIfCancelled();
              return null;
            });
    private volatile boolean cancelReturned;

    @Actor
    public void work(LLL_Result r) {
      run.work();
      boolean after = Thread.interrupted();
      until(() -> cancelReturned);
      r.r3 = after | Thread.interrupted();
    }

    @Actor
    public void cancel() {
      run.cancel();
      cancelReturned = true;
    }

    @Arbiter
    public void arbiter(LLL_Result r) {
      r.r1 = run.worked;
      r.r2 = run.state();
    }
  }

  /** Writes down what it gets. */
  private static final class Log implements Flow.Subscriber<RunEvent> {
    private final StringBuilder log = new StringBuilder();
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(RunEvent event) {
      if (event instanceof RunEvent.Emitted emitted) {
        log.append(emitted.payload());
      } else {
        log.append(event.getClass().getSimpleName().replaceAll("[a-z]", "")); // RS, NS, NF, RF
      }
      log.append(' ');
    }

    @Override
    public void onError(Throwable throwable) {
      log.append(throwable);
      end.countDown();
    }

    @Override
    public void onComplete() {
      log.append("end");
      end.countDown();
    }

    /** The log; the limit is only there so that a subscriber that never ends is reported. */
    String read() {
      try {
        return end.await(20, TimeUnit.SECONDS) ? log.toString() : "no end";
      } catch (InterruptedException e) {
        return "interrupted";
      }
    }
  }

  /** What a subscriber gets that comes at any time. */
  @JCStressTest
  @Outcome(id = "RS NS 1 2 NF RF end", expect = ACCEPTABLE, desc = "every event once")
  @Outcome(expect = FORBIDDEN, desc = "an event is missing, doubled or in the wrong place")
  @State
  public static class SubscribeWhileItRuns {
    private final Started run =
        Started.of(
            on -> {
              new Steps(on).enter(Races.NODE);
              on.emit(1);
              on.emit(2);
              on.leave(0);
              return null;
            });
    private final Log log = new Log();

    @Actor
    public void work() {
      run.work();
    }

    @Actor
    public void subscribe() {
      run.events().subscribe(log);
    }

    @Arbiter
    public void arbiter(L_Result r) {
      r.r1 = log.read();
    }
  }

  /** What a subscriber gets of a run that never begins. */
  @JCStressTest
  @Outcome(id = "end", expect = ACCEPTABLE, desc = "its end")
  @Outcome(expect = FORBIDDEN, desc = "no end, or events")
  @State
  public static class SubscribeWhileItIsCancelled {
    private final Started run = Started.of(on -> null);
    private final Log log = new Log();

    @Actor
    public void cancel() {
      run.cancel();
    }

    @Actor
    public void subscribe() {
      run.events().subscribe(log);
    }

    @Arbiter
    public void arbiter(L_Result r) {
      r.r1 = log.read();
    }
  }
}

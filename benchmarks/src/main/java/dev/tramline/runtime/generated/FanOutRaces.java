package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.Races.until;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.tramline.runtime.RunOptions;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LZZ_Result;

/** One child of a fan-out fails on another thread while the next is made, or runs, on this one. */
public final class FanOutRaces {

  private FanOutRaces() {}

  /** An executor with one thread, an actor, and no room for more. */
  private static final class OneThread {
    private volatile Runnable task;

    RunOptions options() {
      return RunOptions.builder().executor(this::take).build();
    }

    private void take(Runnable next) {
      if (task != null) {
        throw new RejectedExecutionException();
      }
      task = next;
    }

    void work() {
      until(() -> task != null);
      task.run();
    }
  }

  /** Item 0 goes to the other thread and fails, item 1 stays here. */
  private abstract static class TwoItems extends FanOut<Integer, Integer> {
    TwoItems() {
      super(false);
    }

    void first() {}

    abstract Integer second(Frame frame);

    @Override
    protected Integer run(Frame frame, Integer item) {
      if (item == 0) {
        first();
        throw new IllegalStateException("0");
      }
      return second(frame);
    }

    /** The failure, and those that it suppressed. */
    String call(RunOptions options) {
      Frame frame = Races.frame(options);
      new Steps(frame).enter(Races.NODE);
      try {
        return all(frame, Items.ofIterable(frame, List.of(0, 1)), 2).toString();
      } catch (IllegalStateException e) {
        StringBuilder messages = new StringBuilder(e.getMessage());
        for (Throwable suppressed : e.getSuppressed()) {
          messages.append(" then ").append(suppressed.getMessage());
        }
        return messages.toString();
      }
    }
  }

  /** What is thrown, what item 1 saw after the failure, and an interruption left behind. */
  @JCStressTest
  @Outcome(id = "0, never ran, false", expect = ACCEPTABLE, desc = "the failure came first")
  @Outcome(id = "0, stopped, false", expect = ACCEPTABLE, desc = "the failure found it at work")
  @Outcome(expect = FORBIDDEN, desc = "a child ran on after a failure, or the stop went astray")
  @State
  public static class FailWhileTheNextBegins {
    private final OneThread executor = new OneThread();
    private volatile boolean failed;
    private String seen = "never ran";

    @Actor
    public void caller(LLL_Result r) {
      TwoItems fanOut =
          new TwoItems() {
            @Override
            Integer second(Frame frame) {
              until(() -> failed);
              seen = frame.strand().stopped && frame.isCancelled() ? "stopped" : "ran on";
              return 1;
            }
          };
      r.r1 = fanOut.call(executor.options());
      r.r2 = seen;
      r.r3 = Thread.interrupted();
    }

    @Actor
    public void child() {
      executor.work();
      failed = true;
    }
  }

  /** What is thrown, and which items ran. */
  @JCStressTest
  @Outcome(
      id = {"0, true, false", "1, false, true"},
      expect = ACCEPTABLE,
      desc = "the other never ran")
  @Outcome(
      id = {"0 then 1, true, true", "1 then 0, true, true"},
      expect = ACCEPTABLE,
      desc = "one is thrown and the other suppressed")
  @Outcome(expect = FORBIDDEN, desc = "a failure was lost")
  @State
  public static class BothFail {
    private final OneThread executor = new OneThread();

    @Actor
    public void caller(LZZ_Result r) {
      TwoItems fanOut =
          new TwoItems() {
            @Override
            void first() {
              r.r2 = true;
            }

            @Override
            Integer second(Frame frame) {
              r.r3 = true;
              throw new IllegalStateException("1");
            }
          };
      r.r1 = fanOut.call(executor.options());
      Thread.interrupted();
    }

    @Actor
    public void child() {
      executor.work();
    }
  }
}

package dev.tramline.tests.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bugs of other frameworks with work side by side, each at the moment when it would show. */
class ClassicRacesTest {

  private static final int ITEMS = 4;

  // ---- a node that keeps its attempts in a field ----

  @Node
  static class Flaky {
    private final CyclicBarrier attempt = new CyclicBarrier(ITEMS);

    @Prep
    List<Integer> items() {
      return IntStream.range(0, ITEMS).boxed().toList();
    }

    /** All items are at the same attempt at once, and each needs all of them. */
    @Exec
    @Batch(concurrency = ITEMS)
    @Key("seen")
    @Retry(attempts = 3)
    String exec(@Prep Integer item, RunContext context)
        throws IOException, InterruptedException, BrokenBarrierException {
      attempt.await();
      int seen = context.attempt();
      attempt.await();
      if (seen < 2) {
        throw new IOException("again");
      }
      return item + " at " + context.attempt() + " of " + context.maxAttempts();
    }
  }

  @Flow
  interface Retrying {
    @Key("seen")
    List<String> run();

    Flaky flaky();
  }

  @Test
  void concurrentItemsDoNotShareARetryCounter() {
    assertThat(new ClassicRacesTest_RetryingFlow(new Flaky()).run())
        .containsExactly("0 at 2 of 3", "1 at 2 of 3", "2 at 2 of 3", "3 at 2 of 3");
  }

  // ---- siblings that go on ----

  @Node
  static class Fan {
    record Next(int number) {}

    @Post
    List<Next> fan(int branches) {
      return IntStream.range(0, branches).mapToObj(Next::new).toList();
    }
  }

  /** Fails in the first branch, once all have begun; the others would do more after that. */
  @Node
  static class Step {
    private final CountDownLatch begun = new CountDownLatch(ITEMS);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();

    @Exec
    void exec(int number) throws InterruptedException {
      open.incrementAndGet();
      try {
        begun.countDown();
        begun.await();
        if (number == 0) {
          throw new IllegalStateException("broken");
        }
        never.await();
      } finally {
        open.decrementAndGet();
      }
    }
  }

  @Node
  static class After {
    private final AtomicInteger visits = new AtomicInteger();

    @Exec
    void exec() {
      visits.incrementAndGet();
    }
  }

  @Flow
  interface Failing {
    void run(int branches);

    @Transition(to = "step")
    Fan fan();

    @Transition(to = "after")
    Step step();

    @Join
    After after();
  }

  @Test
  void siblingsDoNotGoOnAfterAFailure() {
    Step step = new Step();
    After after = new After();
    Failing flow = new ClassicRacesTest_FailingFlow(new Fan(), step, after);

    NodeFailedException failure =
        catchThrowableOfType(NodeFailedException.class, () -> flow.run(ITEMS));

    assertThat(failure).hasRootCauseMessage("broken").hasNoSuppressedExceptions();
    assertThat(step.open).hasValue(0);
    assertThat(after.visits).hasValue(0);
  }

  // ---- a value of another branch ----

  @Node
  static class Write {
    private final CyclicBarrier written = new CyclicBarrier(ITEMS);

    @Exec
    @Key("own")
    int exec(int number) {
      return number * number;
    }

    /** Goes on when every branch has written its key. */
    @Node
    static class Meet {
      private final Write write;

      Meet(Write write) {
        this.write = write;
      }

      @Exec
      void exec() throws InterruptedException, BrokenBarrierException {
        write.written.await();
      }
    }
  }

  @Node
  static class ReadBack {
    @Exec
    @Key("read")
    String exec(int number, int own) {
      return number + ":" + own;
    }
  }

  @Node
  static class Collect {
    record Made(String text) {}

    @Post
    Made collect(List<String> read) {
      return new Made(String.join(" ", read));
    }
  }

  @Flow
  interface Sharing {
    @Key("text")
    String run(int branches);

    @Transition(to = "write")
    Fan fan();

    @Transition(to = "meet")
    Write write();

    @Transition(to = "readBack")
    Write.Meet meet();

    @Transition(to = "collect")
    ReadBack readBack();

    @Join
    Collect collect();
  }

  @Test
  void aBranchReadsItsOwnValueThoughAllHaveWrittenTheKeySince() {
    Write write = new Write();
    Sharing flow =
        new ClassicRacesTest_SharingFlow(
            new Fan(), write, new Write.Meet(write), new ReadBack(), new Collect());
    assertThat(flow.run(ITEMS)).isEqualTo("0:0 1:1 2:4 3:9");
  }

  // ---- reducers that are applied twice ----

  @Node
  static class Line {
    private final String line;

    Line(String line) {
      this.line = line;
    }

    @Exec
    @Append("log")
    String exec(List<String> log) {
      return line + log.size();
    }
  }

  @Node
  static class Twice {
    record Next(@Append("log") String line) {}

    @Post
    List<Next> fork() {
      return List.of(new Next("one"), new Next("two"));
    }
  }

  @Flow
  interface Logging {
    @Key("log")
    List<String> run(List<String> log);

    @Transition(to = "fork")
    Line before();

    @Transition(to = {"left", "right"})
    Twice fork();

    @Transition(to = "inner")
    Line left();

    @Transition(to = "inner")
    Line right();

    @Join
    @Transition(to = "after")
    Line inner();

    @Join
    Line after();
  }

  @Test
  void anAppendedValueIsThereOnceAfterJoins() {
    Logging flow =
        new ClassicRacesTest_LoggingFlow(
            new Line("before"),
            new Twice(),
            new Line("left"),
            new Line("right"),
            new Line("inner"),
            new Line("after"));
    assertThat(flow.run(List.of("given")))
        .containsExactly(
            "given", "before1", "one", "left3", "right3", "inner5", "two", "left3", "right3",
            "inner5", "after10");
  }
}

package dev.tramline.tests.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A caller that runs a branch itself, as the executor has no thread for it. */
class HelpingCallerTest {

  @Node
  static class Begin {
    @Exec
    void begin(String text) {}
  }

  /** Runs on the caller's thread, frees the executor's, and ends after the other branch failed. */
  @Node
  static class Mine {
    private final ExecutorService one;
    private final CountDownLatch busy;
    private final boolean interrupt;

    Mine(ExecutorService one, CountDownLatch busy, boolean interrupt) {
      this.one = one;
      this.busy = busy;
      this.interrupt = interrupt;
    }

    @Exec
    void mine() {
      if (interrupt) {
        Thread.currentThread().interrupt();
      }
      Future<?> afterTheOther = one.submit(() -> {});
      busy.countDown();
      while (!afterTheOther.isDone()) {
        Thread.onSpinWait();
      }
    }
  }

  @Node
  static class Theirs {
    @Exec
    void theirs() {
      throw new IllegalStateException("broken");
    }
  }

  @Flow
  interface Two {
    void run(String text);

    @Transition(to = {"mine", "theirs"})
    Begin begin();

    Mine mine();

    Theirs theirs();
  }

  /** Whether the caller is interrupted after the branch that it does not run has failed. */
  private static boolean isInterruptedAfterwards(boolean interrupt) {
    ExecutorService one = Executors.newSingleThreadExecutor();
    CountDownLatch busy = new CountDownLatch(1);
    one.execute(
        () -> {
          try {
            busy.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    Two two =
        new HelpingCallerTest_TwoFlow(new Begin(), new Mine(one, busy, interrupt), new Theirs())
            .with(RunOptions.builder().executor(one).build());
    try {
      assertThatThrownBy(() -> two.run("x"))
          .isInstanceOf(NodeFailedException.class)
          .hasRootCauseMessage("broken");
    } finally {
      one.shutdown();
    }
    return Thread.interrupted();
  }

  @Test
  void isNotLeftInterruptedByTheFailureOfABranch() {
    assertThat(isInterruptedAfterwards(false)).isFalse();
  }

  @Test
  void keepsAnInterruptionThatCameBeforeTheFailureOfABranch() {
    assertThat(isInterruptedAfterwards(true)).isTrue();
  }
}

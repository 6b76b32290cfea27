package dev.tramline.conformance.brainyflow;

import static dev.tramline.conformance.brainyflow.Trails.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.EventLog;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Branches at once. The tests there measure time; here nodes wait for each other, which can end
 * only if they run beside each other. The time limit is a guard against a lock-up.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelFlowTest {

  private final EventLog log = new EventLog();
  private final RunOptions logged = RunOptions.builder().listener(log).build();

  @Node
  static class Begin {
    @Post
    void begin() {}
  }

  /** Waits until as many others are at work. */
  @Node
  static class Meet {
    record Done(@Append("posted") String flag) {}

    private final CyclicBarrier meeting;

    Meet(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    @Exec
    void meet() throws InterruptedException, BrokenBarrierException {
      meeting.await();
    }

    @Post
    Done post(RunContext context) {
      return new Done("post_" + context.node());
    }
  }

  @Flow
  interface Parallel {
    @Key("posted")
    List<String> run();

    @Transition(to = {"b", "c"})
    Begin a();

    Meet b();

    Meet c();
  }

  @Test
  @Case(
      id = "B83",
      there = "B (.05 s) and C (.06 s) take about .06 s; both flags are set, one leaf tree each",
      here = "B and C meet in the middle; both flags are set, one visit each")
  void b83_branchesRunBesideEachOther() {
    Meet meet = new Meet(new CyclicBarrier(2));

    assertThat(new ParallelFlowTest_ParallelFlow(new Begin(), meet, meet).with(logged).run())
        .containsExactly("post_b", "post_c");
    assertThat(steps(log)).containsExactlyInAnyOrder("a/0", "a/0.0/b/0", "a/0.1/c/0");
  }

  @Flow
  interface ParallelThenD {
    @Key("posted")
    List<String> run();

    @Transition(to = {"b", "c"})
    Begin a();

    @Transition(to = "d")
    Meet b();

    @Transition(to = "d")
    Meet c();

    Meet d();
  }

  @Test
  @Case(
      id = "B84",
      there = "B and C in parallel, each then D (.03 s): D runs twice, in .09 to .19 s",
      here = "without `@Join` D runs once in each branch, and both of its visits meet")
  void b84_aNodeWithoutAJoinRunsInEachBranch() {
    Meet meet = new Meet(new CyclicBarrier(2));
    Meet d = new Meet(new CyclicBarrier(2));

    assertThat(
            new ParallelFlowTest_ParallelThenDFlow(new Begin(), meet, meet, d).with(logged).run())
        .containsExactly("post_b", "post_d", "post_c", "post_d");
    assertThat(steps(log))
        .containsExactlyInAnyOrder("a/0", "a/0.0/b/0", "a/0.1/c/0", "a/0.0/d/0", "a/0.1/d/0");
  }

  @Node
  static class Wait {
    @Exec
    @Append("ended")
    String waitFor(CountDownLatch second) throws InterruptedException {
      second.await();
      return "first";
    }
  }

  @Node
  static class Quick {
    @Exec
    @Append("ended")
    String quick() {
      return "second";
    }
  }

  @Node
  static class Open {
    @Exec
    void open(CountDownLatch second) {
      second.countDown();
    }
  }

  @Flow
  interface Overtaking {
    @Key("ended")
    List<String> run(CountDownLatch second);

    @Transition(to = {"first", "second"})
    Begin a();

    Wait first();

    @Transition(to = "open")
    Quick second();

    Open open();
  }

  @Test
  @Case(
      id = "S17",
      there = "branches of 50 ms and 10 ms: the second ends first, each exec runs once",
      here = "the second ends first, each exec runs once, and results keep the branches' order",
      why = "a result does not depend on which branch is faster")
  void s17_theSecondBranchMayEndFirst() {
    assertThat(
            new ParallelFlowTest_OvertakingFlow(new Begin(), new Wait(), new Quick(), new Open())
                .with(logged)
                .run(new CountDownLatch(1)))
        .containsExactly("first", "second");
    assertThat(log.of(RunEvent.NodeFinished.class))
        .extracting(RunEvent::node)
        .containsSubsequence("second", "first")
        .containsExactlyInAnyOrder("a", "first", "second", "open");
  }
}

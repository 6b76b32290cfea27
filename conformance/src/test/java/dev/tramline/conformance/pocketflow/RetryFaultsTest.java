package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.FakeClock;
import dev.tramline.conformance.Snippet;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of retries, waits and time limits. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryFaultsTest {

  /** Four items that are always at the same attempt, which always fails. */
  @Node
  static class AlwaysFailing {
    private final CyclicBarrier together = new CyclicBarrier(4);
    private final Map<Integer, Integer> attempts = new ConcurrentHashMap<>();

    @Prep
    List<Integer> items() {
      return Chunks.upTo(4);
    }

    @Exec
    @Batch(concurrency = 4)
    @Retry(attempts = 3)
    @Key("results")
    String work(@Prep int item) throws Exception {
      attempts.merge(item, 1, Integer::sum);
      together.await();
      throw new IOException("item " + item);
    }

    @Fallback
    String instead(IOException failure, RunContext context) {
      return failure.getMessage() + " after " + (context.attempt() + 1);
    }
  }

  @Flow
  interface FourItems {
    @Key("results")
    List<String> run();

    AlwaysFailing items();
  }

  @Test
  @Case(
      id = "Fp1",
      there =
          "items side by side share the node's counter: four that always fail get 3, 2, 1 and 1 of"
              + " 3 attempts (Python, TypeScript)",
      here = "each item gets its 3 attempts, and its fallback sees the third",
      why = "the counter belongs to the call, not to the node")
  void fp1_itemsSideBySideDoNotShareACounter() {
    AlwaysFailing items = new AlwaysFailing();
    assertThat(new RetryFaultsTest_FourItemsFlow(items).run())
        .containsExactly("item 0 after 3", "item 1 after 3", "item 2 after 3", "item 3 after 3");
    assertThat(items.attempts).isEqualTo(Map.of(0, 3, 1, 3, 2, 3, 3, 3));
  }

  /** Item "bad" fails its last attempt when item "late" has just begun its first. */
  @Node
  static class Overtaken {
    private final CountDownLatch badIsAtItsLast = new CountDownLatch(1);
    private final CountDownLatch lateHasBegun = new CountDownLatch(1);
    private final AtomicInteger fallbacks = new AtomicInteger();

    @Prep
    List<String> items() {
      return List.of("bad", "quick", "late");
    }

    @Exec
    @Batch(concurrency = 2)
    @Retry(attempts = 2)
    @Key("results")
    String work(@Prep String item, RunContext context) throws Exception {
      switch (item) {
        case "bad" -> {
          if (context.attempt() == 1) {
            badIsAtItsLast.countDown();
            lateHasBegun.await();
          }
          throw new IOException("always");
        }
        case "quick" -> badIsAtItsLast.await();
        default -> lateHasBegun.countDown();
      }
      return item;
    }

    @Fallback
    String instead(IOException failure) {
      fallbacks.incrementAndGet();
      return "fallback";
    }
  }

  @Flow
  interface Overtaking {
    @Key("results")
    List<String> run();

    Overtaken items();
  }

  @Test
  @Case(
      id = "Fp2",
      there =
          "an item whose counter another item resets during its last attempt ends with None: no"
              + " exception, no fallback",
      here = "the same moment: the item gets its fallback",
      why = "an item ends with a result, a fallback's result or a failure, never with nothing")
  void fp2_noItemEndsWithNothing() {
    Overtaken items = new Overtaken();
    assertThat(new RetryFaultsTest_OvertakingFlow(items).run())
        .containsExactly("fallback", "quick", "late");
    assertThat(items.fallbacks).hasValue(1);
  }

  @Test
  @Case(
      id = "Fp3",
      there = "`max_retries=0`: exec is never called, and post runs with None",
      here = "TL107",
      why = "a number of attempts that makes no sense is found while compiling")
  void fp3_noAttemptAtAll() {
    Snippet.compile("@Node class Ask { @Exec @Retry(attempts = 0) void ask() {} }")
        .isRejected("TL107", "0 attempts");
  }

  @Node
  static class Down {
    private final Exception failure;
    private final AtomicInteger calls = new AtomicInteger();

    Down(Exception failure) {
      this.failure = failure;
    }

    @Exec
    @Retry(attempts = 3, delay = "50ms", abortOn = FileNotFoundException.class)
    @Key("reply")
    String ask() throws Exception {
      calls.incrementAndGet();
      throw failure;
    }
  }

  @Flow
  interface Waiting {
    @Key("reply")
    String run();

    Down model();
  }

  @Flow
  interface BackingOff {
    @Key("reply")
    String run();

    @Retry(attempts = 5, delay = "100ms", backoff = 2, maxDelay = "300ms")
    Down model();
  }

  private final FakeClock clock = new FakeClock();
  private final RunOptions options = RunOptions.builder().clock(clock).build();

  @Test
  @Case(
      id = "Fp4",
      there = "waits are `time.sleep`: a test of 3 attempts with `wait=0.05` takes 0.1 s",
      here =
          "waits go through `RunOptions.clock`: a test notes two of 50 ms, none after the last"
              + " attempt",
      why = "tests of retries need no time")
  void fp4_waitsAreNotedByAClockOfTheTest() {
    Waiting flow = new RetryFaultsTest_WaitingFlow(new Down(new IOException("down"))).with(options);
    assertThat(catchThrowableOfType(NodeFailedException.class, flow::run).attempts()).isEqualTo(3);
    assertThat(clock.waits()).containsExactly(Duration.ofMillis(50), Duration.ofMillis(50));
  }

  @Test
  @Case(
      id = "Fp5",
      there = "the wait is constant",
      here = "`backoff` and `maxDelay`: 100, 200, 300 and 300 ms; `jitter` varies them",
      why = "a service that is overloaded recovers only if the calls become rarer")
  void fp5_waitsGrow() {
    BackingOff flow =
        new RetryFaultsTest_BackingOffFlow(new Down(new IOException("down"))).with(options);
    assertThat(catchThrowableOfType(NodeFailedException.class, flow::run).attempts()).isEqualTo(5);
    assertThat(clock.waits())
        .extracting(Duration::toMillis)
        .containsExactly(100L, 200L, 300L, 300L);
  }

  @Test
  @Case(
      id = "Fp6",
      there = "every exception is retried, a programming error like a lost connection",
      here = "`on` and `abortOn` choose: one attempt, no wait",
      why = "what cannot succeed is not tried again")
  void fp6_aFailureThatIsNotRetried() {
    Down model = new Down(new FileNotFoundException("no such model"));
    Waiting flow = new RetryFaultsTest_WaitingFlow(model).with(options);
    NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, flow::run);
    assertThat(failure).hasCause(model.failure);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(model.calls).hasValue(1);
    assertThat(clock.waits()).isEmpty();
  }

  @Node
  static class Hanging {
    private final CountDownLatch never = new CountDownLatch(1);

    @Exec
    @dev.tramline.annotations.Timeout("50ms")
    @Retry(attempts = 2)
    @Key("reply")
    String ask() throws InterruptedException {
      never.await();
      return "too late";
    }
  }

  @Flow
  interface Hung {
    @Key("reply")
    String run();

    Hanging model();
  }

  @Test
  @Case(
      id = "Fp7",
      there = "there are no time limits: an exec that hangs hangs the flow",
      here =
          "`@Timeout` bounds an attempt, a visit or a run: two attempts end in a"
              + " `TimeoutException`, then the node fails",
      why = "a late attempt is one that can be retried")
  void fp7_anExecThatHangs() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, new RetryFaultsTest_HungFlow(new Hanging())::run);
    assertThat(failure).hasCauseInstanceOf(TimeoutException.class);
    assertThat(failure.attempts()).isEqualTo(2);
  }

  @Test
  @Case(
      id = "Fp8",
      there = "an AsyncFlow inherits `max_retries` and never uses it",
      here = "`@Retry` on a nested flow is TL107",
      why = "a setting without effect is an error")
  void fp8_aFlowHasNothingToRetry() {
    Snippet.compile(
            """
            @Node class Ask { @Exec void ask() {} }
            @Flow interface Inner { void run(); Ask ask(); }
            @Flow interface Outer { void run(); @Retry(attempts = 3) Inner inner(); }
            """)
        .isRejected("TL107", "a nested flow has no exec to retry");
  }
}

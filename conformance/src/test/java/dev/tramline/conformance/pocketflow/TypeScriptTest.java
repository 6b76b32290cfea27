package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.FakeClock;
import dev.tramline.conformance.pocketflow.Arithmetic.Multiply;
import dev.tramline.conformance.pocketflow.Arithmetic.Number;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The cases that only the tests of the TypeScript port have. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TypeScriptTest {

  // ---- fallbacks ----

  /** Fails so often before it succeeds. */
  @Node
  static class Flaky {
    private final int failures;

    Flaky(int failures) {
      this.failures = failures;
    }

    @Exec
    @Append("results")
    String work(RunContext context) throws IOException {
      if (context.attempt() < failures) {
        throw new IOException("attempt " + context.attempt() + " failed");
      }
      return context.attempt() == 0
          ? "success"
          : "success_after_" + (context.attempt() + 1) + "_attempts";
    }

    @Fallback
    String instead(IOException failure) {
      return "fallback";
    }
  }

  @Flow
  interface UpToThree {
    @Key("results")
    List<String> run();

    @Retry(attempts = 3)
    Flaky node();
  }

  @Flow
  interface Three {
    @Key("results")
    List<String> run();

    @Transition(to = "ok")
    Flaky falling();

    @Retry(attempts = 2)
    @Transition(to = "flaky")
    Flaky ok();

    @Retry(attempts = 3)
    Flaky flaky();
  }

  @Node
  static class Failing {
    private final Exception failure;

    Failing(Exception failure) {
      this.failure = failure;
    }

    @Exec
    @Key("result")
    String work() throws Exception {
      throw failure;
    }

    @Fallback
    String network(ConnectException failure) {
      return "network_error_handled";
    }

    @Fallback
    String timeout(TimeoutException failure) {
      return "timeout_error_handled";
    }

    @Fallback
    String generic(Exception failure) {
      return "generic_error_handled";
    }
  }

  @Flow
  interface Handling {
    @Key("result")
    String run();

    Failing node();
  }

  @Test
  @Case(
      id = "T1",
      there = "fails once of at most 3: 2 attempts, \"success_after_2_attempts\"",
      here = "the same; the attempt is asked of `RunContext`",
      why = "a counter in the node, as there, is shared by all that use the node")
  void t1_theSecondAttemptSucceeds() {
    assertThat(new TypeScriptTest_UpToThreeFlow(new Flaky(1)).run())
        .containsExactly("success_after_2_attempts");
  }

  private static String handled(Exception failure) {
    return new TypeScriptTest_HandlingFlow(new Failing(failure)).run();
  }

  @Test
  @Case(
      id = "T2",
      there = "the one fallback looks at the error: network, timeout or another",
      here = "a `@Fallback` for each type of exception; the most specific is called",
      why =
          "what no fallback declares goes on as a failure, instead of being swallowed by a last"
              + " `else`")
  void t2_aFallbackForEachTypeOfError() {
    assertThat(handled(new ConnectException())).isEqualTo("network_error_handled");
    assertThat(handled(new TimeoutException())).isEqualTo("timeout_error_handled");
    assertThat(handled(new IllegalStateException())).isEqualTo("generic_error_handled");
  }

  @Test
  @Case(
      id = "T3",
      there =
          "fallback, success, second attempt of three in one flow: each node retries on its own",
      here = "the same class three times in a flow, with a `@Retry` of its own at each place")
  void t3_eachNodeRetriesOnItsOwn() {
    assertThat(new TypeScriptTest_ThreeFlow(new Flaky(1), new Flaky(0), new Flaky(1)).run())
        .containsExactly("fallback", "success", "success_after_2_attempts");
  }

  // ---- batches ----

  @Node
  static class FlakyBatch {
    @Prep
    List<String> items() {
      return List.of("item");
    }

    @Exec
    @Batch
    @Retry(attempts = 3, delay = "10ms")
    @Key("results")
    String work(@Prep String item, RunContext context) throws IOException {
      if (context.attempt() < 2) {
        throw new IOException("fails twice");
      }
      return "Success on attempt " + (context.attempt() + 1);
    }
  }

  @Flow
  interface Batching {
    @Key("results")
    List<String> run();

    FlakyBatch batch();
  }

  @Test
  @Case(
      id = "T4",
      there = "a BatchNode with 3 tries and a wait of 0.01 s fails twice: \"Success on attempt 3\"",
      here =
          "`@Retry(attempts = 3, delay = \"10ms\")` holds per item: the same, with two waits of 10"
              + " ms")
  void t4_anItemIsRetried() {
    FakeClock clock = new FakeClock();
    assertThat(
            new TypeScriptTest_BatchingFlow(new FlakyBatch())
                .with(RunOptions.builder().clock(clock).build())
                .run())
        .containsExactly("Success on attempt 3");
    assertThat(clock.waits()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(10));
  }

  // ---- flows ----

  @Node
  static class FlakyAdd {
    @Exec
    @Retry(attempts = 2)
    @Key("current")
    int add(int current, RunContext context) throws IOException {
      if (context.attempt() == 0) {
        throw new IOException("fails once");
      }
      return current + 10;
    }
  }

  @Flow
  interface Calculating {
    @Key("current")
    int run();

    @Transition(to = "add")
    Number number();

    @Transition(to = "multiply")
    FlakyAdd add();

    Multiply multiply();
  }

  @Test
  @Case(
      id = "T5",
      there = "a node in the middle fails at first: (5 + 10) * 2 = 30",
      here = "the same: 30; the failed attempt has written nothing")
  void t5_aNodeOfAFlowFailsAtFirst() {
    assertThat(
            new TypeScriptTest_CalculatingFlow(new Number(5), new FlakyAdd(), new Multiply(2))
                .run())
        .isEqualTo(30);
  }

  /** Ends its items from the last to the first. */
  @Node
  static class Backwards {
    private final List<CountDownLatch> ended =
        Chunks.upTo(6).stream().map(item -> new CountDownLatch(1)).toList();
    private final Queue<Integer> ends = new ConcurrentLinkedQueue<>();

    @Prep
    List<Integer> items() {
      ended.get(5).countDown();
      return Chunks.upTo(5);
    }

    @Exec
    @Batch(concurrency = 5)
    @Key("results")
    String work(@Prep int item) throws InterruptedException {
      ended.get(item + 1).await();
      ends.add(item);
      ended.get(item).countDown();
      return "Processed " + item;
    }
  }

  @Flow
  interface Reversing {
    @Key("results")
    List<String> run();

    Backwards items();
  }

  @Test
  @Case(
      id = "T6",
      there = "delays of 100 ms, 80 ms, ... : all results, though the last item ends first",
      here = "each item waits for the one after it: all results, in the order of the items")
  void t6_theLastItemEndsFirst() {
    Backwards items = new Backwards();
    assertThat(new TypeScriptTest_ReversingFlow(items).run())
        .containsExactly("Processed 0", "Processed 1", "Processed 2", "Processed 3", "Processed 4");
    assertThat(items.ends).containsExactly(4, 3, 2, 1, 0);
  }

  @Node
  static class Square {
    @Exec
    @Key("current")
    int square(int current) {
      return current * current;
    }
  }

  @Flow
  interface Pipeline {
    @Key("current")
    int run(int current);

    @Transition(to = "twice")
    Square square();

    @Transition(to = "negate")
    Multiply twice();

    Multiply negate();
  }

  @Test
  @Case(
      id = "T7",
      there = "square, double, negate: 5 becomes -50",
      here = "the same: -50; the two multiplications are two nodes of one class")
  void t7_aPipeline() {
    assertThat(
            new TypeScriptTest_PipelineFlow(new Square(), new Multiply(2), new Multiply(-1)).run(5))
        .isEqualTo(-50);
  }

  // ---- workflows ----

  @Node
  static class Review {
    enum Verdict {
      APPROVED,
      NEEDS_REVISION,
      REJECTED
    }

    @Post
    Verdict review(int amount) {
      return amount <= 100
          ? Verdict.APPROVED
          : amount <= 500 ? Verdict.NEEDS_REVISION : Verdict.REJECTED;
    }
  }

  @Node
  static class Revise {
    @Exec
    @Key("amount")
    int revise() {
      return 75;
    }
  }

  @Node
  static class Status {
    private final String status;

    Status(String status) {
      this.status = status;
    }

    @Exec
    @Key("status")
    String set() {
      return status;
    }
  }

  @Flow
  interface Expense {
    record Result(int amount, String status) {}

    Result submit(int amount);

    @Transition(value = "approved", to = "payment")
    @Transition(value = "needsRevision", to = "revise")
    Review review();

    @Transition(to = "review")
    Revise revise();

    Status payment();

    Status rejected();
  }

  @Test
  @Case(
      id = "T8",
      there = "50 is paid, 1000 rejected, 200 revised to 75 and paid",
      here = "the same, wired by the constants of an enum")
  void t8_expenses() {
    Expense expense =
        new TypeScriptTest_ExpenseFlow(
            new Review(), new Revise(), new Status("paid"), new Status("rejected"));
    assertThat(expense.submit(50)).isEqualTo(new Expense.Result(50, "paid"));
    assertThat(expense.submit(1000)).isEqualTo(new Expense.Result(1000, "rejected"));
    assertThat(expense.submit(200)).isEqualTo(new Expense.Result(75, "paid"));
  }

  @Node
  static class Step {
    private final String name;

    Step(String name) {
      this.name = name;
    }

    @Exec
    @Append("log")
    String step() {
      return name;
    }
  }

  /** Takes the log it goes on with; without that input its own would take the other's place. */
  @Flow
  interface ThreeSteps {
    record Result(String status, List<String> log) {}

    Result run(List<String> log);

    @Transition(to = "second")
    Step first();

    @Transition(to = "third")
    Step second();

    Status third();
  }

  @Node
  static class Complete {
    @Exec
    @Key("orderComplete")
    boolean complete(String payment, String inventory, String shipping) {
      return (payment + inventory + shipping).equals("confirmedupdatedscheduled");
    }
  }

  @Flow
  interface Order {
    record Result(
        String payment,
        String inventory,
        String shipping,
        boolean orderComplete,
        List<String> log) {}

    Result run(List<String> log);

    @Rename(key = "status", as = "payment")
    @Transition(to = "updateInventory")
    ThreeSteps pay();

    @Rename(key = "status", as = "inventory")
    @Transition(to = "ship")
    ThreeSteps updateInventory();

    @Rename(key = "status", as = "shipping")
    @Transition(to = "complete")
    ThreeSteps ship();

    Complete complete();
  }

  private static ThreeSteps steps(String first, String second, String status) {
    return new TypeScriptTest_ThreeStepsFlow(new Step(first), new Step(second), new Status(status));
  }

  @Test
  @Case(
      id = "T9",
      there =
          "payment, inventory and shipping, flows of three nodes each: confirmed, updated,"
              + " scheduled, order complete",
      here = "the same; one flow in three places, its key renamed at each")
  void t9_anOrderOfThreeFlows() {
    Order order =
        new TypeScriptTest_OrderFlow(
            steps("validate", "charge", "confirmed"),
            steps("check stock", "reserve", "updated"),
            steps("label", "pick up", "scheduled"),
            new Complete());
    assertThat(order.run(List.of()))
        .isEqualTo(
            new Order.Result(
                "confirmed",
                "updated",
                "scheduled",
                true,
                List.of("validate", "charge", "check stock", "reserve", "label", "pick up")));
  }
}

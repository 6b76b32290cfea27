package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.conformance.pocketflow.Arithmetic.Number;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunCancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of what waits for others. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AsyncFaultsTest {

  @Test
  @Case(
      id = "Fp42",
      there =
          "an AsyncNode silently skips prep, exec, exec_fallback and post; an AsyncFlow that is run"
              + " as a Flow skips prep_async and post_async",
      here = "there is one hook for each stage; two are TL102",
      why = "no hook can be written that is not called")
  void fp42_twoHooksForOneStage() {
    Snippet.compile(
            """
            @Node class Ask {
              @Exec String ask(String question) { return question; }
              @Exec java.util.concurrent.CompletionStage<String> askAsync(String question) {
                return java.util.concurrent.CompletableFuture.completedStage(question);
              }
            }
            """)
        .isRejected("TL102", "two @Exec methods, ask and askAsync");
  }

  @Node
  static class AddLater {
    @Exec
    @Key("current")
    CompletionStage<Integer> add(int current) {
      return CompletableFuture.supplyAsync(() -> current + 10);
    }
  }

  @Flow
  interface Inner {
    @Key("current")
    int run();

    @Transition(to = "add")
    Number number();

    AddLater add();
  }

  @Flow
  interface Outer {
    @Key("current")
    int run();

    Inner inner();
  }

  @Test
  @Case(
      id = "Fp43",
      there =
          "an AsyncNode in a sync Flow is a RuntimeError (\"Use run_async.\"), also in a Flow"
              + " within an AsyncFlow",
      here = "a node that returns a stage stands in any flow, called (`run`) or started: 15",
      why = "a node does not decide how its flow is called")
  void fp43_anAsyncNodeInAFlowThatIsCalled() {
    AsyncFaultsTest_OuterFlow flow =
        new AsyncFaultsTest_OuterFlow(new AsyncFaultsTest_InnerFlow(new Number(5), new AddLater()));
    assertThat(flow.run()).isEqualTo(15);
    assertThat(flow.start().join()).isEqualTo(15);
  }

  /** Waits for its latch. */
  @Node
  static class Blocking {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Exec
    @Key("reply")
    String ask(boolean waits) throws InterruptedException {
      if (waits) {
        begun.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          interrupted.countDown();
          throw e;
        }
      }
      return waits ? "waited" : "at once";
    }
  }

  @Flow
  interface Asking {
    @Key("reply")
    String run(boolean waits);

    Blocking model();
  }

  @Test
  @Case(
      id = "Fp44",
      there =
          "a sync node in an AsyncFlow blocks the event loop, waits between its attempts too:"
              + " nothing else goes on",
      here = "a started run has a thread of its own: another run ends while the first one blocks",
      why = "a blocking client is the usual one, and may be used")
  void fp44_aNodeThatBlocksBlocksItsRunOnly() throws Exception {
    Blocking model = new Blocking();
    AsyncFaultsTest_AskingFlow flow = new AsyncFaultsTest_AskingFlow(model);
    FlowRun<String> first = flow.start(true);
    model.begun.await();
    assertThat(flow.start(false).join()).isEqualTo("at once");
    assertThat(first.state()).isEqualTo(FlowRun.State.RUNNING);
    model.release.countDown();
    assertThat(first.join()).isEqualTo("waited");
  }

  @Test
  @Case(
      id = "Fp45",
      there = "a flow that runs cannot be cancelled (Java; in Python only as an asyncio task)",
      here =
          "`FlowRun.cancel` interrupts what the run is doing, and `join` throws a"
              + " `RunCancelledException`",
      why = "who no longer waits for an answer should not pay for it")
  void fp45_aRunIsCancelled() throws Exception {
    Blocking model = new Blocking();
    FlowRun<String> run = new AsyncFaultsTest_AskingFlow(model).start(true);
    model.begun.await();
    run.cancel();
    assertThatThrownBy(run::join)
        .isInstanceOf(RunCancelledException.class)
        .hasMessageContaining("node model");
    model.interrupted.await();
    assertThat(run.state()).isEqualTo(FlowRun.State.CANCELLED);
  }
}

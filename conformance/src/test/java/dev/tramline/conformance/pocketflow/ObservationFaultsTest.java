package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.EventLog;
import dev.tramline.conformance.pocketflow.Arithmetic.Multiply;
import dev.tramline.conformance.pocketflow.Arithmetic.Number;
import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of seeing what a flow does: of traces, drawings and streamed answers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ObservationFaultsTest {

  /** Fails once, when both runs are here. */
  @Node
  static class Flaky {
    private final CyclicBarrier together = new CyclicBarrier(2);

    @Exec
    @Retry(attempts = 2)
    @Key("current")
    int add(int current, RunContext context) throws Exception {
      together.await();
      if (context.attempt() == 0) {
        throw new IOException("busy");
      }
      return current + 3;
    }
  }

  @Flow
  interface Inner {
    @Key("current")
    int run(int current);

    Flaky flaky();
  }

  @Flow
  interface Outer {
    @Key("current")
    int run();

    @Transition(to = "inner")
    Number number();

    @Transition(to = "multiply")
    Inner inner();

    Multiply multiply();
  }

  private static ObservationFaultsTest_OuterFlow outer() {
    return new ObservationFaultsTest_OuterFlow(
        new Number(5), new ObservationFaultsTest_InnerFlow(new Flaky()), new Multiply(2));
  }

  @Test
  @Case(
      id = "Fp51",
      there =
          "the tracing example patches node instances: nodes of nested flows are missed, runs side"
              + " by side mix, BatchFlow loses its params",
      here =
          "a listener gets events of every node, those of nested flows and each failed attempt too,"
              + " each with an id that begins with its run's",
      why = "the generated code tells what it does; nothing is patched")
  void fp51_everyNodeAndAttemptIsSeen() {
    EventLog log = new EventLog();
    ObservationFaultsTest_OuterFlow flow = outer().with(RunOptions.builder().listener(log).build());
    FlowRun<Integer> one = flow.start();
    FlowRun<Integer> two = flow.start();
    assertThat(List.of(one.join(), two.join())).containsExactly(16, 16);
    for (FlowRun<Integer> run : List.of(one, two)) {
      assertThat(log.of(RunEvent.NodeStarted.class))
          .filteredOn(event -> event.runId().startsWith(run.id()))
          .extracting(RunEvent::node)
          .containsExactly("number", "inner", "inner/flaky", "multiply");
      assertThat(log.of(RunEvent.AttemptFailed.class))
          .filteredOn(event -> event.runId().startsWith(run.id()))
          .extracting(event -> event.node() + " " + event.cause().getMessage())
          .containsExactly("inner/flaky busy");
    }
  }

  @Test
  @Case(
      id = "Fp52",
      there =
          "the drawing example draws what follows a nested flow from that flow's first node, inside"
              + " it",
      here =
          "in `GRAPH` and its Mermaid text the nested flow is one node, and the edge leads from it",
      why = "the picture is made of the graph that was proved, while compiling")
  void fp52_whatFollowsANestedFlow() {
    FlowGraph graph = ObservationFaultsTest_OuterFlow.GRAPH;
    assertThat(graph.edges())
        .containsExactly(
            new FlowGraph.Edge("number", "default", "inner", false, false),
            new FlowGraph.Edge("inner", "default", "multiply", false, false),
            new FlowGraph.Edge("multiply", "default", "", true, false));
    assertThat(graph.toMermaid()).contains("inner", "multiply").doesNotContain("flaky");
  }

  /** Says one word, and goes on when somebody has heard it. */
  @Node
  static class Speak {
    private final CountDownLatch heard;

    Speak(CountDownLatch heard) {
      this.heard = heard;
    }

    @Exec
    @Key("answer")
    String speak(RunContext context) throws InterruptedException {
      context.emit("By ");
      heard.await();
      context.emit("tram.");
      return "By tram.";
    }
  }

  @Flow
  interface Speaking {
    @Key("answer")
    String run();

    Speak model();
  }

  @Test
  @Case(
      id = "Fp53",
      there =
          "a streamed answer is a side effect of exec: nobody outside the node gets its parts (none"
              + " at all in the Java port)",
      here =
          "`RunContext.emit` hands each part to the listener and to subscribers, while exec goes"
              + " on",
      why = "a node need not know who reads along")
  void fp53_partsOfAnAnswerArriveWhileExecGoesOn() {
    EventLog log = new EventLog();
    CountDownLatch heard = new CountDownLatch(1);
    RunListener listener =
        event -> {
          log.onEvent(event);
          if (event instanceof RunEvent.Emitted) {
            heard.countDown();
          }
        };
    assertThat(
            new ObservationFaultsTest_SpeakingFlow(new Speak(heard))
                .with(RunOptions.builder().listener(listener).build())
                .run())
        .isEqualTo("By tram.");
    assertThat(log.of(RunEvent.Emitted.class))
        .extracting(event -> event.node() + " " + event.payload())
        .containsExactly("model By ", "model tram.");
  }
}

package dev.tramline.tests.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import dev.tramline.runtime.StepLimitException;
import dev.tramline.tests.support.EventLog;
import dev.tramline.tests.support.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A generated flow that stands as a node is part of the run around it. */
class NestedRunTest {

  @Node
  static class Add {
    private final List<String> runs = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    @Exec
    @Key("sum")
    int add(int sum, RunContext context) {
      runs.add(context.runId());
      steps.add(context.node() + " as " + context.stepId());
      return sum + 1;
    }
  }

  @Node
  static class Flaky {
    private final int failures;
    private final AtomicInteger calls = new AtomicInteger();

    Flaky(int failures) {
      this.failures = failures;
    }

    @Exec
    @Retry(attempts = 3, delay = "1s")
    @Key("sum")
    int add(int sum) {
      if (calls.get() < failures) {
        throw new IllegalStateException("failure " + calls.incrementAndGet());
      }
      return sum + 100;
    }
  }

  @Flow
  interface Adding {
    @Key("sum")
    int add(int sum);

    @Transition(to = "more")
    Add add();

    Add more();
  }

  @Flow
  interface Outer {
    @Key("sum")
    int run(int sum);

    @Transition(to = "inner")
    Add first();

    @Transition(to = "last")
    Adding inner();

    Add last();
  }

  @Flow
  interface Outermost {
    @Key("sum")
    int run(int sum);

    Outer outer();
  }

  @Node
  static class Until {
    private final int limit;

    Until(int limit) {
      this.limit = limit;
    }

    @Post
    @Transition("again")
    @Transition("enough")
    String check(int sum) {
      return sum < limit ? "again" : "enough";
    }
  }

  @Flow
  interface Looping {
    @Key("sum")
    int run(int sum);

    @Transition(to = "check")
    Adding inner();

    @Transition(value = "again", to = "inner")
    @Exit("enough")
    Until check();
  }

  @Flow
  interface Risky {
    @Key("sum")
    int add(int sum);

    @Transition(to = "flaky")
    Add add();

    Flaky flaky();
  }

  @Flow
  interface AroundRisky {
    @Key("sum")
    int run(int sum);

    @Transition(to = "inner")
    Add first();

    Risky inner();
  }

  private final Add add = new Add();
  private final EventLog log = new EventLog();

  private NestedRunTest_OuterFlow outer() {
    return new NestedRunTest_OuterFlow(add, new NestedRunTest_AddingFlow(add, add), add);
  }

  @Test
  void theListenerSeesTheInnerNodesByTheirPath() {
    assertThat(outer().with(RunOptions.builder().listener(log).build()).run(0)).isEqualTo(4);

    assertThat(log.lines())
        .containsExactly(
            "run Outer",
            "enter first",
            "leave first -default->",
            "enter inner",
            "enter inner/add",
            "leave inner/add -default->",
            "enter inner/more",
            "leave inner/more -default->",
            "leave inner -default->",
            "enter last",
            "leave last -default->",
            "finished Outer");
  }

  @Test
  void theEventsOfAnInnerNodeBelongToARunInsideTheOuterOne() {
    outer().with(RunOptions.builder().listener(log).build()).run(0);

    String run = add.runs.get(0);
    for (RunEvent event : log.events()) {
      boolean inside = event.node().startsWith("inner/");
      assertThat(event.runId()).as(event.node()).isEqualTo(inside ? run + "/inner/0" : run);
      assertThat(event.parentRunId())
          .as(event.node())
          .isEqualTo(inside ? Optional.of(run) : Optional.empty());
    }
    assertThat(log.events()).anyMatch(event -> event.node().startsWith("inner/"));
  }

  @Test
  void theNodesOfOneRunShareItsIdAndAnotherRunHasAnother() {
    outer().run(0);
    assertThat(add.runs).hasSize(4);
    assertThat(List.copyOf(add.runs)).containsOnly(add.runs.get(0));

    outer().run(0);
    assertThat(add.runs.get(4)).isNotEqualTo(add.runs.get(0));
  }

  @Test
  void aFlowInAFlowInAFlowHasThePathThroughBoth() {
    Outermost flow = new NestedRunTest_OutermostFlow(outer());

    assertThat(flow.run(0)).isEqualTo(4);
    assertThat(add.steps)
        .containsExactly(
            "outer/first as outer/first/0",
            "outer/inner/add as outer/inner/add/0",
            "outer/inner/more as outer/inner/more/0",
            "outer/last as outer/last/0");
  }

  @Test
  void aStepIdIsUniqueInTheRunAlsoWhereANestedFlowIsRunAgain() {
    Looping flow =
        new NestedRunTest_LoopingFlow(new NestedRunTest_AddingFlow(add, add), new Until(5));

    assertThat(flow.run(0)).isEqualTo(6);
    assertThat(add.steps)
        .containsExactly(
            "inner/add as inner/add/0",
            "inner/more as inner/more/0",
            "inner/add as inner/add/1",
            "inner/more as inner/more/1",
            "inner/add as inner/add/2",
            "inner/more as inner/more/2");
  }

  @Test
  void visitsCountAnewInTheNextRun() {
    Looping flow =
        new NestedRunTest_LoopingFlow(new NestedRunTest_AddingFlow(add, add), new Until(1));

    flow.run(0);
    flow.run(0);

    assertThat(add.steps)
        .containsExactly(
            "inner/add as inner/add/0",
            "inner/more as inner/more/0",
            "inner/add as inner/add/0",
            "inner/more as inner/more/0");
  }

  @Test
  void theStepLimitCountsTheInnerNodesAndNotTheFlowThatHoldsThem() {
    NestedRunTest_OuterFlow flow = outer();

    assertThat(flow.with(RunOptions.builder().maxSteps(4).build()).run(0)).isEqualTo(4);

    StepLimitException stopped =
        catchThrowableOfType(
            StepLimitException.class,
            () -> flow.with(RunOptions.builder().maxSteps(2).build()).run(0));
    assertThat(stopped.flow()).isEqualTo("Outer");
    assertThat(stopped.maxSteps()).isEqualTo(2);
    assertThat(stopped.path()).containsExactly("first", "inner/add");
  }

  @Test
  void ofTheOptionsOfTheInnerFlowOnlyTheInterceptorsAreUsed() {
    EventLog innerLog = new EventLog();
    RunOptions innerOptions = RunOptions.builder().maxSteps(1).listener(innerLog).build();
    Adding inner = new NestedRunTest_AddingFlow(add, add).with(innerOptions);

    assertThat(new NestedRunTest_OuterFlow(add, inner, add).run(0)).isEqualTo(4);
    assertThat(innerLog.events()).isEmpty();
  }

  @Test
  void theInterceptorsOfTheInnerFlowApplyInsideItWithinThoseOfTheOuterRun() {
    List<String> calls = new ArrayList<>();
    Adding inner = new NestedRunTest_AddingFlow(add, add).with(noting("inner", calls));

    assertThat(new NestedRunTest_OuterFlow(add, inner, add).with(noting("outer", calls)).run(0))
        .isEqualTo(4);
    assertThat(calls)
        .containsExactly(
            "outer around first",
            "outer around inner/add",
            "inner around inner/add",
            "outer around inner/more",
            "inner around inner/more",
            "outer around last");
  }

  private static RunOptions noting(String name, List<String> calls) {
    return RunOptions.builder()
        .interceptor(
            call -> {
              calls.add(name + " around " + call.context().node());
              return call.proceed();
            })
        .build();
  }

  @Test
  void theInterceptorsOfTheOuterRunWrapTheInnerNodes() {
    List<String> intercepted = new ArrayList<>();
    RunOptions options =
        RunOptions.builder()
            .interceptor(
                call -> {
                  intercepted.add(call.context().node() + call.arguments());
                  return call.proceed();
                })
            .build();

    assertThat(outer().with(options).run(0)).isEqualTo(4);
    assertThat(intercepted).containsExactly("first[0]", "inner/add[1]", "inner/more[2]", "last[3]");
  }

  @Test
  void theFailureOfAnInnerNodeNamesThePathToItAndTheOuterFlow() {
    AroundRisky flow =
        new NestedRunTest_AroundRiskyFlow(
                add, new NestedRunTest_RiskyFlow(add, new Flaky(Integer.MAX_VALUE)))
            .with(RunOptions.builder().clock(new FakeClock()).listener(log).build());

    NodeFailedException failed = catchThrowableOfType(NodeFailedException.class, () -> flow.run(0));

    assertThat(failed.flow()).isEqualTo("AroundRisky");
    assertThat(failed.node()).isEqualTo("inner/flaky");
    assertThat(failed.stage()).isEqualTo(Stage.EXEC);
    assertThat(failed.attempts()).isEqualTo(3);
    assertThat(failed.path()).containsExactly("first", "inner/add", "inner/flaky");
    assertThat(failed)
        .hasMessageContaining("flow AroundRisky: node inner/flaky failed in EXEC")
        .hasCauseExactlyInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("failure 3");
    assertThat(log.lines())
        .endsWith(
            "enter inner/flaky",
            "attempt 0 of 3 failed in inner/flaky, again in 1000 ms",
            "attempt 1 of 3 failed in inner/flaky, again in 1000 ms",
            "attempt 2 of 3 failed in inner/flaky",
            "inner/flaky failed: java.lang.IllegalStateException: failure 3",
            "inner failed: java.lang.IllegalStateException: failure 3",
            "failed AroundRisky");
  }

  @Test
  void innerNodesAreRetriedByTheClockOfTheOuterRun() {
    FakeClock clock = new FakeClock();
    AroundRisky flow =
        new NestedRunTest_AroundRiskyFlow(add, new NestedRunTest_RiskyFlow(add, new Flaky(2)))
            .with(RunOptions.builder().clock(clock).build());

    assertThat(flow.run(0)).isEqualTo(102);
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void theSameInstanceRunsAloneAndNestedAndTheOneDoesNotChangeTheOther() {
    NestedRunTest_AddingFlow adding = new NestedRunTest_AddingFlow(add, add);

    assertThat(adding.with(RunOptions.builder().listener(log).build()).add(5)).isEqualTo(7);
    assertThat(new NestedRunTest_OuterFlow(add, adding, add).run(5)).isEqualTo(9);
    assertThat(log.lines())
        .containsExactly(
            "run Adding",
            "enter add",
            "leave add -default->",
            "enter more",
            "leave more -default->",
            "finished Adding");
  }
}

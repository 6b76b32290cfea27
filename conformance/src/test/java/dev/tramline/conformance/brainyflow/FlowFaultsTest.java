package dev.tramline.conformance.brainyflow;

import static dev.tramline.conformance.brainyflow.Trails.steps;
import static dev.tramline.conformance.brainyflow.Trails.visits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.EventLog;
import dev.tramline.conformance.Snippet;
import dev.tramline.conformance.brainyflow.Trails.Mark;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Faults of the flows of BrainyFlow that flows here do not have. The time limit is a guard against
 * a lock-up.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlowFaultsTest {

  private final EventLog log = new EventLog();
  private final RunOptions logged = RunOptions.builder().listener(log).build();

  private static RunOptions limited(int maxSteps) {
    return RunOptions.builder().maxSteps(maxSteps).build();
  }

  // ---- fan-out ----

  @Node
  static class Fan {
    record Next(int item) {}

    @Post
    List<Next> fan(int items) {
      return IntStream.range(0, items).mapToObj(Next::new).toList();
    }
  }

  @Node
  static class Square {
    @Exec
    @Key("square")
    int square(int item) {
      return item * item;
    }
  }

  @Node
  static class Sum {
    final AtomicInteger visits = new AtomicInteger();

    @Exec
    @Key("sum")
    int sum(List<Integer> square) {
      visits.incrementAndGet();
      return square.stream().mapToInt(Integer::intValue).sum();
    }
  }

  @Flow
  interface Squares {
    @Key("sum")
    int run(int items);

    @Transition(to = "square")
    Fan fan();

    @Transition(to = "sum")
    Square square();

    @Join
    Sum sum();
  }

  @Flow(concurrency = 1)
  interface SquaresInTurn {
    @Key("sum")
    int run(int items);

    @Transition(to = "square")
    Fan fan();

    @Transition(to = "sum")
    Square square();

    @Join
    Sum sum();
  }

  private final Sum sum = new Sum();
  private final FlowFaultsTest_SquaresFlow squares =
      new FlowFaultsTest_SquaresFlow(new Fan(), new Square(), sum);
  private final FlowFaultsTest_SquaresInTurnFlow squaresInTurn =
      new FlowFaultsTest_SquaresInTurnFlow(new Fan(), new Square(), sum);

  @Test
  @Case(
      id = "Fb15",
      there = "of three triggers of one action, the tree keeps the last branch only",
      here = "each branch has its events, told apart by its number",
      why = "what is not told cannot be found in a trace")
  void fb15_allBranchesAreTold() {
    squares.with(logged).run(3);

    assertThat(steps(log))
        .containsExactlyInAnyOrder(
            "fan/0", "fan/0.0/square/0", "fan/0.1/square/0", "fan/0.2/square/0", "sum/0");
    assertThat(log.of(RunEvent.PartFinished.class))
        .extracting(RunEvent.PartFinished::part)
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  @Case(
      id = "Fb16",
      there = "the visits of a fan-out count as cycles: 16 items through one node exceed the limit",
      here = "branches do not add up: 1000 items pass a limit of 3 steps, side by side or in turn",
      why = "the limit is there for loops")
  void fb16_branchesDoNotCountAgainstTheLimit() {
    assertThat(squares.with(limited(3)).run(16)).isEqualTo(1240);
    assertThat(squares.with(limited(3)).run(1000)).isEqualTo(332_833_500);
    assertThat(squaresInTurn.with(limited(3)).run(1000)).isEqualTo(332_833_500);
    assertThatThrownBy(() -> squares.with(limited(2)).run(16))
        .isInstanceOf(StepLimitException.class);
  }

  @Test
  @Case(
      id = "Fb17",
      there = "no join: a node behind a fan-out of 3 runs 3 times, unless leaves trigger nothing",
      here = "a node with `@Join` runs once, with all results; of no branches, too",
      why = "to collect is what most fan-outs are made for")
  void fb17_aJoinRunsOnce() {
    assertThat(squares.run(3)).isEqualTo(5);
    assertThat(sum.visits).hasValue(1);
    assertThat(squares.run(0)).isZero();
    assertThat(sum.visits).hasValue(2);
  }

  @Node
  static class InFlight {
    private final CyclicBarrier two = new CyclicBarrier(2);
    private final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    @Exec
    @Append("done")
    int work(int item) throws InterruptedException, BrokenBarrierException {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        two.await();
        return item;
      } finally {
        now.decrementAndGet();
      }
    }
  }

  @Flow(concurrency = 2)
  interface TwoAtATime {
    @Key("done")
    List<Integer> run(int items);

    @Transition(to = "work")
    Fan fan();

    InFlight work();
  }

  @Test
  @Case(
      id = "Fb18",
      there = "`ParallelFlow` runs all branches at once, without a bound",
      here = "`@Flow(concurrency = 2)` runs two at a time, and keeps the order of results",
      why = "a service that is called has a limit")
  void fb18_concurrencyHasABound() {
    InFlight work = new InFlight();

    assertThat(new FlowFaultsTest_TwoAtATimeFlow(new Fan(), work).run(6))
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(work.most).hasValue(2);
  }

  @Node
  static class Begin {
    @Post
    void begin() {}
  }

  @Node
  static class Linger {
    private final CountDownLatch begun;
    private final AtomicBoolean ended;

    Linger(CountDownLatch begun, AtomicBoolean ended) {
      this.begun = begun;
      this.ended = ended;
    }

    @Exec
    void linger() throws InterruptedException {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        ended.set(true);
      }
    }
  }

  @Node
  static class Fail {
    private final CountDownLatch begun;

    Fail(CountDownLatch begun) {
      this.begun = begun;
    }

    @Exec
    void fail() throws InterruptedException {
      begun.await();
      throw new IllegalStateException("broken");
    }
  }

  @Flow
  interface Failing {
    void run();

    @Transition(to = {"linger", "fail"})
    Begin begin();

    Linger linger();

    Fail fail();
  }

  @Test
  @Case(
      id = "Fb19",
      there = "after a failure the other branches keep running, and writing, in the background",
      here = "they are interrupted, and have ended when the failure reaches the caller",
      why = "a run that has failed does nothing more")
  void fb19_aFailureEndsTheOtherBranches() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Failing flow =
        new FlowFaultsTest_FailingFlow(new Begin(), new Linger(begun, ended), new Fail(begun));

    assertThatThrownBy(flow::run)
        .isInstanceOf(NodeFailedException.class)
        .hasRootCauseMessage("broken");
    assertThat(ended).isTrue();
  }

  // ---- flows in flows ----

  @Flow
  interface Inner {
    @Key("square")
    List<Integer> run(int items);

    @Transition(to = "square")
    Fan fan();

    Square square();
  }

  @Flow
  interface Outer {
    @Key("sum")
    int run(int items);

    @Transition(to = "sum")
    Inner inner();

    Sum sum();
  }

  private FlowFaultsTest_OuterFlow outer() {
    return new FlowFaultsTest_OuterFlow(new FlowFaultsTest_InnerFlow(new Fan(), new Square()), sum)
        .with(logged);
  }

  @Test
  @Case(
      id = "Fb20",
      there = "leaves of a sub-flow that trigger make the node behind it run once per leaf",
      here = "a sub-flow has one outcome: the node behind it runs once, with the list",
      why = "how often a node runs does not depend on what is inside its neighbour")
  void fb20_aSubFlowHasOneOutcome() {
    assertThat(outer().run(4)).isEqualTo(14);
    assertThat(sum.visits).hasValue(1);
  }

  @Test
  @Case(
      id = "Fb21",
      there = "the tree of a nested flow is missing in the tree of the outer one",
      here = "visits in nested flows are told with their path, as a run inside the run",
      why = "what is not told cannot be found in a trace")
  void fb21_visitsInNestedFlowsAreTold() {
    outer().run(1);

    assertThat(visits(log))
        .containsExactly(
            "inner/fan -->", "inner/square -default->", "inner -default->", "sum -default->");
    String run = log.of(RunEvent.RunStarted.class).get(0).runId();
    assertThat(log.of(RunEvent.NodeStarted.class))
        .extracting(RunEvent::node, RunEvent::runId, RunEvent::parentRunId)
        .containsExactly(
            tuple("inner", run, Optional.empty()),
            tuple("inner/fan", run + "/inner/0", Optional.of(run)),
            tuple("inner/square", run + "/inner/0", Optional.of(run)),
            tuple("sum", run, Optional.empty()));
  }

  @Test
  @Case(
      id = "Fb22",
      there = "the tree that a flow returns is that of its start node; the flow is not in it",
      here = "the first and the last event name the flow",
      why = "a trace says what was run")
  void fb22_aRunTellsItsFlow() {
    squares.with(logged).run(1);

    assertThat(log.of(RunEvent.RunStarted.class))
        .extracting(RunEvent.RunStarted::flow)
        .containsExactly("Squares");
    assertThat(log.of(RunEvent.RunFinished.class))
        .extracting(RunEvent.RunFinished::flow)
        .containsExactly("Squares");
  }

  // ---- steps ----

  @Node
  static class Loop {
    static final AtomicInteger CREATED = new AtomicInteger();
    private final List<Long> depths = new ArrayList<>();

    Loop() {
      CREATED.incrementAndGet();
    }

    sealed interface Next {
      record Again(int left) implements Next {}

      record Done() implements Next {}
    }

    @Post
    Next next(int left) {
      depths.add(StackWalker.getInstance().walk(frames -> frames.count()));
      return left > 1 ? new Next.Again(left - 1) : new Next.Done();
    }
  }

  @Flow
  interface Looping {
    void run(int left);

    @Transition(value = "again", to = "loop")
    @Exit("done")
    Loop loop();
  }

  @Flow
  interface LoopingInside {
    void run(int left);

    Looping inner();
  }

  @Test
  @Case(
      id = "Fb23",
      there = "each step nests: Python fails with `RecursionError` between 100 and 200 steps",
      here = "the stack of the last of 10000 steps is as deep as that of the first, also nested",
      why = "how far a run can go does not depend on the stack")
  void fb23_stepsDoNotNest() {
    Loop loop = new Loop();
    Looping inner = new FlowFaultsTest_LoopingFlow(loop);

    inner.run(10_000);
    assertThat(loop.depths).hasSize(10_000).containsOnly(loop.depths.get(0));
    loop.depths.clear();
    new FlowFaultsTest_LoopingInsideFlow(inner).run(10_000);
    assertThat(loop.depths).hasSize(10_000).containsOnly(loop.depths.get(0));
  }

  @Test
  @Case(
      id = "Fb24",
      there =
          "each visit clones the whole graph that can be reached: steps cost more the larger it is",
      here = "no node is ever made but by the user",
      why = "nodes have no state of a run, so they need no copies")
  void fb24_noNodeIsCopied() {
    Looping flow = new FlowFaultsTest_LoopingFlow(new Loop());
    int created = Loop.CREATED.get();

    flow.run(1000);

    assertThat(Loop.CREATED).hasValue(created);
  }

  @Node
  static class Turns {
    private final CyclicBarrier meeting;

    Turns(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    sealed interface Next {
      record Again(int left) implements Next {}

      record Done() implements Next {}
    }

    @Post
    Next next(int left) throws InterruptedException, BrokenBarrierException {
      meeting.await();
      return left > 1 ? new Next.Again(left - 1) : new Next.Done();
    }
  }

  @Flow(maxSteps = 3)
  interface ThreeTurns {
    void run(int left);

    @Transition(value = "again", to = "turns")
    @Exit("done")
    Turns turns();
  }

  @Test
  @Case(
      id = "Fb25",
      there = "the counts of visits are in the flow object: concurrent runs count and reset them",
      here = "each of two runs that step at once has the whole limit for itself",
      why = "what belongs to a run is kept in the run")
  void fb25_eachRunHasTheWholeLimit() {
    FlowFaultsTest_ThreeTurnsFlow flow =
        new FlowFaultsTest_ThreeTurnsFlow(new Turns(new CyclicBarrier(2)));
    FlowRun<Void> first = flow.start(3);
    FlowRun<Void> second = flow.start(3);
    first.join();
    second.join();

    assertThat(List.of(first.state(), second.state())).containsOnly(FlowRun.State.SUCCEEDED);
    Turns alone = new Turns(new CyclicBarrier(1));
    assertThatThrownBy(() -> new FlowFaultsTest_ThreeTurnsFlow(alone).run(4))
        .isInstanceOf(StepLimitException.class);
  }

  @Flow
  interface Marks {
    @Key("trail")
    List<String> run();

    @Transition(to = "b")
    Mark a();

    Mark b();
  }

  @Test
  @Case(
      id = "Fb26",
      there =
          "the id of a node is a counter of all nodes made so far: it depends on what was made"
              + " before",
      here =
          "steps are called after the node methods: the same in each run, whatever was made before",
      why = "a trace, a cache and a test can rely on them")
  void fb26_stepsHaveTheSameIdsInEachRun() {
    for (int i = 0; i < 2; i++) {
      EventLog each = new EventLog();
      new FlowFaultsTest_MarksFlow(new Mark(), new Mark())
          .with(RunOptions.builder().listener(each).build())
          .run();
      assertThat(steps(each)).containsExactly("a/0", "b/0");
    }
  }

  // ---- wiring ----

  @Test
  @Case(
      id = "Fb27",
      there =
          "an action ends its path without a warning if it is `default`, or if the node has no"
              + " other successor",
      here = "both are TL204",
      why = "a run never ends because an edge was forgotten")
  void fb27_aForgottenEdgeDoesNotCompile() {
    Snippet.compile(
            """
            @Node class Choose {
              @Post @Transition("default") @Transition("other")
              String choose(String action) { return action; }
            }
            @Node class Step { @Exec void step() {} }
            @Flow interface Forgetful { void run(String action); Choose choose(); Step other(); }
            """)
        .isRejected("TL204", "dangling action \"default\": node choose");
    Snippet.compile(
            """
            @Node class Finish { @Post @Transition("custom") void finish() {} }
            @Flow interface Forgetful { void run(); Finish finish(); }
            """)
        .isRejected("TL204", "dangling action \"custom\": node finish");
  }

  @Test
  @Case(
      id = "Fb28",
      there =
          "an edge that is wired twice is there twice, without a warning: its target runs twice",
      here = "an action wired twice, or one target named twice, is TL210",
      why = "a copied line does not double the work")
  void fb28_anEdgeWiredTwiceDoesNotCompile() {
    Snippet.compile(
            """
            @Node class Step { @Exec void step() {} }
            @Flow interface Doubled {
              void run();
              @Transition(to = "b") @Transition(to = "b") Step a();
              Step b();
            }
            """)
        .isRejected("TL210", "action \"default\"");
    Snippet.compile(
            """
            @Node class Step { @Exec void step() {} }
            @Flow interface Doubled {
              void run();
              @Transition(to = {"b", "b"}) Step a();
              Step b();
            }
            """)
        .isRejected("TL210", "forks to b twice");
  }

  @Test
  @Case(
      id = "Fb29",
      there = "options without the key `max_visits` are a `KeyError`, unless they are empty",
      here = "options that do not set the limit keep the flow's own; a limit of 0 is refused",
      why = "options have methods, which cannot be misspelt or forgotten")
  void fb29_optionsKeepWhatTheyDoNotSet() {
    RunOptions options = RunOptions.builder().grace(Duration.ZERO).build();

    assertThat(options.maxSteps()).isEmpty();
    Turns alone = new Turns(new CyclicBarrier(1));
    assertThatThrownBy(() -> new FlowFaultsTest_ThreeTurnsFlow(alone).with(options).run(4))
        .isInstanceOfSatisfying(
            StepLimitException.class, limit -> assertThat(limit.maxSteps()).isEqualTo(3));
    assertThatThrownBy(() -> RunOptions.builder().maxSteps(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }

  @Test
  @Case(
      id = "Fb30",
      there = "the documented walk that draws a flow breaks where an action has several successors",
      here = "the generated diagram has both edges of a fork",
      why = "the diagram is written from the graph that the compiler proved")
  void fb30_theDiagramHasBothEdgesOfAFork() {
    assertThat(FlowFaultsTest_FailingFlow.GRAPH.toMermaid())
        .contains("begin --> linger", "begin --> fail");
  }

  // ---- around a run ----

  @Node
  static class Wait {
    @Exec
    void waitForEver(CountDownLatch begun) throws InterruptedException {
      begun.countDown();
      new CountDownLatch(1).await();
    }
  }

  @Flow
  interface Waiting {
    void run(CountDownLatch begun);

    Wait node();
  }

  @Test
  @Case(
      id = "Fb31",
      there = "a run cannot be cancelled",
      here = "a started run can: what it is doing is interrupted",
      why = "a user may change their mind while a model thinks")
  void fb31_aRunCanBeCancelled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    FlowRun<Void> run = new FlowFaultsTest_WaitingFlow(new Wait()).start(begun);
    begun.await();
    run.cancel();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    assertThat(run.state()).isEqualTo(FlowRun.State.CANCELLED);
  }

  @Node
  static class Ask {
    @Exec
    @Key("answer")
    String ask(RunContext context) {
      context.emit("token");
      return "answer";
    }
  }

  @Flow
  interface Asking {
    @Key("answer")
    String run();

    Ask ask();
  }

  @Test
  @Case(
      id = "Fb32",
      there = "no hooks around nodes: to trace or to cache means to subclass each node",
      here =
          "a listener sees every event, an interceptor wraps each attempt; the node knows nothing",
      why = "what concerns all nodes is written once")
  void fb32_listenersAndInterceptorsAreAroundNodes() {
    List<String> seen = new CopyOnWriteArrayList<>();
    RunOptions options =
        RunOptions.builder()
            .listener(event -> seen.add(event.getClass().getSimpleName()))
            .interceptor(call -> call.context().node() + ": " + call.proceed())
            .build();

    assertThat(new FlowFaultsTest_AskingFlow(new Ask()).with(options).run())
        .isEqualTo("ask: answer");
    assertThat(seen)
        .containsExactly("RunStarted", "NodeStarted", "Emitted", "NodeFinished", "RunFinished");
  }
}

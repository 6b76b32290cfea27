package dev.tramline.conformance.brainyflow;

import static dev.tramline.conformance.brainyflow.Trails.edges;
import static dev.tramline.conformance.brainyflow.Trails.steps;
import static dev.tramline.conformance.brainyflow.Trails.visits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.EventLog;
import dev.tramline.conformance.Snippet;
import dev.tramline.conformance.brainyflow.Trails.Mark;
import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Flows of several nodes: ways, data on them, loops and their limit, and what a run tells. */
class FlowTest {

  private final EventLog log = new EventLog();
  private final RunOptions logged = RunOptions.builder().listener(log).build();

  // ---- the limit of loops ----

  @Node
  static class Spin {
    final AtomicInteger executions = new AtomicInteger();

    @Exec
    void spin() {
      executions.incrementAndGet();
    }
  }

  @Flow(endless = true)
  interface Spinning {
    void run();

    @Transition(to = "spin")
    Spin spin();
  }

  @Flow(endless = true, maxSteps = 10)
  interface SpinningTen {
    void run();

    @Transition(to = "spin")
    Spin spin();
  }

  private static StepLimitException limit(Runnable run) {
    return catchThrowableOfType(StepLimitException.class, run::run);
  }

  @Test
  @Case(
      id = "B60",
      there = "`Flow(a)`: the start is a, `max_visits` is 15",
      here = "the start is the first node, the limit is a million visits of the whole run",
      why = "a limit on the run stops every loop, and one of 15 stops work that is meant")
  void b60_theFirstNodeIsTheStartAndTheLimitAMillion() {
    Spin spin = new Spin();

    assertThat(FlowTest_SpinningFlow.GRAPH.start()).isEqualTo("spin");
    assertThat(limit(new FlowTest_SpinningFlow(spin)::run).maxSteps()).isEqualTo(1_000_000);
    assertThat(spin.executions).hasValue(1_000_000);
  }

  @Test
  @Case(
      id = "B61",
      there = "`Flow(a, {max_visits: 10})`: `max_visits` is 10",
      here = "`@Flow(maxSteps = 10)`; `RunOptions` replaces it")
  void b61_aFlowMayHaveItsOwnLimit() {
    assertThat(limit(new FlowTest_SpinningTenFlow(new Spin())::run).maxSteps()).isEqualTo(10);
    RunOptions four = RunOptions.builder().maxSteps(4).build();
    assertThat(limit(new FlowTest_SpinningTenFlow(new Spin()).with(four)::run).maxSteps())
        .isEqualTo(4);
  }

  @Test
  @Case(
      id = "B67",
      there =
          "a self loop, `max_visits` 3: \"Maximum cycle count (3) reached for T#id\" after exactly"
              + " 3 executions",
      here = "a `StepLimitException` after exactly 3, whose message has the path")
  void b67_aLoopEndsAfterExactlyThreeSteps() {
    Spin spin = new Spin();
    StepLimitException failure =
        limit(new FlowTest_SpinningFlow(spin).with(RunOptions.builder().maxSteps(3).build())::run);

    assertThat(failure.getMessage()).contains("stopped after 3 steps", "spin -> spin -> spin");
    assertThat(spin.executions).hasValue(3);
  }

  @Test
  @Case(
      id = "B68",
      there = "a self loop, `max_visits` 2: `AssertionError`",
      here = "a `StepLimitException` after exactly 2",
      why = "it is no assertion, which can be switched off")
  void b68_aLoopEndsAfterExactlyTwoSteps() {
    Spin spin = new Spin();
    StepLimitException failure =
        limit(new FlowTest_SpinningFlow(spin).with(RunOptions.builder().maxSteps(2).build())::run);

    assertThat(failure.path()).containsExactly("spin", "spin");
    assertThat(spin.executions).hasValue(2);
  }

  // ---- a chain ----

  @Node
  static class Phases {
    record Flags(@Append("prepared") String prepared, @Append("posted") String posted) {}

    final List<String> calls = new ArrayList<>();

    @Prep
    String prep(RunContext context) {
      calls.add("prep");
      return "prep_" + context.node();
    }

    @Exec
    String exec(@Prep String prepared) {
      calls.add("exec");
      return prepared;
    }

    @Post
    Flags post(@Prep String prepared, RunContext context) {
      calls.add("post");
      return new Flags(prepared, "post_" + context.node());
    }
  }

  @Flow
  interface ThreePhases {
    record Result(List<String> prepared, List<String> posted) {}

    Result run();

    @Transition(to = "b")
    Phases a();

    @Transition(to = "c")
    Phases b();

    Phases c();
  }

  @Test
  @Case(
      id = "B62",
      there = "A, B, C: each phase once, `prep_` and `post_` flags set in memory",
      here = "the same; the flags are lists in the order of the visits")
  void b62_eachPhaseOfAChainRunsOnce() {
    Phases a = new Phases();
    Phases b = new Phases();
    Phases c = new Phases();

    assertThat(new FlowTest_ThreePhasesFlow(a, b, c).run())
        .isEqualTo(
            new ThreePhases.Result(
                List.of("prep_a", "prep_b", "prep_c"), List.of("post_a", "post_b", "post_c")));
    assertThat(List.of(a.calls, b.calls, c.calls)).containsOnly(List.of("prep", "exec", "post"));
  }

  @Test
  @Case(
      id = "B63",
      there = "A, B: a third node C is never entered",
      here = "a node that nothing leads to is TL207",
      why = "a forgotten edge is found without a run")
  void b63_aNodeThatNothingLeadsToDoesNotCompile() {
    Snippet.compile(
            """
            @Node class Step { @Exec void step() {} }
            @Flow interface Chain {
              void run();
              @Transition(to = "b") Step a();
              Step b();
              Step c();
            }
            """)
        .isRejected("TL207", "node c");
  }

  @Node
  static class WriteFact {
    record Done(String fact) {}

    @Post
    Done post() {
      return new Done("from A");
    }
  }

  @Node
  static class ReadFact {
    @Prep
    String prep(String fact) {
      return fact;
    }

    @Exec
    @Key("seen")
    String exec(@Prep String fact) {
      return "B saw " + fact;
    }
  }

  @Flow
  interface Facts {
    record Result(String fact, String seen) {}

    Result run();

    @Transition(to = "b")
    WriteFact a();

    ReadFact b();
  }

  @Test
  @Case(
      id = "B65",
      there = "what A's post writes to memory, B's prep and the caller see",
      here = "what A's outcome carries, B's prep reads by name, and the result carries")
  void b65_laterNodesAndTheCallerSeeWhatANodeWrites() {
    assertThat(new FlowTest_FactsFlow(new WriteFact(), new ReadFact()).run())
        .isEqualTo(new Facts.Result("from A", "B saw from A"));
  }

  // ---- ways ----

  @Node
  static class Choose {
    @Post
    @Transition("path_B")
    @Transition("path_C")
    String choose(String path) {
      return path;
    }
  }

  @Flow
  interface Choosing {
    @Key("trail")
    List<String> run(String path);

    @Transition(value = "path_B", to = "b")
    @Transition(value = "path_C", to = "c")
    Choose a();

    @Transition(to = "d")
    Mark b();

    Mark c();

    Mark d();
  }

  private final FlowTest_ChoosingFlow choosing =
      new FlowTest_ChoosingFlow(new Choose(), new Mark(), new Mark(), new Mark()).with(logged);

  @Test
  @Case(
      id = "B64",
      there = "trigger `path_B` runs only B, `path_C` only C",
      here = "the same, with the actions that post returns")
  void b64_anActionTakesItsOwnWayOnly() {
    assertThat(choosing.run("path_B")).containsExactly("b", "d");
    assertThat(choosing.run("path_C")).containsExactly("c");
  }

  @Node
  static class ForkWithData {
    sealed interface Next {
      record ToB(String data) implements Next {}

      record ToC(String data) implements Next {}
    }

    @Post
    List<Next> fork() {
      return List.of(new Next.ToB("data for B"), new Next.ToC("data for C"));
    }
  }

  @Node
  static class Take {
    @Exec
    @Key("taken")
    String take(String data, RunContext context) {
      return context.node() + " took " + data;
    }
  }

  @Flow
  interface Forking {
    @Key("taken")
    List<String> run();

    @Transition(value = "toB", to = "b")
    @Transition(value = "toC", to = "c")
    ForkWithData fork();

    Take b();

    Take c();
  }

  @Test
  @Case(
      id = "B66",
      there = "forking data is visible in its branch, not in the caller's memory",
      here =
          "what an outcome of a list carries is read in its branch; the caller gets results only")
  void b66_anOutcomesDataIsSeenInItsBranch() {
    assertThat(new FlowTest_ForkingFlow(new ForkWithData(), new Take(), new Take()).run())
        .containsExactly("b took data for B", "c took data for C");
    assertThat(FlowTest_ForkingFlow.GRAPH.outputs())
        .extracting(FlowGraph.KeyInfo::name)
        .containsExactly("taken");
  }

  // ---- flows in flows ----

  @Flow
  interface Inner {
    @Key("trail")
    List<String> run(List<String> trail);

    @Transition(to = "c")
    Mark b();

    Mark c();
  }

  @Flow
  interface Around {
    @Key("trail")
    List<String> run();

    @Transition(to = "sub")
    Mark a();

    @Transition(to = "d")
    Inner sub();

    Mark d();
  }

  private final FlowTest_AroundFlow around =
      new FlowTest_AroundFlow(
              new Mark(), new FlowTest_InnerFlow(new Mark(), new Mark()), new Mark())
          .with(logged);

  @Test
  @Case(
      id = "B69",
      there = "A, a sub-flow of B and C, D: each post once, all flags set",
      here = "the same")
  void b69_aFlowIsANode() {
    assertThat(around.run()).containsExactly("a", "sub/b", "sub/c", "d");
  }

  @Node
  static class Before {
    @Exec
    @Key("number")
    int before(String text) {
      return text.length();
    }
  }

  @Node
  static class Twice {
    @Exec
    @Key("number")
    int twice(int number) {
      return 2 * number;
    }
  }

  @Node
  static class After {
    @Exec
    @Key("report")
    String after(int number) {
      return "number " + number;
    }
  }

  @Flow
  interface Wrapped {
    @Key("report")
    String run(String text);

    @Transition(to = "twice")
    Before before();

    @Transition(to = "after")
    Twice twice();

    After after();
  }

  @Flow
  interface Wrapping {
    @Key("report")
    String run(String text);

    Wrapped sub();
  }

  @Test
  @Case(
      id = "B70",
      there = "a sub-flow's own prep and post are called once around its nodes",
      here = "what is to come first and last are its first and last node",
      why = "a flow is a graph and nothing else: one place fewer where code can hide")
  void b70_theFirstAndTheLastNodeAreAroundTheOthers() {
    FlowTest_WrappingFlow flow =
        new FlowTest_WrappingFlow(new FlowTest_WrappedFlow(new Before(), new Twice(), new After()));

    assertThat(flow.with(logged).run("four")).isEqualTo("number 8");
    assertThat(visits(log))
        .containsExactly(
            "sub/before -default->",
            "sub/twice -default->",
            "sub/after -default->",
            "sub -default->");
  }

  @Node
  static class Complete {
    @Post
    @Transition("sub_flow_completed")
    void complete() {}
  }

  @Flow
  interface Completing {
    sealed interface End {
      record Completed() implements End {}
    }

    End run();

    @Exit(value = "sub_flow_completed", as = "completed")
    Complete leaf();
  }

  @Flow
  interface AroundCompleting {
    @Key("trail")
    List<String> run();

    @Transition(value = "completed", to = "mainEnd")
    Completing sub();

    Mark mainEnd();
  }

  @Test
  @Case(
      id = "B71",
      there = "a leaf triggers `sub_flow_completed`, which the parent wires: its node runs once",
      here = "a variant of the sub-flow's sealed result is an action that the parent wires",
      why = "the ways a flow can end are its type, so the compiler knows them")
  void b71_aVariantOfTheResultIsAnActionOutside() {
    AroundCompleting flow =
        new FlowTest_AroundCompletingFlow(new FlowTest_CompletingFlow(new Complete()), new Mark());
    assertThat(flow.run()).containsExactly("mainEnd");
  }

  // ---- what a run tells ----

  @Flow
  interface Pair {
    @Key("trail")
    List<String> run();

    @Transition(to = "b")
    Mark a();

    Mark b();
  }

  @Test
  @Case(
      id = "B72",
      there = "the tree of A, B: order, type and the triggered `default` with B's tree",
      here = "an event for each visit with its step and action; the graph has the types",
      why = "events come while the run goes on, and `tramline-trace` makes a tree of them")
  void b72_aRunTellsItsStepsAndActions() {
    new FlowTest_PairFlow(new Mark(), new Mark()).with(logged).run();

    assertThat(steps(log)).containsExactly("a/0", "b/0");
    assertThat(visits(log)).containsExactly("a -default->", "b -default->");
    assertThat(FlowTest_PairFlow.GRAPH.nodes())
        .extracting(FlowGraph.NodeInfo::type)
        .containsOnly("dev.tramline.conformance.brainyflow.Trails.Mark");
  }

  @Test
  @Case(
      id = "B73",
      there = "trees: `path_B` to B, `default` to D; `path_C` to C",
      here = "the same in events",
      why = "events come while the run goes on, and `tramline-trace` makes a tree of them")
  void b73_aRunTellsTheWayItTook() {
    choosing.run("path_B");
    assertThat(visits(log)).containsExactly("a -path_B->", "b -default->", "d -default->");

    choosing.run("path_C");
    assertThat(visits(log)).endsWith("d -default->", "a -path_C->", "c -default->").hasSize(5);
  }

  @Test
  @Case(
      id = "B74",
      there = "two triggers `out1`, `out2`: both keys in the tree, with one leaf each",
      here = "an event for each branch with its target; the steps of its visits bear its number",
      why = "events come while the run goes on, and `tramline-trace` makes a tree of them")
  void b74_aRunTellsOfEachBranch() {
    new FlowTest_ForkingFlow(new ForkWithData(), new Take(), new Take()).with(logged).run();

    assertThat(log.of(RunEvent.PartStarted.class))
        .extracting(part -> part.part() + " " + part.to())
        .containsExactlyInAnyOrder("0 b", "1 c");
    assertThat(steps(log)).containsExactlyInAnyOrder("fork/0", "fork/0.0/b/0", "fork/0.1/c/0");
  }

  @Test
  @Case(
      id = "S16",
      there = "one silent node: `triggered` of its tree is `null`",
      here = "one visit with the action `default`, and no branch")
  void s16_oneNodeIsOneVisit() {
    silent().run();

    assertThat(visits(log)).containsExactly("leaf -default->");
    assertThat(log.of(RunEvent.PartStarted.class)).isEmpty();
  }

  // ---- how flows end ----

  @Node
  static class EndWithData {
    sealed interface End {
      record TerminalAction(String data) implements End {}
    }

    @Post
    End end(String input) {
      return new End.TerminalAction(input + "!");
    }
  }

  @Flow
  interface Ending {
    sealed interface End {
      record TerminalAction(String data) implements End {}
    }

    End run(String input);

    EndWithData leaf();
  }

  @Flow
  interface AroundEnding {
    sealed interface End {
      record TerminalAction(String data) implements End {}
    }

    End run(String input);

    Ending sub();
  }

  @Test
  @Case(
      id = "B75",
      there = "a nested leaf's unhandled `TERMINAL_ACTION` and its data end up in the parent",
      here = "the variant of the inner result is an action outside, which ends the outer flow too",
      why = "an action that nobody handles is TL204, so each end is one that was meant")
  void b75_anInnerEndIsAnEndOfTheOuterFlow() {
    FlowTest_AroundEndingFlow flow =
        new FlowTest_AroundEndingFlow(new FlowTest_EndingFlow(new EndWithData())).with(logged);

    assertThat(flow.run("data")).isEqualTo(new AroundEnding.End.TerminalAction("data!"));
    assertThat(visits(log)).containsExactly("sub/leaf -terminalAction->", "sub -terminalAction->");
  }

  @Node
  static class Begin {
    @Post
    void begin() {}
  }

  @Flow
  interface EndingBehindAFork {
    sealed interface End {
      record TerminalAction(String data) implements End {}
    }

    End run(String input);

    @Transition(to = {"left", "right"})
    Begin begin();

    @Transition(to = "leaf")
    Begin left();

    @Transition(to = "leaf")
    Begin right();

    @Join
    EndWithData leaf();
  }

  @Flow
  interface AroundEndingBehindAFork {
    sealed interface End {
      record TerminalAction(String data) implements End {}
    }

    End run(String input);

    EndingBehindAFork sub();
  }

  @Test
  @Case(
      id = "B76",
      there = "the same with a `ParallelFlow` inside",
      here = "the same behind a fork inside: one end, as the branches meet at a `@Join`",
      why = "the outer flow goes on once, whatever number of branches there were")
  void b76_anInnerForkEndsOnce() {
    Begin begin = new Begin();
    FlowTest_AroundEndingBehindAForkFlow flow =
        new FlowTest_AroundEndingBehindAForkFlow(
                new FlowTest_EndingBehindAForkFlow(begin, begin, begin, new EndWithData()))
            .with(logged);

    assertThat(flow.run("data")).isEqualTo(new AroundEndingBehindAFork.End.TerminalAction("data!"));
    assertThat(visits(log)).containsOnlyOnce("sub/leaf -terminalAction->", "sub -terminalAction->");
  }

  @Flow
  interface Silent {
    void run();

    Spin leaf();
  }

  private FlowTest_SilentFlow silent() {
    return new FlowTest_SilentFlow(new Spin()).with(logged);
  }

  @Node
  static class SayDefault {
    @Post
    @Transition("default")
    String post() {
      return "default";
    }
  }

  @Flow
  interface Saying {
    void run();

    SayDefault leaf();
  }

  private FlowTest_SayingFlow saying() {
    return new FlowTest_SayingFlow(new SayDefault()).with(logged);
  }

  @Test
  @Case(
      id = "B77",
      there = "a silent leaf: the flow yields `default` once, and has no trigger",
      here = "the leaf has the action `default`, which ends the flow")
  void b77_aSilentLeafEndsTheFlow() {
    silent().run();

    assertThat(visits(log)).containsExactly("leaf -default->");
    assertThat(edges(FlowTest_SilentFlow.GRAPH)).containsExactly("leaf -default-> ");
  }

  @Test
  @Case(
      id = "B78",
      there = "a leaf triggers `default`: the flow yields `default` once, and has one trigger",
      here = "to return `default` is the same as to return nothing",
      why = "two ways to say one thing that act differently are a trap")
  void b78_aLeafMaySayDefault() {
    saying().run();

    assertThat(visits(log)).containsExactly("leaf -default->");
    assertThat(edges(FlowTest_SayingFlow.GRAPH)).containsExactly("leaf -default-> ");
  }

  @Test
  @Case(
      id = "B79",
      there = "a leaf triggers `MY_CUSTOM` with data: the flow yields it, with the data local",
      here = "the flow returns the variant of its sealed result with the data",
      why = "a caller gets a typed result in place of a list of names and stores")
  void b79_aFlowReturnsTheVariantOfItsEnd() {
    assertThat(new FlowTest_EndingFlow(new EndWithData()).run("value"))
        .isEqualTo(new Ending.End.TerminalAction("value!"));
  }

  @Flow
  interface AroundSilent {
    void run();

    Silent sub();
  }

  @Flow
  interface AroundSaying {
    void run();

    Saying sub();
  }

  @Test
  @Case(
      id = "B80",
      there = "a silent sub-flow: the outer flow yields `default`",
      here = "the sub-flow has the action `default`, which ends the outer flow")
  void b80_aSilentSubFlowEndsTheOuterFlow() {
    new FlowTest_AroundSilentFlow(silent()).with(logged).run();

    assertThat(visits(log)).containsExactly("sub/leaf -default->", "sub -default->");
  }

  @Test
  @Case(
      id = "B81",
      there = "a sub-flow whose leaf triggers `default`: the outer flow yields `default`",
      here = "the same as B80")
  void b81_aSubFlowThatSaysDefaultDoesToo() {
    new FlowTest_AroundSayingFlow(saying()).with(logged).run();

    assertThat(visits(log)).containsExactly("sub/leaf -default->", "sub -default->");
  }

  @Test
  @Case(
      id = "B82",
      there = "a sub-flow yields `NESTED_CUSTOM` with data: so does the outer flow",
      here = "the outer flow returns its own variant of that name, with the data")
  void b82_theOuterFlowReturnsItsVariantOfAnInnerEnd() {
    AroundEnding flow = new FlowTest_AroundEndingFlow(new FlowTest_EndingFlow(new EndWithData()));
    assertThat(flow.run("sub_val")).isEqualTo(new AroundEnding.End.TerminalAction("sub_val!"));
  }
}

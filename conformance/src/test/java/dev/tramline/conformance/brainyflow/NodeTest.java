package dev.tramline.conformance.brainyflow;

import static dev.tramline.conformance.brainyflow.Trails.edges;
import static dev.tramline.conformance.brainyflow.Trails.visits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
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
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One node: its stages, its successors, its actions. */
class NodeTest {

  // ---- stages ----

  @Node
  static class Stages {
    final List<String> calls = new ArrayList<>();

    @Prep
    String prep(String input) {
      calls.add("prep(" + input + ")");
      return "prep_result";
    }

    @Exec
    @Key("result")
    String exec(@Prep String prepared) {
      calls.add("exec(" + prepared + ")");
      return "exec_result";
    }

    @Post
    void post(String input, @Prep String prepared, @Exec String result) {
      calls.add("post(" + input + ", " + prepared + ", " + result + ")");
    }
  }

  @Flow
  interface OneNode {
    @Key("result")
    String run(String input);

    Stages stages();
  }

  @Test
  @Case(
      id = "B35",
      there =
          "`run` calls `prep(memory)`, `exec(\"prep_result\")` and `post` once each and returns"
              + " `\"exec_result\"`",
      here = "so does a flow of one node")
  void b35_eachStageIsCalledOnceWithWhatTheOnesBeforeReturned() {
    Stages stages = new Stages();

    assertThat(new NodeTest_OneNodeFlow(stages).run("memory")).isEqualTo("exec_result");
    assertThat(stages.calls)
        .containsExactly(
            "prep(memory)", "exec(prep_result)", "post(memory, prep_result, exec_result)");
  }

  @Node
  static class PrepAndPost {
    record Done(String result) {}

    @Prep
    int prep(String input) {
      return input.length();
    }

    @Post
    Done post(@Prep int length) {
      return new Done("length " + length);
    }
  }

  @Flow
  interface WithoutExec {
    @Key("result")
    String run(String input);

    PrepAndPost node();
  }

  @Test
  @Case(
      id = "B36",
      there = "a node without exec: post gets `None` as its result, `run` returns `None`",
      here = "a node without exec: post cannot take a result of it; to try is TL104",
      why = "there is no null that a stage has to look out for")
  void b36_aNodeMayHaveNoExec() {
    assertThat(new NodeTest_WithoutExecFlow(new PrepAndPost()).run("four")).isEqualTo("length 4");
    Snippet.compile(
            """
            @Node class Node1 {
              @Prep int prep(String input) { return input.length(); }
              @Post void post(@Exec String result) {}
            }
            """)
        .isRejected("TL104", "@Exec");
  }

  @Test
  @Case(
      id = "B49",
      there = "`run(propagate=False)` returns the result of exec",
      here = "a call of the flow returns the key that exec writes")
  void b49_aCallReturnsTheResultOfExec() {
    assertThat(new NodeTest_OneNodeFlow(new Stages()).run("m")).isEqualTo("exec_result");
  }

  @Test
  @Case(
      id = "B50",
      there = "`run()` does too",
      here = "so does a started run, and the method itself, which a test may call")
  void b50_aStartedRunReturnsItToo() {
    assertThat(new NodeTest_OneNodeFlow(new Stages()).start("m").join()).isEqualTo("exec_result");
    assertThat(new Stages().exec("p")).isEqualTo("exec_result");
  }

  @Node
  static class ReadShared {
    @Prep
    Object prep(Map<String, Object> shared) {
      return shared.get("key");
    }

    @Exec
    @Key("result")
    String exec(@Prep Object value) {
      return "read " + value;
    }
  }

  @Flow
  interface OnAMap {
    @Key("result")
    String run(Map<String, Object> shared);

    ReadShared node();
  }

  @Test
  @Case(
      id = "B52",
      there = "`run(dict)`: prep gets a memory with the keys of the dictionary",
      here = "the entry's parameters are keys; one of them may be a map, if it has to be",
      why = "a signature says what a flow needs, a dictionary does not")
  void b52_aMapMayBeAKey() {
    assertThat(new NodeTest_OneNodeFlow(new Stages()).run("four")).isEqualTo("exec_result");
    assertThat(new NodeTest_OnAMapFlow(new ReadShared()).run(Map.of("key", 7))).isEqualTo("read 7");
  }

  // ---- successors ----

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
      id = "B37",
      there = "`a >> b`: next nodes of `default` are `[b]`, of any other action `[]`",
      here = "`@Transition(to = \"b\")` is the one edge of a; b's leads to the exit")
  void b37_oneSuccessor() {
    assertThat(edges(NodeTest_PairFlow.GRAPH)).containsExactly("a -default-> b", "b -default-> ");
    assertThat(new NodeTest_PairFlow(new Mark(), new Mark()).run()).containsExactly("a", "b");
  }

  @Node
  static class Decide {
    enum Verdict {
      SUCCESS,
      ERROR
    }

    @Post
    Verdict decide(boolean good) {
      return good ? Verdict.SUCCESS : Verdict.ERROR;
    }
  }

  @Flow
  interface TwoWays {
    @Key("trail")
    List<String> run(boolean good);

    @Transition(value = "success", to = "b")
    @Transition(value = "error", to = "c")
    Decide decide();

    Mark b();

    Mark c();
  }

  @Test
  @Case(
      id = "B38",
      there = "`a - \"success\" >> b`, `a - \"error\" >> c`: `[b]`, `[c]`, and `[]` for `default`",
      here = "each action has its edge; `default` has none, as the node never returns it")
  void b38_aSuccessorForEachAction() {
    assertThat(edges(NodeTest_TwoWaysFlow.GRAPH))
        .containsExactly(
            "decide -success-> b", "decide -error-> c", "b -default-> ", "c -default-> ");
    NodeTest_TwoWaysFlow flow = new NodeTest_TwoWaysFlow(new Decide(), new Mark(), new Mark());
    assertThat(flow.run(true)).containsExactly("b");
    assertThat(flow.run(false)).containsExactly("c");
  }

  @Node
  static class Detour {
    @Post
    @Transition("default")
    @Transition("alt")
    String detour(boolean straight) {
      return straight ? null : "alt";
    }
  }

  @Flow
  interface Chain {
    @Key("trail")
    List<String> run(boolean straight);

    @Transition(to = "b")
    @Transition(value = "alt", to = "c")
    Detour a();

    @Transition(to = "d")
    Mark b();

    Mark c();

    Mark d();
  }

  @Test
  @Case(
      id = "B39",
      there = "`a >> b`, `a - \"alt\" >> c`, `b >> d`: `[b]`, `[c]`, `[d]`, `[]`, `[]`",
      here = "the same edges; post returns `null` for `default`")
  void b39_aChainWithADetour() {
    assertThat(edges(NodeTest_ChainFlow.GRAPH))
        .containsExactly(
            "a -default-> b", "a -alt-> c", "b -default-> d", "c -default-> ", "d -default-> ");
    NodeTest_ChainFlow flow =
        new NodeTest_ChainFlow(new Detour(), new Mark(), new Mark(), new Mark());
    assertThat(flow.run(true)).containsExactly("b", "d");
    assertThat(flow.run(false)).containsExactly("c");
  }

  @Test
  @Case(
      id = "B40",
      there = "`on(\"success\", b)` returns b; `default` stays without successor",
      here = "to wire `default` too, which the node never returns, is TL205",
      why = "an edge that no run can take is a mistake")
  void b40_anEdgeThatNoRunCanTakeDoesNotCompile() {
    Snippet.compile(
            """
            @Node class Succeed { @Post @Transition("success") void post() {} }
            @Node class Next { @Exec void next() {} }
            @Flow interface Wired {
              void run();
              @Transition(value = "success", to = "b") Succeed a();
              Next b();
            }
            """)
        .isFine();
    Snippet.compile(
            """
            @Node class Succeed { @Post @Transition("success") void post() {} }
            @Node class Next { @Exec void next() {} }
            @Flow interface Dead {
              void run();
              @Transition(value = "success", to = "b") @Transition(to = "b") Succeed a();
              Next b();
            }
            """)
        .isRejected("TL205", "\"default\"");
  }

  @Node
  static class Custom {
    @Post
    @Transition("default")
    @Transition("custom")
    String post(String action) {
      return action;
    }
  }

  @Flow
  interface TwoTargets {
    @Key("trail")
    List<String> run(String action);

    @Transition(to = "b")
    @Transition(value = "custom", to = "c")
    Custom a();

    Mark b();

    Mark c();
  }

  private final NodeTest_TwoTargetsFlow twoTargets =
      new NodeTest_TwoTargetsFlow(new Custom(), new Mark(), new Mark());

  @Test
  @Case(
      id = "B41",
      there = "`next(b)` and `next(c, \"custom\")` return their target; other actions have none",
      here = "both actions have their edge, and there are no others")
  void b41_theDefaultAndAnotherAction() {
    assertThat(edges(NodeTest_TwoTargetsFlow.GRAPH))
        .containsExactly("a -default-> b", "a -custom-> c", "b -default-> ", "c -default-> ");
    assertThat(twoTargets.run("default")).containsExactly("b");
    assertThat(twoTargets.run("custom")).containsExactly("c");
  }

  @Test
  @Case(
      id = "B44",
      there = "an unknown action, while others are wired: a warning, and the path ends",
      here =
          "an action without an edge is TL204; text that was never declared fails the node and"
              + " names what was",
      why = "a run never ends because of a misspelt action")
  void b44_anUnknownActionIsAnError() {
    Snippet.compile(
            """
            @Node class Choose {
              @Post @Transition("known") @Transition("unknown")
              String post(String action) { return action; }
            }
            @Node class Next { @Exec void next() {} }
            @Flow interface Dangling { void run(String action); Choose choose(); Next known(); }
            """)
        .isRejected("TL204", "dangling action \"unknown\": node choose");
    assertThatThrownBy(() -> twoTargets.run("unknown"))
        .isInstanceOf(NodeFailedException.class)
        .hasMessageContaining("returned action \"unknown\"")
        .hasMessageContaining("custom");
  }

  @Node
  static class Pick {
    enum Letter {
      A,
      B
    }

    @Post
    Letter pick(String letter) {
      return Letter.valueOf(letter);
    }
  }

  @Flow
  interface SeveralTargets {
    @Key("trail")
    List<String> run(String letter);

    @Transition(
        value = "a",
        to = {"b", "c"})
    @Transition(value = "b", to = "b")
    Pick pick();

    Mark b();

    Mark c();
  }

  @Test
  @Case(
      id = "B42",
      there = "`on(\"a\", b)`, `on(\"a\", c)`, `on(\"b\", b)`: `[b, c]`, `[b]`, `[]`, `[]`",
      here = "action a forks to b and c, action b leads to b")
  void b42_anActionMayHaveSeveralTargets() {
    assertThat(edges(NodeTest_SeveralTargetsFlow.GRAPH))
        .containsExactly(
            "pick -a-> b", "pick -a-> c", "pick -b-> b", "b -default-> ", "c -default-> ");
    NodeTest_SeveralTargetsFlow flow =
        new NodeTest_SeveralTargetsFlow(new Pick(), new Mark(), new Mark());
    assertThat(flow.run("A")).containsExactly("b", "c");
    assertThat(flow.run("B")).containsExactly("b");
  }

  @Test
  @Case(
      id = "B43",
      there = "a node without successors has none for any action",
      here = "a node whose one action is `default` ends the flow")
  void b43_aNodeWithoutSuccessorsEndsTheFlow() {
    assertThat(NodeTest_OneNodeFlow.GRAPH.edges())
        .containsExactly(new FlowGraph.Edge("stages", "default", "", true, false));
  }

  // ---- what a node returns ----

  @Node
  static class Trigger {
    record Next(String key) {}

    @Post
    List<Next> trigger() {
      return List.of(new Next("value"));
    }
  }

  @Node
  static class ReadKey {
    @Exec
    @Key("seen")
    String read(String key) {
      return key;
    }
  }

  @Flow
  interface OneBranch {
    record Result(List<String> key, List<String> seen) {}

    Result run();

    @Transition(to = "read")
    Trigger trigger();

    ReadKey read();
  }

  @Test
  @Case(
      id = "B45",
      there =
          "`trigger(\"my_action\", {key: value})`: one pair of the action and a memory whose local"
              + " key it is; the memory before lacks it",
      here = "a list of one outcome starts one branch, whose key it is; behind it stands a list",
      why = "what branches write is not lost behind them")
  void b45_anOutcomeOfAListStartsABranchWithItsData() {
    assertThat(new NodeTest_OneBranchFlow(new Trigger(), new ReadKey()).run())
        .isEqualTo(new OneBranch.Result(List.of("value"), List.of("value")));
    assertThat(NodeTest_OneBranchFlow.GRAPH.inputs()).isEmpty();
    assertThat(NodeTest_OneBranchFlow.GRAPH.keys())
        .contains(new FlowGraph.KeyInfo("key", "List<String>"));
  }

  @Test
  @Case(
      id = "B46",
      there = "`trigger` outside of post is an error of the run",
      here = "the action is what post returns; an action declared on exec is TL107",
      why = "no run is needed to find it")
  void b46_onlyPostHasActions() {
    Snippet.compile(
            """
            @Node class Early {
              @Exec @Transition("go") String exec(String input) { return input; }
            }
            """)
        .isRejected("TL107", "@Transition has no effect on exec");
  }

  private final EventLog log = new EventLog();
  private final RunOptions logged = RunOptions.builder().listener(log).build();

  @Test
  @Case(
      id = "B47",
      there = "without a trigger: `default`, and a clone of the memory with nothing local",
      here = "a node without post, or whose post returns nothing, has the action `default`")
  void b47_theActionIsDefaultIfNoneIsReturned() {
    new NodeTest_OneNodeFlow(new Stages()).with(logged).run("m");
    new NodeTest_PairFlow(new Mark(), new Mark()).with(logged).run();

    assertThat(visits(log)).containsExactly("stages -default->", "a -default->", "b -default->");
  }

  @Node
  static class TriggerTwo {
    sealed interface Next {
      record Action1(int data1) implements Next {}

      record Action2(int data2) implements Next {}
    }

    @Post
    List<Next> trigger() {
      return List.of(new Next.Action1(1), new Next.Action2(2));
    }
  }

  @Node
  static class ReadBoth {
    @Exec
    @Key("seen")
    String read(Optional<Integer> data1, Optional<Integer> data2) {
      return data1 + " " + data2;
    }
  }

  @Flow
  interface TwoBranches {
    @Key("seen")
    List<String> run();

    @Transition(value = "action1", to = "read")
    @Transition(value = "action2", to = "read")
    TriggerTwo trigger();

    ReadBoth read();
  }

  @Test
  @Case(
      id = "B48",
      there = "two triggers with data: two pairs, each memory with its own data only",
      here = "two outcomes: two branches, each with its own data only")
  void b48_eachOutcomeHasItsOwnData() {
    assertThat(new NodeTest_TwoBranchesFlow(new TriggerTwo(), new ReadBoth()).run())
        .containsExactly("Optional[1] Optional.empty", "Optional.empty Optional[2]");
  }

  @Node
  static class Finish {
    @Post
    @Transition("test_action")
    void post() {}
  }

  @Flow
  interface Finishing {
    void run();

    @Exit("test_action")
    Finish finish();
  }

  @Test
  @Case(
      id = "B51",
      there = "`run(propagate=True)` returns `[(\"test_action\", Memory)]`",
      here =
          "the action is in the event of the visit; a sealed result has a variant for each (B79)",
      why = "a caller gets a typed result in place of a list of names and stores")
  void b51_theActionIsAnEvent() {
    new NodeTest_FinishingFlow(new Finish()).with(logged).run();

    assertThat(log.of(RunEvent.NodeFinished.class))
        .singleElement()
        .extracting(RunEvent.NodeFinished::action)
        .isEqualTo("test_action");
  }

  // ---- no clones ----

  @Node
  static class Labelled {
    final String label;
    final AtomicInteger visits = new AtomicInteger();

    Labelled(String label) {
      this.label = label;
    }

    sealed interface Next {
      record On(int left) implements Next {}

      record Off() implements Next {}
    }

    @Post
    Next post(int left) {
      visits.incrementAndGet();
      return left > 0 ? new Next.On(left - 1) : new Next.Off();
    }
  }

  @Flow
  interface Cycle {
    record Result(int left) {}

    Result run(int left);

    @Transition(value = "on", to = "b")
    @Exit("off")
    Labelled a();

    @Transition(value = "on", to = "a")
    @Exit("off")
    Labelled b();
  }

  private final Labelled a = new Labelled("a");
  private final Labelled b = new Labelled("b");
  private final NodeTest_CycleFlow cycle = new NodeTest_CycleFlow(a, b).with(logged);

  @Test
  @Case(
      id = "B53",
      there = "a clone keeps class and attributes; a later change of the original is not seen",
      here = "a flow keeps the node it was given, also its configured copies do",
      why = "node classes do not change, so they need no copies")
  void b53_aFlowKeepsTheNodeItWasGiven() {
    assertThat(cycle.a()).isSameAs(a);
    assertThat(cycle.a().label).isEqualTo("a");
  }

  @Test
  @Case(
      id = "B54",
      there = "a clone's successors are clones, of the same classes",
      here = "a configured copy of a flow has all of its nodes",
      why = "node classes do not change, so they need no copies")
  void b54_aConfiguredCopyHasAllNodes() {
    assertThat(cycle.with(RunOptions.defaults()))
        .isNotSameAs(cycle)
        .extracting(NodeTest_CycleFlow::a, NodeTest_CycleFlow::b)
        .containsExactly(a, b);
  }

  @Test
  @Case(
      id = "B55",
      there = "the clone of a cycle a, b is a cycle of clones",
      here = "a cycle visits the same two nodes again and again",
      why = "node classes do not change, so they need no copies")
  void b55_aCycleVisitsTheSameNodes() {
    assertThat(cycle.run(4).left()).isZero();

    assertThat(a.visits).hasValue(3);
    assertThat(b.visits).hasValue(2);
    assertThat(visits(log)).containsExactly("a -on->", "b -on->", "a -on->", "b -on->", "a -off->");
  }
}

package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.conformance.pocketflow.Arithmetic.Add;
import dev.tramline.conformance.pocketflow.Arithmetic.Multiply;
import dev.tramline.conformance.pocketflow.Arithmetic.Number;
import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.StepLimitException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Faults of actions, edges and loops. */
class ActionFaultsTest {

  @Test
  @Case(
      id = "Fp9",
      there =
          "every falsy action (None, \"\", 0, False, [], {}) means `default`, so an edge wired on"
              + " \"\" is never taken; in the Java port \"\" does not",
      here =
          "an action without a visible character cannot be declared (TL107), and fails the node"
              + " that returns it",
      why = "no value turns into another action by itself")
  void fp9_noActionTurnsIntoDefault() {
    Snippet.compile(
            """
            @Node class Choose {
              @Post @Transition("") @Transition("default") String choose() { return ""; }
            }
            """)
        .isRejected("TL107", "a name must have at least one visible character");

    FlowBasicTest.Choosing flow = new FlowBasicTest_ChoosingFlow(new FlowBasicTest.Text(""));
    assertThat(catchThrowableOfType(NodeFailedException.class, flow::run))
        .hasMessageContainingAll("node text", "\"\"", "specific_action");
  }

  @Test
  @Case(
      id = "Fp10",
      there =
          "actions are not type-checked: True and 5 are keys, a dict is a TypeError at run time",
      here = "a post that returns a number, a truth value, a map or anything is TL106",
      why = "post returns what says where to go, or the build fails")
  void fp10_whatIsNoAction() {
    for (String type : List.of("int", "boolean", "Map<String, String>", "Object")) {
      Snippet.compile(post(type)).isRejected("TL106", "returns " + type);
    }
  }

  private static String post(String type) {
    return "@Node class Choose { @Post " + type + " choose() { throw new AssertionError(); } }";
  }

  @Test
  @Case(
      id = "Fp11",
      there = "`next(None, action)` is accepted as a target",
      here = "a target that is no node is TL206, and no target at all is TL107",
      why = "an edge leads to a node")
  void fp11_anEdgeToNowhere() {
    Snippet.compile(
            """
            @Node class Step { @Exec void run() {} }
            @Flow interface Steps {
              void run();
              @Transition(to = "secnd") Step first();
              Step second();
            }
            """)
        .isRejected("TL206", "unknown target \"secnd\"", "did you mean \"second\"?");
    Snippet.compile(
            """
            @Node class Step { @Exec void run() {} }
            @Flow interface Steps { void run(); @Transition(to = {}) Step first(); }
            """)
        .isRejected("TL107", "must say where the action leads");
  }

  @Test
  @Case(
      id = "Fp12",
      there = "wiring an action again replaces the edge, with a warning",
      here = "an action that is wired twice is TL210",
      why = "the order of two lines does not decide where a flow goes")
  void fp12_anActionWiredTwice() {
    Snippet.compile(
            """
            @Node class Step { @Exec void run() {} }
            @Flow interface Steps {
              void run();
              @Transition(to = "second") @Transition(to = "third") Step first();
              Step second();
              Step third();
            }
            """)
        .isRejected("TL210", "action \"default\" is wired twice", "node first (Step)");
  }

  @Node
  static class Sum {
    @Exec
    @Key("sum")
    int add(int current) {
      return current + 3;
    }
  }

  @Node
  static class Product {
    @Exec
    @Key("product")
    int multiply(int current) {
      return current * 2;
    }
  }

  @Node
  static class Report {
    @Exec
    @Key("report")
    String report(int sum, int product) {
      return sum + " and " + product;
    }
  }

  @Flow
  interface Forked {
    @Key("report")
    String run();

    @Transition(to = {"sum", "product"})
    Number number();

    @Transition(to = "report")
    Sum sum();

    @Transition(to = "report")
    Product product();

    @Join
    Report report();
  }

  @Test
  @Case(
      id = "Fp13",
      there = "an action has one successor: different nodes cannot work side by side",
      here = "an action with several targets is a fork, and `@Join` waits for its branches",
      why = "calls that do not need each other need not wait for each other")
  void fp13_aForkAndAJoin() {
    assertThat(
            new ActionFaultsTest_ForkedFlow(new Number(5), new Sum(), new Product(), new Report())
                .run())
        .isEqualTo("8 and 10");
  }

  @Test
  @Case(
      id = "Fp14",
      there =
          "a flow that ends at a branching node, as meant, warns \"Flow ends\" (16 of its 46"
              + " examples)",
      here =
          "`@Exit` says that an action ends the flow: no warning, neither while compiling nor"
              + " later",
      why = "an end that is meant and one that is forgotten do not look the same")
  void fp14_anEndThatIsMeant() {
    Snippet.compile(
            """
            @Node class Judge {
              enum Verdict { PASS, AGAIN }
              @Post Verdict judge(int count) { return count > 2 ? Verdict.PASS : Verdict.AGAIN; }
            }
            @Node class Improve { @Exec @Key("count") int improve(int count) { return count + 1; } }
            @Flow interface Judging {
              @Key("count") int run(int count);
              @Exit("pass") @Transition(value = "again", to = "improve") Judge judge();
              @Transition(to = "judge") Improve improve();
            }
            """)
        .isFine();
  }

  @Test
  @Case(
      id = "Fp15",
      there =
          "an edge on an action that is never returned is silently dead (a shipped example confirms"
              + " no payment for that reason)",
      here = "TL205 names the actions there are",
      why = "a misspelt action is found while compiling")
  void fp15_aDeadEdge() {
    Snippet.compile(
            """
            @Node class Pay { @Exec void pay() {} }
            @Node class Confirm { @Exec void confirm() {} }
            @Flow interface Ordering {
              void run();
              @Transition(value = "pass", to = "confirm") Pay pay();
              Confirm confirm();
            }
            """)
        .isRejected("TL205", "action \"pass\"", "node pay (Pay) never returns it", "(default)");
  }

  @Test
  @Case(
      id = "Fp16",
      there =
          "post returns \"exit\", which nobody wired: the flow ends before its last node (a shipped"
              + " example)",
      here = "TL204",
      why = "every action that a node can return leads somewhere, or is an exit")
  void fp16_anActionNobodyWired() {
    Snippet.compile(
            """
            @Node class Input {
              enum Choice { TRANSFORM, EXIT }
              @Post Choice ask() { return Choice.EXIT; }
            }
            @Node class Transform { @Exec void run() {} }
            @Node class End { @Exec void run() {} }
            @Flow interface Texts {
              void run();
              Input input();
              @Transition(to = "input") Transform transform();
              End end();
            }
            """)
        .isRejected("TL204", "dangling action \"exit\"", "node input (Input)");
  }

  @Test
  @Case(
      id = "Fp17",
      there = "a node that nothing leads to is never noticed",
      here = "TL207",
      why = "a forgotten edge is found while compiling")
  void fp17_aNodeThatNothingLeadsTo() {
    Snippet.compile(
            """
            @Node class Step { @Exec void run() {} }
            @Flow interface Steps { void run(); Step first(); Step second(); }
            """)
        .isRejected("TL207", "no path leads from first to node second (Step)");
  }

  @Node
  static class Again {
    enum Choice {
      AGAIN,
      ENOUGH
    }

    private final AtomicInteger visits = new AtomicInteger();

    @Post
    Choice again() {
      visits.incrementAndGet();
      return Choice.AGAIN;
    }
  }

  @Flow(maxSteps = 3)
  interface Loop {
    void run();

    @Transition(value = "again", to = "step")
    @Exit("enough")
    Again step();
  }

  @Test
  @Case(
      id = "Fp18",
      there =
          "nothing guards a loop: an agent that never decides to stop goes on, and pays, for ever",
      here =
          "`@Flow(maxSteps = 3)`, or a million by default: a `StepLimitException` with limit and"
              + " path",
      why = "a loop that does not end is a failure")
  void fp18_aLoopThatDoesNotEnd() {
    Again step = new Again();
    StepLimitException failure =
        catchThrowableOfType(StepLimitException.class, new ActionFaultsTest_LoopFlow(step)::run);
    assertThat(failure.maxSteps()).isEqualTo(3);
    assertThat(failure.path()).containsExactly("step", "step", "step");
    assertThat(step.visits).hasValue(3);
  }

  @Test
  @Case(
      id = "Fp19",
      there = "a loop that has no way out at all is accepted",
      here = "TL208, unless `@Flow(endless = true)`",
      why = "it can be seen in the graph")
  void fp19_aLoopWithoutAWayOut() {
    Snippet.compile(
            """
            @Node class Step { @Exec void run() {} }
            @Flow interface Steps {
              void run();
              @Transition(to = "second") Step first();
              @Transition(to = "first") Step second();
            }
            """)
        .isRejected("TL208", "no path leads from node first (Step) to an exit");
  }

  @Test
  @Case(
      id = "Fp20",
      there =
          "a flow's post that forgets to return turns the action of a nested flow into `default`;"
              + " in TypeScript it is never passed on",
      here =
          "a nested flow's actions are the variants of its sealed result; one that the outer flow"
              + " forgets is TL204",
      why = "how a flow ends is part of its type")
  void fp20_anEndOfANestedFlowThatIsForgotten() {
    Snippet.compile(
            """
            @Node class Check {
              enum Verdict { PASSED, FAILED }
              @Post Verdict check() { return Verdict.PASSED; }
            }
            @Node class Step { @Exec void run() {} }
            @Flow interface Inner {
              sealed interface Result {
                record Passed() implements Result {}
                record Failed() implements Result {}
              }
              Result run();
              Check check();
            }
            @Flow interface Outer {
              void run();
              @Transition(value = "passed", to = "next") Inner inner();
              Step next();
            }
            """)
        .isRejected("TL204", "dangling action \"failed\"", "node inner (Inner)");
  }

  @Test
  @Case(
      id = "Fp21",
      there =
          "edges belong to the node: used in a second flow, it brings those of the first along; run"
              + " alone, it warns that it \"won't run successors\"",
      here =
          "edges belong to the flow: one instance leads on to `multiply` in one flow and ends the"
              + " other",
      why = "a node can be shared by flows, and called by itself in a test")
  void fp21_oneNodeInTwoFlows() {
    Number number = new Number(5);
    Add add = new Add(3);
    FlowBasicTest.Chain chain = new FlowBasicTest_ChainFlow(number, add, new Multiply(2));
    FlowCompositionTest.Inner inner = new FlowCompositionTest_InnerFlow(number, add);
    assertThat(List.of(chain.run(), inner.run(), chain.run(), inner.run()))
        .containsExactly(16, 8, 16, 8);
    assertThat(add.add(1)).isEqualTo(4);
  }

  @Test
  @Case(
      id = "Fp22",
      there =
          "the dictionary of edges is shared and mutable: rewiring during a run changes that run",
      here = "the graph is generated code; its picture, `GRAPH`, cannot be modified",
      why = "what was proved is what runs")
  void fp22_theGraphIsFixed() {
    FlowGraph graph = FlowBasicTest_ChainFlow.GRAPH;
    assertThat(graph.edges()).extracting(FlowGraph.Edge::to).containsExactly("add", "multiply", "");
    assertThatThrownBy(() -> graph.edges().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> graph.nodes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @Case(
      id = "Fp23",
      there = "`Flow()` without a start runs, does nothing and returns None",
      here = "a flow without nodes is TL202",
      why = "nobody means it")
  void fp23_aFlowWithoutNodes() {
    Snippet.compile("@Flow interface Empty { void run(); }")
        .isRejected("TL202", "flow Empty has no node");
  }
}

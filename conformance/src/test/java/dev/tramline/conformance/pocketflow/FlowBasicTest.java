package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.conformance.pocketflow.Arithmetic.Add;
import dev.tramline.conformance.pocketflow.Arithmetic.Check;
import dev.tramline.conformance.pocketflow.Arithmetic.Multiply;
import dev.tramline.conformance.pocketflow.Arithmetic.Number;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import org.junit.jupiter.api.Test;

/** {@code test_flow_basic.py}. */
class FlowBasicTest {

  @Flow
  interface Single {
    @Key("current")
    int run();

    Number number();
  }

  @Flow
  interface Chain {
    @Key("current")
    int run();

    @Transition(to = "add")
    Number number();

    @Transition(to = "multiply")
    Add add();

    Multiply multiply();
  }

  @Flow
  interface Branching {
    @Key("current")
    int run();

    @Transition(to = "check")
    Number number();

    Check check();

    Add positive();

    Add negative();
  }

  @Node
  static class EndSignal {
    @Post
    @Transition("cycle_done")
    void signal() {}
  }

  @Flow
  interface Cycle {
    sealed interface Result {
      record CycleDone(int current) implements Result {}
    }

    Result run();

    @Transition(to = "check")
    Number number();

    @Transition(value = "positive", to = "subtract")
    @Transition(value = "negative", to = "end")
    Check check();

    @Transition(to = "check")
    Add subtract();

    @Exit(value = "cycle_done", as = "cycleDone")
    EndSignal end();
  }

  @Node
  static class Text {
    private final String action;

    Text(String action) {
      this.action = action;
    }

    @Post
    @Transition("specific_action")
    String choose() {
      return action;
    }
  }

  @Flow
  interface Choosing {
    void run();

    @Exit("specific_action")
    Text text();
  }

  @Test
  @Case(
      id = "P1",
      there = "a flow of one node sets 5 and returns None",
      here = "a flow of one node returns the number, 5")
  void p1_aFlowOfOneNode() {
    assertThat(new FlowBasicTest_SingleFlow(new Number(5)).run()).isEqualTo(5);
  }

  @Test
  @Case(
      id = "P2",
      there = "`start(a).next(b).next(c)` computes (5 + 3) * 2 = 16",
      here = "node methods with `@Transition(to)`, nodes by the constructor: 16")
  void p2_aChainOfThreeNodes() {
    assertThat(new FlowBasicTest_ChainFlow(new Number(5), new Add(3), new Multiply(2)).run())
        .isEqualTo(16);
  }

  @Test
  @Case(
      id = "P3",
      there = "`start(a) >> b >> c`, another notation for the same: 16",
      here = "the nodes by name through the builder: 16")
  void p3_theChainBuiltByName() {
    Chain chain =
        FlowBasicTest_ChainFlow.builder()
            .multiply(new Multiply(2))
            .add(new Add(3))
            .number(new Number(5))
            .build();
    assertThat(chain.run()).isEqualTo(16);
  }

  private static int branching(int number) {
    return new FlowBasicTest_BranchingFlow(
            new Number(number), new Check(), new Add(10), new Add(-20))
        .run();
  }

  @Test
  @Case(
      id = "P4",
      there = "5 is positive, so 10 is added: 15",
      here = "an enum outcome; action `positive` leads to the node of its name: 15")
  void p4_checkTakesThePositiveEdge() {
    assertThat(branching(5)).isEqualTo(15);
  }

  @Test
  @Case(
      id = "P5",
      there = "-5 is negative, so 20 is subtracted: -25",
      here = "action `negative` leads to the node of its name: -25")
  void p5_checkTakesTheNegativeEdge() {
    assertThat(branching(-5)).isEqualTo(-25);
  }

  @Test
  @Case(
      id = "P6",
      there =
          "10 is reduced by 3 until it is negative; the flow returns the last action,"
              + " \"cycle_done\"",
      here = "the same loop; the flow returns the variant `CycleDone(-2)` of its sealed result",
      why =
          "the caller's `switch` over the ways to end is checked by the compiler, and each carries"
              + " its values")
  void p6_aCycleEndsWithASignal() {
    Cycle cycle =
        new FlowBasicTest_CycleFlow(new Number(10), new Check(), new Add(-3), new EndSignal());
    assertThat(cycle.run()).isEqualTo(new Cycle.Result.CycleDone(-2));
  }

  @Test
  @Case(
      id = "P7",
      there =
          "post returns None where only \"specific_action\" is wired: a warning, and the flow ends",
      here =
          "`default` declared but not wired is TL204; null where `default` is not declared fails"
              + " the node",
      why =
          "a missing edge is found before the first run, and never ends a flow that looks"
              + " successful")
  void p7_noActionWhereOneIsWired() {
    Snippet.compile(
            """
            @Node class Choose {
              @Post @Transition("specific_action") @Transition("default")
              String choose() { return null; }
            }
            @Node class Next { @Exec void run() {} }
            @Flow interface Choosing {
              void run();
              @Transition(value = "specific_action", to = "next") Choose choose();
              Next next();
            }
            """)
        .isRejected("TL204", "dangling action \"default\"", "node choose (Choose)");

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> new FlowBasicTest_ChoosingFlow(new Text(null)).run());
    assertThat(failure.stage()).isEqualTo(Stage.POST);
    assertThat(failure).hasMessageContainingAll("node text", "null", "specific_action");
  }

  @Test
  @Case(
      id = "P8",
      there =
          "post returns \"specific_action\" where only `default` is wired: a warning, and the flow"
              + " ends",
      here =
          "TL204 names node, action and the ways to mend it; an undeclared action fails the node",
      why = "a missing edge is found before the first run")
  void p8_anActionThatIsNotWired() {
    Snippet.compile(
            """
            @Node class Choose {
              @Post @Transition("specific_action") @Transition("default")
              String choose() { return "specific_action"; }
            }
            @Node class Next { @Exec void run() {} }
            @Flow interface Choosing {
              void run();
              @Transition(to = "next") Choose choose();
              Next next();
            }
            """)
        .isRejected("TL204", "dangling action \"specific_action\"", "node choose (Choose)");

    assertThat(
            catchThrowableOfType(
                NodeFailedException.class,
                () -> new FlowBasicTest_ChoosingFlow(new Text("specific")).run()))
        .hasMessageContainingAll("node text", "\"specific\"", "specific_action");
  }
}

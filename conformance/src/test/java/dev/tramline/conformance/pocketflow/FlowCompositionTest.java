package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.pocketflow.Arithmetic.Add;
import dev.tramline.conformance.pocketflow.Arithmetic.Multiply;
import dev.tramline.conformance.pocketflow.Arithmetic.Number;
import org.junit.jupiter.api.Test;

/** {@code test_flow_composition.py}. */
class FlowCompositionTest {

  @Flow
  interface Start {
    @Key("current")
    int run();

    Number number();
  }

  @Flow
  interface AddAndMultiply {
    @Key("current")
    int run();

    @Transition(to = "add")
    Start start5();

    @Transition(to = "multiply")
    Add add();

    Multiply multiply();
  }

  @Flow
  interface Wrapper {
    @Key("current")
    int run();

    AddAndMultiply middle();
  }

  @Flow
  interface Inner {
    @Key("current")
    int run();

    @Transition(to = "add")
    Number number();

    Add add();
  }

  @Flow
  interface Middle {
    @Key("current")
    int run();

    @Transition(to = "multiply")
    Inner inner();

    Multiply multiply();
  }

  @Flow
  interface Outer {
    @Key("current")
    int run();

    Middle middle();
  }

  @Flow
  interface Twice {
    @Key("current")
    int run(int current);

    Multiply multiply();
  }

  @Flow
  interface OneAfterTheOther {
    @Key("current")
    int run();

    @Transition(to = "second")
    Inner first();

    Twice second();
  }

  @Node
  static class Signal {
    sealed interface Next {
      record InnerDone(String lastSignalEmitted) implements Next {}

      record OtherAction(String lastSignalEmitted) implements Next {}
    }

    private final Next next;

    Signal(Next next) {
      this.next = next;
    }

    @Post
    Next signal() {
      return next;
    }
  }

  @Flow
  interface Signalling {
    sealed interface Result {
      record InnerDone(int current, String lastSignalEmitted) implements Result {}

      record OtherAction(int current, String lastSignalEmitted) implements Result {}
    }

    Result run();

    @Transition(to = "signal")
    Number number();

    Signal signal();
  }

  @Node
  static class Path {
    private final String name;

    Path(String name) {
      this.name = name;
    }

    @Exec
    @Key("pathTaken")
    String take() {
      return name;
    }
  }

  @Flow
  interface Propagating {
    record Result(int current, String lastSignalEmitted, String pathTaken) {}

    Result run();

    @Transition(value = "innerDone", to = "pathB")
    @Transition(value = "otherAction", to = "pathA")
    Signalling inner();

    Path pathA();

    Path pathB();
  }

  @Test
  @Case(
      id = "P9",
      there = "`f1 >> add 10 >> multiply 2` in `Flow(f1)` in `Flow(f2)`: (5 + 10) * 2 = 30",
      here = "a flow whose first node is a flow, in a flow: 30")
  void p9_aFlowAsTheStartOfAFlow() {
    Start start = new FlowCompositionTest_StartFlow(new Number(5));
    AddAndMultiply middle =
        new FlowCompositionTest_AddAndMultiplyFlow(start, new Add(10), new Multiply(2));
    assertThat(new FlowCompositionTest_WrapperFlow(middle).run()).isEqualTo(30);
  }

  @Test
  @Case(
      id = "P10",
      there = "inner adds, middle multiplies, a wrapper runs both: (5 + 3) * 4 = 32",
      here = "three levels of flows: 32")
  void p10_threeLevels() {
    Inner inner = new FlowCompositionTest_InnerFlow(new Number(5), new Add(3));
    Middle middle = new FlowCompositionTest_MiddleFlow(inner, new Multiply(4));
    assertThat(new FlowCompositionTest_OuterFlow(middle).run()).isEqualTo(32);
  }

  @Test
  @Case(
      id = "P11",
      there = "`flow1 >> flow2` in a wrapper: (10 + 10) * 2 = 40",
      here = "a flow that leads to another, whose input `current` it supplies: 40")
  void p11_aFlowAfterAFlow() {
    Inner first = new FlowCompositionTest_InnerFlow(new Number(10), new Add(10));
    Twice second = new FlowCompositionTest_TwiceFlow(new Multiply(2));
    assertThat(new FlowCompositionTest_OneAfterTheOtherFlow(first, second).run()).isEqualTo(40);
  }

  @Test
  @Case(
      id = "P12",
      there =
          "the last action of the inner flow, \"inner_done\", selects the edge of the outer one:"
              + " path B",
      here = "a variant of the inner flow's sealed result is its action in the outer flow: path B",
      why =
          "the actions of a flow are part of its type, so the outer wiring is checked against them")
  void p12_theEndOfTheInnerFlowSelectsTheOuterEdge() {
    assertThat(propagate(new Signal.Next.InnerDone("inner_done")))
        .isEqualTo(new Propagating.Result(100, "inner_done", "B"));
    assertThat(propagate(new Signal.Next.OtherAction("other_action")))
        .isEqualTo(new Propagating.Result(100, "other_action", "A"));
  }

  private static Propagating.Result propagate(Signal.Next next) {
    Signalling inner = new FlowCompositionTest_SignallingFlow(new Number(100), new Signal(next));
    return new FlowCompositionTest_PropagatingFlow(inner, new Path("A"), new Path("B")).run();
  }
}

package dev.tramline.processor.check;

import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.Fork;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkCheckTest {

  private static NodeSpec to(String name, String target) {
    return node(name).transition("default", target);
  }

  private static NodeSpec fork(String name, String... targets) {
    return node(name).transition("default", targets);
  }

  private static String joinOf(ProvenFlow flow, String node) {
    int index = flow.flow().indexOf(node);
    Fork fork = flow.forks().stream().filter(f -> f.node() == index).findFirst().orElseThrow();
    return fork.join() < 0 ? "exit" : flow.flow().nodes().get(fork.join()).name();
  }

  private static List<String> regionOf(ProvenFlow flow, int fork) {
    return flow.forks().get(fork).region().stream()
        .map(i -> flow.flow().nodes().get(i).name())
        .toList();
  }

  @Test
  void branchesMeetAtTheJoin() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(fork("plan", "weather", "news"))
                    .node(to("weather", "write"))
                    .node(to("news", "write"))
                    .node(node("write").join()))
            .is()
            .proven("F");

    assertThat(proven.edges().get(0)).containsExactly(new Route.Fork(0));
    Fork fork = proven.forks().get(0);
    assertThat(fork.node()).isZero();
    assertThat(fork.action()).isZero();
    assertThat(fork.isDynamic()).isFalse();
    assertThat(fork.branches())
        .extracting(ProvenFlow.Branch::start)
        .containsExactly(new Route.To(1), new Route.To(2));
    assertThat(fork.join()).isEqualTo(3);
    assertThat(fork.exit()).isEqualTo(ProvenFlow.NONE);
    assertThat(regionOf(proven, 0)).containsExactly("weather", "news");
  }

  @Test
  void aBranchMayBeEmptyAndMayLoop() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(fork("plan", "write", "news"))
                    .node(
                        node("news")
                            .actions("again", "done")
                            .transition("again", "news")
                            .transition("done", "write"))
                    .node(node("write").join()))
            .is()
            .proven("F");

    assertThat(regionOf(proven, 0)).containsExactly("news");
  }

  @Test
  void withoutAJoinAllBranchesRunToTheExit() {
    ProvenFlow proven =
        Verdict.on(flow("F").node(fork("plan", "a", "b")).node(node("a")).node(node("b")))
            .is()
            .proven("F");

    assertThat(proven.forks().get(0).join()).isEqualTo(ProvenFlow.NONE);
    assertThat(proven.forks().get(0).exit()).isZero();
  }

  @Test
  void aListOfOutcomesIsAForkOverAllActions() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(node("plan").forks().actions("a", "write", "b"))
                    .node(to("a", "write"))
                    .node(to("b", "write"))
                    .node(node("write").join()))
            .is()
            .proven("F");

    Fork fork = proven.forks().get(0);
    assertThat(fork.isDynamic()).isTrue();
    assertThat(proven.forkOf(0)).isZero();
    assertThat(proven.forkOf(1)).isEqualTo(ProvenFlow.NONE);
    assertThat(fork.branches())
        .extracting(ProvenFlow.Branch::start)
        .containsExactly(new Route.To(1), new Route.To(3), new Route.To(2));
    assertThat(fork.join()).isEqualTo(3);
  }

  @Test
  void aListOfOutcomesMayEndAtOnce() {
    ProvenFlow proven = Verdict.on(flow("F").node(node("plan").forks())).is().proven("F");

    assertThat(proven.forks().get(0).exit()).isZero();
    assertThat(proven.forks().get(0).region()).isEmpty();
  }

  @Test
  void innerForksJoinFirst() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(node("book").forks().actions("chapter"))
                    .node(node("chapter").forks().actions("page"))
                    .node(to("page", "oneChapter"))
                    .node(to("oneChapter", "wholeBook").join())
                    .node(node("wholeBook").join()))
            .is()
            .proven("F");

    assertThat(joinOf(proven, "book")).isEqualTo("wholeBook");
    assertThat(joinOf(proven, "chapter")).isEqualTo("oneChapter");
    assertThat(regionOf(proven, 0)).containsExactly("chapter", "page", "oneChapter");
  }

  @Test
  void anInnerForkMayShareTheJoin() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(fork("plan", "a", "b"))
                    .node(fork("a", "a1", "a2"))
                    .node(to("b", "write"))
                    .node(to("a1", "write"))
                    .node(to("a2", "write"))
                    .node(node("write").join()))
            .is()
            .proven("F");

    assertThat(joinOf(proven, "plan")).isEqualTo("write");
    assertThat(joinOf(proven, "a")).isEqualTo("write");
  }

  @Test
  void threeForksInEachOtherShareTheLastOfTwoJoins() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(node("a").forks().actions("b"))
                    .node(node("b").forks().actions("c"))
                    .node(node("c").forks().actions("work"))
                    .node(to("work", "first"))
                    .node(to("first", "last").join())
                    .node(node("last").join()))
            .is()
            .proven("F");

    assertThat(joinOf(proven, "c")).isEqualTo("first");
    assertThat(joinOf(proven, "b")).isEqualTo("last");
    assertThat(joinOf(proven, "a")).isEqualTo("last");
  }

  @Test
  void forksOneAfterTheOtherInALoopHaveEachTheirJoin() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(fork("a", "a1", "a2"))
                    .node(to("a1", "meetA"))
                    .node(to("a2", "meetA"))
                    .node(fork("meetA", "b1", "b2").join())
                    .node(to("b1", "meetB"))
                    .node(to("b2", "meetB"))
                    .node(node("meetB").join().actions("a", "done").exit("done")))
            .is()
            .proven("F");

    assertThat(joinOf(proven, "a")).isEqualTo("meetA");
    assertThat(joinOf(proven, "meetA")).isEqualTo("meetB");
  }

  @Test
  void anActionOfAListMayForkItself() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(node("plan").forks().actions("x").transition("x", "a", "b"))
                    .node(to("a", "inner"))
                    .node(to("b", "inner"))
                    .node(to("inner", "outer").join())
                    .node(node("outer").join()))
            .is()
            .proven("F");

    assertThat(proven.forks())
        .extracting(fork -> proven.flow().nodes().get(fork.join()).name())
        .containsExactly("outer", "inner");
    assertThat(proven.forks().get(0).branches())
        .extracting(ProvenFlow.Branch::start)
        .containsExactly(new Route.Fork(1));
  }

  @Test
  void aJoinCanAlsoBeReachedWithoutTheFork() {
    Verdict.on(
            flow("F")
                .node(node("decide").actions("plan", "simple").transition("simple", "write"))
                .node(fork("plan", "a", "b"))
                .node(to("a", "write"))
                .node(to("b", "write"))
                .node(node("write").join()))
        .is()
        .proves("F");
  }

  @Test
  void aBranchThatEndsBeforeTheJoinIsReportedAtTheTargets() {
    Verdict.on(
            flow("F")
                .node(node("plan").actions("go").transition("go", "weather", "news"))
                .node(to("weather", "write"))
                .node(node("news"))
                .node(node("write").join()))
        .is("TL212 plan.transition.go.to")
        .says(
            "action \"go\" of node plan (Plan) forks to weather, news",
            "path plan -go-> news -default-> exit does not pass @Join write",
            "let all branches lead to write before they end");
  }

  @Test
  void aBranchThatComesBackBeforeTheJoinIsReported() {
    Verdict.on(
            flow("F")
                .node(node("plan").forks().actions("work"))
                .node(node("work").actions("plan", "write"))
                .node(node("write").join()))
        .is("TL212 plan")
        .says(
            "node plan (Plan) starts a branch for each of its outcomes",
            "path plan -work-> work -plan-> plan does not pass @Join write",
            "before they come back");
  }

  @Test
  void aForkWithoutJoinMustNotComeBack() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(node("a").actions("plan", "done").exit("done"))
                .node(node("b")))
        .is("TL212 plan.transition.default.to")
        .says("path plan -default-> a -plan-> plan starts over", "put @Join on the node");
  }

  @Test
  void branchesWithoutJoinMustEndAlike() {
    Verdict.on(
            flow("F")
                .variant("good")
                .variant("bad")
                .node(fork("plan", "a", "b"))
                .node(node("a").actions("good"))
                .node(node("b").actions("bad")))
        .is("TL212 plan.transition.default.to")
        .says(
            "path plan -default-> a -good-> exit good ends otherwise than path",
            "plan -default-> b -bad-> exit bad");
  }

  @Test
  void anEndlessForkIsReported() {
    Verdict.on(
            flow("F").endless().node(fork("plan", "a", "b")).node(to("a", "a")).node(to("b", "b")))
        .is("TL212 plan.transition.default.to")
        .says("fork that never ends");
  }

  @Test
  void aBranchThatNeverComesToTheJoinIsReported() {
    Verdict.on(
            flow("F")
                .endless()
                .node(fork("plan", "a", "b"))
                .node(to("a", "a"))
                .node(to("b", "write"))
                .node(node("write").join()))
        .is("TL212 plan.transition.default.to")
        .says("not from every branch a path leads to @Join write");
  }

  @Test
  void aJoinOfNoForkIsReportedAtTheAnnotation() {
    Verdict.on(flow("F").node(to("a", "b")).node(node("b").join()))
        .is("TL212 b.join")
        .says("node b (B) is not where all branches of a fork meet", "remove the annotation");
  }

  @Test
  void aSecondJoinInARowIsReported() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(to("a", "one"))
                .node(to("b", "one"))
                .node(to("one", "two").join())
                .node(node("two").join()))
        .is("TL212 two.join");
  }

  @Test
  void anInnerForkDoesNotReachBeyondItsBranch() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(fork("a", "a1", "a2"))
                .node(to("a1", "inner"))
                .node(to("a2", "write"))
                .node(to("b", "write"))
                .node(to("inner", "write").join())
                .node(node("write").join()))
        .is("TL212 inner.join");
  }

  @Test
  void twoForksAtOneNodeAreTwo() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(
                        node("plan")
                            .actions("x", "y")
                            .transition("x", "a", "b")
                            .transition("y", "b", "c"))
                    .node(to("a", "write"))
                    .node(to("b", "write"))
                    .node(to("c", "write"))
                    .node(node("write").join()))
            .is()
            .proven("F");

    assertThat(proven.forks()).extracting(Fork::action).containsExactly(0, 1);
    assertThat(proven.edges().get(0)).containsExactly(new Route.Fork(0), new Route.Fork(1));
  }

  @Test
  void aTargetNamedTwiceIsReportedAtTheSecond() {
    Verdict.on(flow("F").node(fork("plan", "a", "a")).node(node("a")))
        .is("TL210 plan.transition.default.to")
        .says("action \"default\" of node plan (Plan) forks to a twice");
  }

  @Test
  void anUnknownTargetAmongSeveralIsReported() {
    Verdict.on(flow("F").node(fork("plan", "a", "bb")).node(node("a")).node(node("b")))
        .is("TL206 plan.transition.default.to");
  }
}

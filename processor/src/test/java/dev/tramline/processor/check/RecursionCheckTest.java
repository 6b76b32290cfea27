package dev.tramline.processor.check;

import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecursionCheckTest {

  @Test
  void aFlowInItselfIsReportedAtTheNode() {
    Verdict.on(flow("A").node(node("self").flow("A")))
        .is("TL209 self")
        .says("contains itself: A -self-> A;")
        .proves();
  }

  @Test
  void aCycleOfFlowsIsReportedOnceWithItsChain() {
    Verdict.on(
            flow("A").node(node("inner").flow("B")),
            flow("B").node(node("other").actions("a")).node(node("a").flow("A")))
        .is("TL209 inner")
        .says("A -inner-> B -a-> A;")
        .proves();
  }

  @Test
  void everyWayIntoACycleIsReportedOnce() {
    Verdict.on(
            flow("A")
                .node(node("b").flow("B").transition("default", "c"))
                .node(node("c").flow("C")),
            flow("B").node(node("c").flow("C")),
            flow("C").node(node("a").flow("A")))
        .is("TL209 b", "TL209 c");
  }

  @Test
  void twoNodesOfOneTypeMakeOneCycle() {
    Verdict.on(
            flow("A")
                .node(node("b1").flow("B").transition("default", "b2"))
                .node(node("b2").flow("B")),
            flow("B").node(node("a").flow("A")))
        .is("TL209 b1");
  }

  @Test
  void membersOfACycleAreNotCheckedFurtherButOthersAre() {
    Verdict.on(
            flow("A").node(node("b").flow("B")).node(node("unreachable")),
            flow("B").node(node("a").flow("A")).node(node("unreachable")),
            flow("Outer").node(node("a").flow("A")))
        .is("TL209 b")
        .proves("Outer");
  }

  @Test
  void aFlowFromAClassFileTellsWhatItContains() {
    Verdict verdict =
        Verdict.on(flow("A").node(node("lib").flow("Library", "demo.Other", "demo.A").compiled()));
    verdict.is("TL209 lib");
    assertThat(verdict.findings().get(0).message()).contains("A -lib-> Library -> A;");
  }

  @Test
  void aFlowThatStandsTwiceInOthersIsNoCycle() {
    Verdict.on(
            flow("A")
                .node(node("b").flow("B").transition("default", "c"))
                .node(node("c").flow("C")),
            flow("B").node(node("c").flow("C")),
            flow("C").node(node("x")))
        .is()
        .proves("A", "B", "C");
  }
}

package dev.tramline.processor.check;

import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;

import org.junit.jupiter.api.Test;

class GraphCheckTest {

  @Test
  void aNodeThatNoPathReachesIsReportedAtItself() {
    Verdict.on(flow("F").node(node("a")).node(node("island")))
        .is("TL207 island")
        .says("no path leads from a to node island (Island)", "@Transition", "to = \"island\"")
        .proves();
  }

  @Test
  void theStartCanBeAnyNode() {
    Verdict.on(flow("F").start("b").node(node("a")).node(node("b").actions("a"))).is().proves("F");
  }

  @Test
  void aLoopWithoutExitIsOneFindingAtItsFirstMember() {
    Verdict.on(
            flow("F")
                .node(node("a").actions("b"))
                .node(node("b").actions("d"))
                .node(node("c").actions("b"))
                .node(node("d").actions("c")))
        .is("TL208 b")
        .says("lead only around b, c, d", "@Flow(endless = true)");
  }

  @Test
  void twoTrapsAreTwoFindings() {
    Verdict.on(
            flow("F")
                .node(node("a").actions("b", "c").transition("c", "c"))
                .node(node("b").transition("default", "b"))
                .node(node("c").transition("default", "c")))
        .is("TL208 b", "TL208 c");
  }

  @Test
  void aTrapBesideAnExitIsFound() {
    Verdict.on(
            flow("F")
                .node(node("a").actions("b", "done").exit("done"))
                .node(node("b").transition("default", "b")))
        .is("TL208 b")
        .says("its actions lead only back to it");
  }

  @Test
  void anEndlessFlowNeedsNoExit() {
    Verdict.on(flow("F").endless().node(node("a").transition("default", "a"))).is().proves("F");
  }

  @Test
  void aTrapThatNoPathReachesIsUnreachableOnly() {
    Verdict.on(flow("F").node(node("a")).node(node("b").transition("default", "b"))).is("TL207 b");
  }

  @Test
  void keysAreNotCheckedInABadGraph() {
    Verdict.on(
            flow("F")
                .output("nothing", FakeType.STRING)
                .node(node("a").reads("missing", FakeType.STRING))
                .node(node("island")))
        .is("TL207 island");
  }
}

package dev.tramline.processor.check;

import static dev.tramline.processor.check.FakeType.STRING;
import static dev.tramline.processor.check.FakeType.STRINGS;
import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.model.Need;
import org.junit.jupiter.api.Test;

class SetKeysCheckTest {

  @Test
  void aReadThatOnePathLeavesUnsetIsReportedWithThatPath() {
    Verdict.on(
            flow("F")
                .node(node("decide").actions("search", "answer"))
                .node(node("search").writes("answer", "facts", STRING))
                .node(node("answer").reads("facts", STRING)))
        .is("TL302 answer")
        .says(
            "key \"facts\"",
            "node answer (Answer) reads it",
            "on path decide -answer-> answer it is not set",
            "written by search on \"answer\"")
        .proves();
  }

  @Test
  void aReadOfTheStartHasAPathOfOneNode() {
    Verdict.on(
            flow("F")
                .node(node("a").reads("x", STRING).actions("b"))
                .node(node("b").writes("a", "x", STRING).actions("done").exit("done")))
        .is("TL302 a")
        .says("on path a it is not set");
  }

  @Test
  void anAbsentOptionalInputIsUnset() {
    Verdict.on(flow("F").input("x", STRING, Need.OPTIONAL).node(node("a").reads("x", STRING)))
        .is("TL302 a")
        .says("(it is an optional input)");
  }

  @Test
  void anOptionalWriteUnsetsTheKey() {
    Verdict.on(
            flow("F")
                .input("x", STRING)
                .node(node("a").writesOptional("b", "x", STRING))
                .node(node("b").reads("x", STRING)))
        .is("TL302 b")
        .says("path a -b-> b", "a on \"b\" (maybe)");
  }

  @Test
  void anOptionalReadAcceptsThat() {
    Verdict.on(
            flow("F")
                .node(node("a").writesOptional("b", "x", STRING))
                .node(node("b").reads("x", STRING, Need.OPTIONAL)))
        .is()
        .proves("F");
  }

  @Test
  void anUnpromisedCellKeepsWhatWasThere() {
    NodeSpec cell = node("a").writesCell("b", "x", STRING, false);
    Verdict.on(flow("F").input("x", STRING).node(cell).node(node("b").reads("x", STRING)))
        .is()
        .proves("F");
    Verdict.on(flow("F").node(cell).node(node("b").reads("x", STRING))).is("TL302 b");
  }

  @Test
  void aPromisedCellSetsTheKey() {
    Verdict.on(
            flow("F")
                .node(node("a").writesCell("b", "x", STRING, true))
                .node(node("b").reads("x", STRING)))
        .is()
        .proves("F");
  }

  @Test
  void anAppendedKeyIsAlwaysSet() {
    Verdict.on(
            flow("F")
                .input("x", STRINGS, Need.OPTIONAL)
                .output("x", STRINGS)
                .node(node("a").reads("x", STRINGS).actions("b"))
                .node(node("b").appends("a", "x", STRING).actions("done").exit("done")))
        .is()
        .proves("F");
  }

  @Test
  void whatComesAfterARequiredReadIsNoSecondError() {
    Verdict.on(
            flow("F")
                .output("x", STRING)
                .node(node("a").reads("x", STRING).actions("b"))
                .node(node("b").reads("x", STRING).actions("c", "done").exit("done"))
                .node(node("c").writes("default", "x", STRING)))
        .is("TL302 a");
  }

  @Test
  void unsettingAKeyAgainIsAnotherError() {
    Verdict.on(
            flow("F")
                .node(node("a").reads("x", STRING).writesOptional("b", "x", STRING))
                .node(node("b").reads("x", STRING)))
        .is("TL302 a", "TL302 b");
  }

  @Test
  void everyBranchThatReadsUnsetIsReported() {
    Verdict.on(
            flow("F")
                .node(node("a").actions("b", "c", "d"))
                .node(node("b").reads("x", STRING))
                .node(node("c").reads("x", STRING))
                .node(node("d").writes("c", "x", STRING)))
        .is("TL302 b", "TL302 c");
  }

  @Test
  void anOutputThatMayBeUnsetIsReportedWithThePathToTheExit() {
    Verdict.on(
            flow("F")
                .output("x", STRING)
                .node(node("a").actions("b", "stop").exit("stop"))
                .node(node("b").writes("default", "x", STRING)))
        .is("TL304 output.x")
        .says("the result of run carries it, and on path a -stop-> exit it is not set");
  }

  @Test
  void outputsAreCheckedForEachVariant() {
    Verdict.on(
            flow("F")
                .output("approved", "x", STRING, Need.REQUIRED)
                .output("denied", "x", STRING, Need.REQUIRED)
                .output("unsure", "x", STRING, Need.OPTIONAL)
                .node(node("a").writes("approved", "x", STRING).actions("denied", "unsure")))
        .is("TL304 output.denied.x")
        .says("path a -denied-> exit denied it");
  }

  @Test
  void theShortestPathIsShown() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .node(node("a").actions("b", "c"))
                .node(node("b").actions("c").reads("y", STRING, Need.OPTIONAL))
                .node(node("c").actions("b", "d"))
                .node(node("d").reads("x", STRING).actions("e", "done").exit("done"))
                .node(node("e").writes("d", "x", STRING).writes("d", "y", STRING)));
    assertThat(verdict.is("TL302 d").findings().get(0).message())
        .contains("path a -c-> c -d-> d it");
  }

  @Test
  void aKeyIsFollowedUnderItsNameInTheFlow() {
    Verdict.on(
            flow("F")
                .output("y", STRING)
                .node(node("a").writes("b", "x", STRING).rename("x", "y"))
                .node(node("b").reads("in", STRING).rename("in", "y")))
        .is()
        .proves("F");
  }
}

package dev.tramline.processor.check;

import static dev.tramline.processor.check.FakeType.INTEGER;
import static dev.tramline.processor.check.FakeType.NUMBER;
import static dev.tramline.processor.check.FakeType.STRING;
import static dev.tramline.processor.check.FakeType.STRINGS;
import static dev.tramline.processor.check.FakeType.listOf;
import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.ProvenFlow.StoredKey;
import org.junit.jupiter.api.Test;

/** Keys in the branches of forks and behind their joins. */
class ForkKeysTest {

  private static NodeSpec to(String name, String target) {
    return node(name).transition("default", target);
  }

  private static NodeSpec fork(String name, String... targets) {
    return node(name).transition("default", targets);
  }

  // static forks

  @Test
  void behindTheJoinAKeyIsWhatTheOneBranchMadeOfIt() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(fork("plan", "a", "b"))
                    .node(to("a", "write").writes("default", "x", STRING))
                    .node(to("b", "write").writes("default", "y", STRING))
                    .node(node("write").join().reads("x", STRING).reads("y", STRING)))
            .is()
            .proven("F");

    assertThat(proven.keys().get("x").type()).isEqualTo(STRING);
    assertThat(proven.forks().get(0).branches().get(0).writes()).containsExactly("x");
    assertThat(proven.forks().get(0).branches().get(1).writes()).containsExactly("y");
    assertThat(proven.forks().get(0).locals()).isEmpty();
  }

  @Test
  void aBranchDoesNotSeeWhatAnotherWrites() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(to("a", "write").writes("default", "x", STRING))
                .node(to("b", "write").reads("x", STRING))
                .node(node("write").join()))
        .is("TL302 b")
        .says("on path plan -default-> b it is not set");
  }

  @Test
  void aKeyThatItsBranchMayLeaveUnsetIsFoundBehindTheJoin() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "b", "a"))
                .node(
                    node("a")
                        .actions("yes", "no")
                        .writes("yes", "x", STRING)
                        .transition("yes", "write")
                        .transition("no", "write"))
                .node(to("b", "write"))
                .node(node("write").join().reads("x", STRING)))
        .is("TL302 write")
        .says("on path plan -default-> a -no-> write");
  }

  @Test
  void aKeyThatItsBranchUnsetsIsFoundBehindTheJoin() {
    Verdict.on(
            flow("F")
                .input("x", STRING)
                .node(fork("plan", "a", "b"))
                .node(to("a", "write").writesOptional("default", "x", STRING))
                .node(to("b", "write").reads("x", STRING))
                .node(node("write").join().reads("x", STRING)))
        .is("TL302 write");
  }

  @Test
  void whatEveryRunMissesInABranchIsNotMissedAgainBehindTheJoin() {
    Verdict.on(
            flow("F")
                .input("x", STRING, Need.OPTIONAL)
                .node(fork("plan", "a", "b"))
                .node(to("a", "write").reads("x", STRING))
                .node(to("b", "write"))
                .node(node("write").join().reads("x", STRING)))
        .is("TL302 a");
  }

  @Test
  void whatSomeRunsMissInABranchOthersMayMissBehindTheJoin() {
    Verdict.on(
            flow("F")
                .input("x", STRING, Need.OPTIONAL)
                .node(fork("plan", "a", "b"))
                .node(node("a").actions("c", "write"))
                .node(to("c", "write").reads("x", STRING))
                .node(to("b", "write"))
                .node(node("write").join().reads("x", STRING)))
        .is("TL302 c", "TL302 write");
  }

  @Test
  void outputsAreCheckedWhereBranchesEnd() {
    Verdict.on(
            flow("F")
                .output("x", STRING)
                .node(fork("plan", "a", "b"))
                .node(
                    node("a")
                        .actions("yes", "no")
                        .writes("yes", "x", STRING)
                        .exit("yes")
                        .exit("no"))
                .node(node("b")))
        .is("TL304 output.x")
        .says("on path plan -default-> a -no-> exit");
  }

  @Test
  void twoBranchesMustNotWriteOneKey() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(to("a", "write").writes("default", "x", STRING))
                .node(to("b", "write").writes("default", "x", STRING))
                .node(node("write").join().reads("x", STRING)))
        .is("TL305 b")
        .says(
            "in the fork plan -default-> {a, b}",
            "node a (A) writes in branch a and node b (B) writes in branch b",
            "@Append");
  }

  @Test
  void aNodeInTwoBranchesMustNotWrite() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(to("a", "c"))
                .node(to("b", "c"))
                .node(to("c", "write").writes("default", "x", STRING))
                .node(node("write").join().reads("x", STRING)))
        .is("TL305 c")
        .says("node c (C) writes in branch a and node c (C) writes in branch b");
  }

  @Test
  void oneBranchMustNotWriteWhatAnotherAppendsTo() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(to("a", "write").appends("default", "x", STRING))
                .node(to("b", "write").writes("default", "x", STRINGS))
                .node(node("write").join().reads("x", STRINGS)))
        .is("TL305 a")
        .says("node a (A) appends in branch a");
  }

  @Test
  void branchesMayAllAppend() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .node(fork("plan", "a", "b"))
                    .node(to("a", "write").appends("default", "x", STRING))
                    .node(to("b", "write").appends("default", "x", STRING))
                    .node(node("write").join().reads("x", STRINGS)))
            .is()
            .proven("F");

    assertThat(proven.forks().get(0).appended()).containsExactly("x");
    assertThat(proven.forks().get(0).branches().get(0).writes()).isEmpty();
  }

  @Test
  void anInnerForkSpeaksForItself() {
    Verdict.on(
            flow("F")
                .node(fork("plan", "a", "b"))
                .node(fork("a", "a1", "a2"))
                .node(to("a1", "inner").writes("default", "x", STRING))
                .node(to("a2", "inner").writes("default", "x", STRING))
                .node(to("inner", "write").join())
                .node(to("b", "write").writes("default", "x", STRING))
                .node(node("write").join().reads("x", STRING)))
        .is("TL305 a2");
  }

  // dynamic forks

  private static NodeSpec split() {
    return node("split").forks().actions("work").writes("work", "part", STRING);
  }

  @Test
  void eachBranchHasKeysOfItsOwnThatAreListsAfterwards() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .output("done", listOf(INTEGER))
                    .node(split())
                    .node(
                        to("work", "merge")
                            .reads("part", STRING)
                            .writes("default", "done", INTEGER))
                    .node(node("merge").join().reads("part", STRINGS)))
            .is()
            .proven("F");

    assertThat(proven.forks().get(0).locals())
        .containsEntry("part", new StoredKey(STRING, true, false))
        .containsEntry("done", new StoredKey(INTEGER, true, false));
    assertThat(proven.keys())
        .containsEntry("part", new StoredKey(STRINGS, false, false))
        .containsEntry("done", new StoredKey(listOf(INTEGER), false, false));
    assertThat(proven.scopeOf(1, "part")).isZero();
    assertThat(proven.scopeOf(2, "part")).isEqualTo(ProvenFlow.NONE);
  }

  @Test
  void aBranchsOwnKeyStartsUnset() {
    Verdict.on(
            flow("F")
                .input("text", STRINGS)
                .output("text", STRINGS)
                .node(split())
                .node(
                    to("work", "merge")
                        .reads("part", STRING)
                        .reads("text", STRING)
                        .writes("default", "text", STRING))
                .node(node("merge").join()))
        .is("TL302 work")
        .says(
            "key \"text\" may be unset",
            "on path split -work-> work it is not set",
            "each branch of the fork at split has its own");
  }

  @Test
  void aKeyOfOneKindOfBranchIsUnsetInAnother() {
    Verdict.on(
            flow("F")
                .output("q", STRINGS)
                .output("n", listOf(INTEGER))
                .node(node("start"))
                .node(
                    node("plan")
                        .forks()
                        .writes("search", "q", STRING)
                        .writes("count", "n", INTEGER))
                .node(to("search", "merge").reads("q", STRING).reads("n", INTEGER))
                .node(to("count", "merge").reads("n", INTEGER))
                .node(node("merge").join())
                .start("plan"))
        .is("TL207 start");
    Verdict.on(
            flow("F")
                .output("q", STRINGS)
                .output("n", listOf(INTEGER))
                .node(to("begin", "plan"))
                .node(
                    node("plan")
                        .forks()
                        .writes("search", "q", STRING)
                        .writes("count", "n", INTEGER))
                .node(to("search", "merge").reads("q", STRING).reads("n", INTEGER))
                .node(to("count", "merge").reads("n", INTEGER))
                .node(node("merge").join()))
        .is("TL302 search")
        .says("on path begin -default-> plan -search-> search");
  }

  @Test
  void nestedForksMakeListsOfLists() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .output("page", listOf(listOf(STRING)))
                    .node(node("book").forks().actions("chapter"))
                    .node(node("chapter").forks().writes("work", "page", STRING))
                    .node(to("work", "inner").reads("page", STRING))
                    .node(to("inner", "outer").join().reads("page", STRINGS))
                    .node(node("outer").join()))
            .is()
            .proven("F");

    assertThat(proven.forks().get(0).locals().get("page").type()).isEqualTo(STRINGS);
    assertThat(proven.forks().get(1).locals().get("page").type()).isEqualTo(STRING);
    assertThat(proven.keys().get("page").type()).isEqualTo(listOf(listOf(STRING)));
    assertThat(proven.scopeOf(2, "page")).isEqualTo(1);
    assertThat(proven.scopeOf(3, "page")).isZero();
  }

  @Test
  void theListIsAlwaysSet() {
    Verdict.on(
            flow("F")
                .output("done", STRINGS)
                .node(split())
                .node(
                    to("work", "merge")
                        .reads("part", STRING)
                        .writesOptional("default", "done", STRING))
                .node(node("merge").join()))
        .is()
        .proves("F");
  }

  @Test
  void aForkOfNoBranchLeavesTheFlowsKeysAsTheyWere() {
    Verdict.on(
            flow("F")
                .input("x", STRING, Need.OPTIONAL)
                .node(split())
                .node(to("work", "merge").reads("part", STRING).reads("x", STRING))
                .node(node("merge").join().reads("x", STRING)))
        .is("TL302 work", "TL302 merge")
        .proves();
    Verdict verdict =
        Verdict.on(
            flow("F")
                .input("x", STRING, Need.OPTIONAL)
                .node(split())
                .node(to("work", "merge").reads("part", STRING))
                .node(node("merge").join().reads("x", STRING)));
    verdict.is("TL302 merge").says("on path split -[]-> merge it is not set");
  }

  @Test
  void whatANodeWritesBesideItsOutcomesIsTheFlows() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .output("count", INTEGER)
                    .node(split().writesCell("work", "count", INTEGER, true))
                    .node(to("work", "merge").reads("part", STRING).reads("count", INTEGER))
                    .node(node("merge").join()))
            .is()
            .proven("F");

    assertThat(proven.forks().get(0).locals()).containsOnlyKeys("part");
    assertThat(proven.keys().get("count").type()).isEqualTo(INTEGER);
  }

  @Test
  void aPromiseOfSomeActionsIsNoneWithoutABranch() {
    Verdict.on(
            flow("F")
                .output("count", INTEGER)
                .node(
                    node("split")
                        .forks()
                        .writesCell("work", "count", INTEGER, true)
                        .actions("merge"))
                .node(to("work", "merge").reads("count", INTEGER))
                .node(node("merge").join()))
        .is("TL304 output.count")
        .says("on path split -[]-> merge -default-> exit");
  }

  @Test
  void branchesMustWriteOneType() {
    Verdict.on(
            flow("F")
                .node(node("split").forks().actions("a", "b"))
                .node(to("a", "merge").writes("default", "x", STRING))
                .node(to("b", "merge").writes("default", "x", INTEGER))
                .node(node("merge").join().reads("x", STRINGS)))
        .is("TL305 b")
        .says("node a (A) writes String, but node b (B) writes Integer");
  }

  @Test
  void aReaderInABranchSeesTheElement() {
    Verdict.on(
            flow("F")
                .node(split())
                .node(to("work", "merge").reads("part", STRINGS))
                .node(node("merge").join()))
        .is("TL303 work");
  }

  @Test
  void aReaderBehindTheJoinSeesTheList() {
    Verdict.on(
            flow("F")
                .node(split())
                .node(to("work", "merge").reads("part", STRING))
                .node(node("merge").join().reads("part", STRING)))
        .is("TL303 merge")
        .says("the branches of the fork at split make it List<String>");
  }

  @Test
  void theMostSpecificTypeIsTheElements() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .output("x", listOf(INTEGER))
                    .node(node("split").forks().writes("work", "x", INTEGER))
                    .node(to("work", "merge").reads("x", NUMBER))
                    .node(node("merge").join()))
            .is()
            .proven("F");

    assertThat(proven.forks().get(0).locals().get("x").type()).isEqualTo(INTEGER);
  }

  @Test
  void branchesMustNotBothWriteAndAppend() {
    Verdict.on(
            flow("F")
                .node(node("split").forks().actions("a", "b"))
                .node(to("a", "merge").writes("default", "x", STRINGS))
                .node(to("b", "merge").appends("default", "x", STRING))
                .node(node("merge").join().reads("x", STRINGS)))
        .is("TL305 b")
        .says("node a (A) writes it and node b (B) appends to it");
  }

  @Test
  void branchesMayAppendToTheFlowsKey() {
    ProvenFlow proven =
        Verdict.on(
                flow("F")
                    .output("x", STRINGS)
                    .node(node("split").forks().appends("work", "x", STRING))
                    .node(to("work", "merge").reads("x", STRINGS).appends("default", "x", STRING))
                    .node(node("merge").join()))
            .is()
            .proven("F");

    assertThat(proven.forks().get(0).locals()).isEmpty();
    assertThat(proven.forks().get(0).appended()).containsExactly("x");
  }

  @Test
  void aNodeInTheBranchesOfTwoForksIsOneMistake() {
    Verdict.on(
            flow("F")
                .node(node("decide").actions("one", "two"))
                .node(node("one").forks().writes("go", "x", STRING).transition("go", "work"))
                .node(node("two").forks().writes("go", "y", STRING).transition("go", "work"))
                .node(
                    to("work", "merge")
                        .reads("x", STRING, Need.OPTIONAL)
                        .reads("y", STRING, Need.OPTIONAL))
                .node(node("merge").join()))
        .is("TL305 work")
        .says(
            "keys \"x\", \"y\" of a branch and of none: of what node work (Work) uses, each branch"
                + " of the fork at one has its own, but path decide -two-> two -go-> work comes"
                + " there from outside; and each branch of the fork at two has its own, but path"
                + " decide -one-> one -go-> work comes there from outside; declare a node method"
                + " for each of the ways");
  }

  @Test
  void aNodeInAndOutsideABranchMustNotUseTheBranchsKeys() {
    Verdict.on(
            flow("F")
                .input("part", STRING)
                .node(node("decide").actions("split", "work"))
                .node(split())
                .node(to("work", "merge").reads("part", STRING))
                .node(node("merge").join()))
        .is("TL305 work")
        .says(
            "of what node work (Work) uses",
            "path decide -work-> work comes there from outside",
            "a node method for each");
  }

  @Test
  void aNodeInAndOutsideABranchMayUseOtherKeys() {
    Verdict.on(
            flow("F")
                .input("text", STRING)
                .output("part", STRINGS)
                .input("part", STRINGS)
                .node(node("decide").actions("split", "work"))
                .node(split())
                .node(to("work", "merge").reads("text", STRING))
                .node(node("merge").join()))
        .is()
        .proves("F");
  }

  @Test
  void aBranchsKeyThatNobodyReadsIsReportedAtItsWriter() {
    Verdict.on(
            flow("F")
                .node(split())
                .node(to("work", "merge").reads("part", STRING).writes("default", "done", STRING))
                .node(node("merge").join()))
        .is("TL391 work")
        .proves("F");
  }

  @Test
  void anInputBehindABranchsOwnKeyIsUnused() {
    Verdict.on(
            flow("F")
                .input("part", STRINGS)
                .node(split())
                .node(to("work", "merge").reads("part", STRING))
                .node(node("merge").join()))
        .is("TL392 input.part");
  }

  // shared inputs

  @Test
  void aMutableInputThatTwoBranchesReadIsWarnedOf() {
    Verdict.on(
            flow("F")
                .input("texts", STRINGS)
                .node(fork("plan", "a", "b"))
                .node(to("a", "write").reads("texts", STRINGS))
                .node(to("b", "write").reads("texts", STRINGS))
                .node(node("write").join()))
        .is("TL393 input.texts")
        .says("the fork plan -default-> {a, b}", "(a, b)", "List<String>")
        .proves("F");
  }

  @Test
  void aMutableInputThatOneBranchReadsIsNot() {
    Verdict.on(
            flow("F")
                .input("texts", STRINGS)
                .input("text", STRING)
                .node(fork("plan", "a", "b").reads("texts", STRINGS))
                .node(to("a", "write").reads("texts", STRINGS).reads("text", STRING))
                .node(to("b", "write").reads("text", STRING))
                .node(node("write").join().reads("texts", STRINGS)))
        .is()
        .proves("F");
  }

  @Test
  void aMutableInputThatBranchesOfAListReadIsWarnedOf() {
    Verdict.on(
            flow("F")
                .input("texts", STRINGS)
                .node(split())
                .node(to("work", "merge").reads("part", STRING).reads("texts", STRINGS))
                .node(node("merge").join()))
        .is("TL393 input.texts");
  }

  @Test
  void anInputThatIsAppendedToIsTheRunsOwn() {
    Verdict.on(
            flow("F")
                .input("texts", STRINGS)
                .node(split())
                .node(
                    to("work", "merge")
                        .reads("part", STRING)
                        .reads("texts", STRINGS)
                        .appends("default", "texts", STRING))
                .node(node("merge").join()))
        .is()
        .proves("F");
  }
}

package dev.tramline.processor.check;

import static dev.tramline.processor.check.FakeType.INTEGER;
import static dev.tramline.processor.check.FakeType.STRING;
import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;

import dev.tramline.processor.model.Need;
import org.junit.jupiter.api.Test;

/** Keys that nothing writes, renames that do not fit, and keys that nothing reads. */
class KeyNamesTest {

  @Test
  void aMisspeltReadIsOneErrorAndNoWarning() {
    Verdict.on(flow("F").input("question", STRING).node(node("a").reads("quesiton", STRING)))
        .is("TL301 a")
        .says("no node of flow F writes it", "(did you mean \"question\"?)")
        .proves();
  }

  @Test
  void anOptionalReadThatNothingWritesIsAnErrorToo() {
    Verdict.on(flow("F").node(node("a").reads("x", STRING, Need.OPTIONAL))).is("TL301 a");
  }

  @Test
  void severalReadersOfAMissingKeyAreOneError() {
    Verdict.on(
            flow("F")
                .output("x", STRING)
                .node(node("a").actions("b").reads("x", STRING))
                .node(node("b").reads("x", STRING)))
        .is("TL301 a")
        .says("node a (A) reads it (and so does b)");
  }

  @Test
  void anOutputThatNothingWritesIsReportedAtTheOutput() {
    Verdict.on(
            flow("F").output("answer", STRING).node(node("a").writes("default", "anwser", STRING)))
        .is("TL301 output.answer")
        .says("(did you mean \"anwser\"?)");
  }

  @Test
  void renamesApplyToReadsAndWritesAtOnce() {
    Verdict.on(
            flow("F")
                .input("x", STRING)
                .output("y", INTEGER)
                .node(
                    node("a")
                        .reads("y", STRING)
                        .writes("default", "x", INTEGER)
                        .rename("x", "y")
                        .rename("y", "x")))
        .is()
        .proves("F");
  }

  @Test
  void aRenameOfAMisspeltKeyIsTheOnlyError() {
    Verdict.on(
            flow("F")
                .output("summaries", STRING)
                .node(node("a").writes("default", "summary", STRING).rename("sumary", "summaries")))
        .is("TL307 a.rename.sumary.summaries")
        .says("neither reads nor writes it", "(summary)", "(did you mean \"summary\"?)");
  }

  @Test
  void aRenameOfAKeyUnlikeAnyOtherSilencesAllKeysOfTheNode() {
    Verdict.on(
            flow("F")
                .output("summaries", STRING)
                .node(
                    node("a")
                        .reads("missing", STRING)
                        .writes("default", "x", STRING)
                        .rename("unlike", "summaries")))
        .is("TL307 a.rename.unlike.summaries");
  }

  @Test
  void aKeyIsRenamedOnce() {
    Verdict.on(
            flow("F")
                .output("y", STRING)
                .output("z", STRING)
                .node(node("a").writes("default", "x", STRING).rename("x", "y").rename("x", "z")))
        .is("TL307 a.rename.x.z")
        .says("cannot be both \"y\" and \"z\"");
  }

  @Test
  void aRenameMustNotMakeTwoWritesOfAnActionOne() {
    Verdict.on(
            flow("F")
                .output("y", STRING)
                .node(
                    node("a")
                        .writes("default", "x", STRING)
                        .writes("default", "y", STRING)
                        .rename("x", "y")))
        .is("TL307 a.rename.x.y")
        .says("writes both \"x\" and \"y\" on action \"default\"");
  }

  @Test
  void writesOnDifferentActionsMayBeOneKey() {
    Verdict.on(
            flow("F")
                .output("y", STRING)
                .node(
                    node("a")
                        .writes("good", "x", STRING)
                        .writes("bad", "y", STRING)
                        .rename("x", "y")
                        .exit("good")
                        .exit("bad")))
        .is()
        .proves("F");
  }

  @Test
  void aKeyThatNothingReadsIsAWarningAtEachWriter() {
    Verdict.on(
            flow("F")
                .node(
                    node("a")
                        .writes("b", "x", STRING)
                        .writes("c", "x", STRING)
                        .writes("c", "own", STRING)
                        .reads("own", STRING, Need.OPTIONAL))
                .node(node("b").writes("default", "x", STRING))
                .node(node("c").writes("default", "x", STRING).compiled()))
        .is("TL391 a", "TL391 b")
        .proves("F");
  }

  @Test
  void unusedOutputsOfSubFlowsAreNoWarning() {
    Verdict.on(flow("F").node(node("a").flow("Inner").writes("default", "x", STRING)))
        .is()
        .proves("F");
  }

  @Test
  void anInputThatNothingReadsIsAWarning() {
    Verdict.on(flow("F").input("x", STRING).input("y", STRING).output("y", STRING).node(node("a")))
        .is("TL392 input.x")
        .proves("F");
  }

  @Test
  void findingsOnKeysAreSortedByNodeThenKey() {
    Verdict.on(
            flow("F")
                .output("a", STRING)
                .node(node("second").actions("first").reads("z", STRING).reads("y", STRING))
                .node(node("first").reads("b", STRING)))
        .is("TL301 second", "TL301 second", "TL301 first", "TL301 output.a");
  }
}

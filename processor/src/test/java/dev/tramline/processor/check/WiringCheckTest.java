package dev.tramline.processor.check;

import static dev.tramline.processor.check.FakeType.STRING;
import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.ProvenFlow.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringCheckTest {

  private static Route to(int node) {
    return new Route.To(node);
  }

  private static Route exit(int variant) {
    return new Route.Exit(variant);
  }

  private static NodeSpec decide() {
    return node("decide").type("DecideAction").reads("question", STRING);
  }

  private static FlowSpec researchAgentWithoutAnswer(NodeSpec decide) {
    return flow("ResearchAgent")
        .input("question", STRING)
        .output("answer", STRING)
        .node(decide.writes("search", "searchQuery", STRING).actions("answer"))
        .node(
            node("search")
                .type("SearchWeb")
                .reads("searchQuery", STRING)
                .appends("decide", "context", STRING));
  }

  private static FlowSpec researchAgent() {
    return researchAgentWithoutAnswer(decide().reads("context", FakeType.STRINGS))
        .node(
            node("answer")
                .type("DirectAnswer")
                .reads("question", STRING)
                .reads("context", FakeType.STRINGS)
                .writes("default", "answer", STRING));
  }

  @Test
  void theSampleFlowIsProven() {
    Verdict verdict = Verdict.on(researchAgent()).is().proves("ResearchAgent");
    assertThat(verdict.proven("ResearchAgent").start()).isZero();
    assertThat(verdict.proven("ResearchAgent").edges())
        .containsExactly(List.of(to(1), to(2)), List.of(to(0)), List.of(exit(0)));
  }

  @Test
  void aMissingNodeIsOneErrorThatSaysHowToMendIt() {
    Verdict verdict = Verdict.on(researchAgentWithoutAnswer(decide())).is("TL204 decide").proves();
    assertThat(verdict.findings().get(0).message())
        .isEqualTo(
            "dangling action \"answer\": node decide (DecideAction) can return it, but flow"
                + " ResearchAgent has no node named answer; declare a node method named answer, or"
                + " put @Transition(value = \"answer\", to = \"...\") or @Exit(\"answer\") on"
                + " decide");
  }

  @Test
  void aMisspeltNodeMethodIsSuggested() {
    Verdict.on(researchAgentWithoutAnswer(decide()).node(node("answers")))
        .is("TL204 decide")
        .says("@Exit(\"answer\") on decide (did you mean \"answers\"?)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"continue", "null", "needs review", "2nd", "", "start", "getClass", "a", "run"})
  void noNodeMethodIsAdvisedThatJavaOrTramlineForbids(String action) {
    Verdict verdict = Verdict.on(flow("F").node(node("a").actions(action, "b")).node(node("b")));
    verdict.is("TL204 a");
    assertThat(verdict.findings().get(0).message())
        .doesNotContain("declare a node method")
        .contains("put @Transition(value = \"" + action + "\", to = \"...\") or @Exit(");
  }

  @Test
  void anActionDoesNotLeadBackToItsOwnNodeByName() {
    Verdict.on(flow("F").node(node("a").actions("a")))
        .is("TL204 a")
        .says("flow F has no other node named a; put @Transition");
  }

  @Test
  void defaultEndsTheFlowOnlyAsTheOnlyAction() {
    Verdict.on(flow("F").node(node("a").actions("default", "b")).node(node("b")))
        .is("TL204 a")
        .says("only where it is the node's only action; put @Transition(to = \"...\") or @Exit on");
  }

  @Test
  void defaultEndsNoFlowWithASealedResult() {
    Verdict.on(flow("F").variant("done").node(node("a")))
        .is("TL204 a")
        .says("is sealed", "@Transition(to = \"...\") or @Exit(as = \"...\") on a");
  }

  @Test
  void explicitWiringWinsOverNames() {
    Verdict verdict =
        Verdict.on(
            flow("F")
                .variant("b")
                .variant("c")
                .node(node("a").actions("b", "c", "d").transition("b", "d").exit("c"))
                .node(node("b").exit("default", "b"))
                .node(node("c").exit("default", "c"))
                .node(node("d").actions("x", "y").transition("x", "b").transition("y", "c")));
    verdict.is().proves("F");
    assertThat(verdict.proven("F").edges().get(0)).containsExactly(to(3), exit(1), to(3));
  }

  @Test
  void anActionNamedLikeANodeAndAVariantIsAmbiguous() {
    Verdict.on(
            flow("F")
                .variant("b")
                .node(node("a").actions("b"))
                .node(node("b").exit("default", "b")))
        .is("TL210 a")
        .says("ambiguous", "@Transition(value = \"b\", to = \"b\") or @Exit(\"b\") on a");
  }

  @Test
  void aVariantNamedLikeTheNodeItselfIsNotAmbiguous() {
    Verdict.on(flow("F").variant("a").node(node("a").actions("a"))).is().proves("F");
  }

  @Test
  void anActionWiredTwiceIsReportedAtTheSecondPlace() {
    Verdict.on(
            flow("F").node(node("a").actions("x").transition("x", "b").exit("x")).node(node("b")))
        .is("TL210 a.exit.x")
        .says("leave one");
  }

  @Test
  void aMisspeltTargetIsTheOnlyError() {
    Verdict.on(flow("F").node(node("a").transition("default", "serach")).node(node("search")))
        .is("TL206 a.transition.default.to")
        .says("(did you mean \"search\"?)");
  }

  @Test
  void aMisspeltStartIsTheOnlyError() {
    Verdict.on(flow("F").start("serach").node(node("search")))
        .is("TL206 start")
        .says("(did you mean \"search\"?)");
  }

  @Test
  void aFlowWithoutNodesHasNoStart() {
    Verdict.on(flow("F")).is("TL206 start").says("no such node");
  }

  @Test
  void wiringOfAMisspeltActionIsOneErrorNotTwo() {
    Verdict.on(
            flow("F")
                .node(node("a").actions("search", "b").transition("serach", "b"))
                .node(node("b")))
        .is("TL205 a.transition.serach")
        .says("never returns it", "(search, b)", "(did you mean \"search\"?)");
  }

  @Test
  void oneMisspeltActionExcusesOneDanglingActionOnly() {
    Verdict.on(
            flow("F").node(node("a").actions("search1", "search2").exit("search3")).node(node("b")))
        .is("TL205 a.exit.search3", "TL204 a");
  }

  @Test
  void twoMisspeltActionsExcuseTwo() {
    Verdict.on(
            flow("F").node(node("a").actions("search1", "search2").exit("search3").exit("search4")))
        .is("TL205 a.exit.search3", "TL205 a.exit.search4");
  }

  @Test
  void wiringOfAnUnknownActionSuggestsAnActionThatIsWiredOnlyIfNoneDangles() {
    Verdict.on(flow("F").node(node("a").transition("defualt", "a")))
        .is("TL205 a.transition.defualt")
        .says("(did you mean \"default\"?)");
  }

  @Test
  void anExitOfAMisspeltActionIsNotAlsoAMissingVariant() {
    Verdict.on(flow("F").variant("done").node(node("a").actions("done").exit("dnoe")))
        .is("TL205 a.exit.dnoe");
  }

  @Test
  void anExitMustNameAVariantThatThereIs() {
    Verdict.on(flow("F").variant("approved").node(node("a").exit("default", "aproved")))
        .is("TL211 a.exit.default.as")
        .says("(did you mean \"approved\"?)");
    Verdict.on(flow("F").variant("approved").node(node("a").actions("yes").exit("yes")))
        .is("TL211 a.exit.yes")
        .says("(approved)");
  }

  @Test
  void anExitOfAPlainResultNamesNoVariant() {
    Verdict.on(flow("F").node(node("a").exit("default", "done")))
        .is("TL211 a.exit.default.as")
        .says("not sealed");
  }

  @Test
  void aVariantThatNoExitReachesIsReportedAtTheVariant() {
    Verdict.on(flow("F").variant("yes").variant("no").node(node("a").actions("yes")))
        .is("TL211 variant.no")
        .says("as = \"no\"");
  }

  @Test
  void anUnreachedVariantIsNotReportedBesideOtherErrors() {
    Verdict.on(flow("F").variant("yes").variant("no").node(node("a").actions("yes", "nope")))
        .is("TL204 a");
  }

  @Test
  void aBrokenNodeIsAValidTargetAndStopsFurtherChecks() {
    Verdict.on(
            flow("F")
                .variant("never")
                .output("never", "missing", STRING, Need.REQUIRED)
                .node(node("a").actions("b"))
                .node(node("b").broken().transition("whatever", "a"))
                .node(node("unreachable").exit("default", "never")))
        .is()
        .proves();
  }

  @Test
  void theOtherNodesOfAFlowWithABrokenNodeAreWired() {
    Verdict.on(
            flow("F")
                .node(node("a").actions("b", "c"))
                .node(node("b").broken().transition("x", "aa").exit("x")))
        .is("TL204 a", "TL206 b.transition.x.to", "TL210 b.exit.x");
  }

  @Test
  void findingsComeInTheOrderOfFlowsAndNodes() {
    Verdict.on(
            flow("F").node(node("b").actions("x")).node(node("a").actions("z", "y")),
            flow("Fine").node(node("a")),
            flow("E").node(node("c").actions("w")))
        .is("TL204 b", "TL204 a", "TL204 a", "TL204 c")
        .proves("Fine");
  }
}

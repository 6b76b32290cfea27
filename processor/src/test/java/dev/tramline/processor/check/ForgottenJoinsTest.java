package dev.tramline.processor.check;

import static dev.tramline.processor.check.FakeType.STRING;
import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;

import dev.tramline.processor.model.Need;
import org.junit.jupiter.api.Test;

/** Where a join was forgotten, it is the node where the branches meet that is told of. */
class ForgottenJoinsTest {

  private static NodeSpec to(String name, String target) {
    return node(name).transition("default", target);
  }

  /** Two branches that meet at node write, and go on to node publish. */
  private static FlowSpec twoBranches() {
    return flow("F")
        .node(
            node("plan")
                .actions("go", "look")
                .transition("go", "a", "b")
                .transition("look", "look"))
        .node(to("a", "write"))
        .node(to("b", "write"));
  }

  @Test
  void whatItsMistakeHidOfTheSameKeyIsSaidBesideIt() {
    Verdict.on(
            twoBranches()
                .node(node("publish").writes("default", "url", STRING))
                .node(to("write", "publish").writes("default", "text", STRING))
                .node(node("look").reads("text", STRING).reads("url", STRING, Need.OPTIONAL)))
        .is("TL212 write", "TL302 look");
  }

  @Test
  void eachKeyOfAnErrorCounts() {
    Verdict.on(
            twoBranches()
                .node(
                    node("publish")
                        .writes("default", "text", STRING)
                        .writes("default", "title", STRING)
                        .writes("default", "url", STRING))
                .node(
                    to("write", "publish")
                        .writes("default", "text", STRING)
                        .writes("default", "title", STRING)
                        .writes("default", "words", STRING))
                .node(
                    node("look")
                        .reads("text", STRING, Need.OPTIONAL)
                        .reads("title", STRING, Need.OPTIONAL)
                        .reads("words", STRING, Need.OPTIONAL)
                        .reads("url", STRING, Need.OPTIONAL)))
        .is("TL212 write")
        .says("text", "title", "words", "url");
  }
}

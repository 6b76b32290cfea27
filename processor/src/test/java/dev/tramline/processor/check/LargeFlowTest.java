package dev.tramline.processor.check;

import static dev.tramline.processor.check.FakeType.STRING;
import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Large flows take a fraction of a second; the limit only tells that from another complexity. */
class LargeFlowTest {

  private static final int NODES = 600;
  private static final int KEYS = 400;

  @Test
  void aLargeFlowIsProvenFast() {
    FlowSpec flow = large(true);
    Verdict verdict = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Verdict.on(flow));
    verdict.is().proves("Large");
  }

  @Test
  void aLargeFlowFullOfErrorsIsReportedFastAndAlwaysAlike() {
    FlowSpec flow = large(false);
    Verdict verdict = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Verdict.on(flow));
    assertThat(verdict.findings())
        .hasSize(KEYS / 4)
        .extracting(Finding::code)
        .containsOnly(Code.TL302);
    assertThat(Verdict.on(flow).findings()).isEqualTo(verdict.findings());
  }

  /** A chain with ways back: the first four nodes write a quarter of the keys each. */
  private static FlowSpec large(boolean good) {
    FlowSpec flow = flow("Large");
    for (int i = 0; i < NODES; i++) {
      NodeSpec node = node("n" + i).actions("next", "back", "stay");
      node.transition("back", "n" + i / 2).transition("stay", "n" + i);
      if (i + 1 < NODES) {
        node.transition("next", "n" + (i + 1));
      } else {
        node.exit("next");
      }
      for (int k = i % 4; k < KEYS; k += 4) {
        if (i >= 4) {
          node.reads("k" + k, STRING);
        } else {
          node.writes(good || i > 0 ? "next" : "stay", "k" + k, STRING);
        }
      }
      flow.node(node);
    }
    return flow;
  }
}

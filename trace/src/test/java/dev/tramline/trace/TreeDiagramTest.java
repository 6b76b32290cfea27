package dev.tramline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.runtime.NodeFailedException;
import dev.tramline.trace.ExecutionTree.Ending;
import dev.tramline.trace.ExecutionTree.Visit;
import dev.tramline.trace.Lines.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeDiagramTest {

  private final ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();
  private final Flows flows = Flows.recordedBy(recorder);

  private void assertDiagram(String expected) {
    assertThat(recorder.tree().toMermaid()).isEqualTo(expected);
  }

  @Test
  void visitsInOrderWithTheirActions() {
    flows.loop().run(3);

    assertDiagram(
        """
        flowchart TD
            run(["Loop"])
            v0["count"]
            v1["count"]
            v2["count"]
            ending(["finished"])
            run --> v0
            v0 -->|"again"| v1
            v1 -->|"again"| v2
            v2 -->|"done"| ending
        """);
  }

  @Test
  void aNestedFlowIsASubgraph() {
    flows.nested().run(1);

    assertDiagram(
        """
        flowchart TD
            run(["Nested"])
            subgraph v0["inner"]
                v1["first"]
                v2["second"]
                v3["third"]
            end
            v4["count"]
            ending(["finished"])
            run --> v0
            v1 --> v2
            v2 --> v3
            v0 --> v4
            v4 -->|"done"| ending
        """);
  }

  @Test
  void branchesPartAndMeetWhereverTheyBegin() {
    flows.dynamic().run(List.of("pair", "skip", "skip", "pair"), 1);

    assertDiagram(
        """
        flowchart TD
            run(["Dynamic"])
            v0["plan"]
            v1["left"]
            v2["right"]
            v3["both"]
            v4["left"]
            v5["right"]
            v6["both"]
            v7["gather"]
            v8["count"]
            ending(["finished"])
            run --> v0
            v0 --> v1
            v0 --> v2
            v1 --> v3
            v2 --> v3
            v0 --> v4
            v0 --> v5
            v4 --> v6
            v5 --> v6
            v3 --> v7
            v0 --> v7
            v6 --> v7
            v7 --> v8
            v8 -->|"done"| ending
        """);
  }

  @Test
  void itemsStandBesideEachOther() {
    flows.pieces().run(List.of(2));

    assertDiagram(
        """
        flowchart TD
            run(["Pieces"])
            subgraph v0["piece"]
                subgraph v1["item 0"]
                    subgraph v2["pack"]
                        v3["item 0"]
                        v4["item 1"]
                    end
                    v5["sum"]
                    v6["wax"]
                    v7["buff"]
                    v8["done"]
                end
            end
            ending(["finished"])
            run --> v0
            v2 --> v5
            v5 --> v6
            v5 --> v7
            v6 --> v8
            v7 --> v8
            v0 --> ending
        """);
  }

  @Test
  void failuresAreNamedAndLeadOnByADashedArrow() {
    Work work =
        (piece, context) -> {
          if (piece.equals("second") || (piece.equals("first") && context.attempt() == 0)) {
            throw new IOException("broken");
          }
          if (piece.equals("third")) {
            throw new IOException("broken, too");
          }
        };

    assertThatThrownBy(() -> Flows.recordedBy(recorder, work).linear().run())
        .isInstanceOf(NodeFailedException.class);

    assertDiagram(
        """
        flowchart TD
            run(["Linear"])
            v0["first, 1 try failed"]
            v1["second, 3 tries failed"]
            v2["third, 3 tries failed, failed"]
            ending(["failed at third"])
            run --> v0
            v0 --> v1
            v1 --> v2
            v2 -.-> ending
        """);
  }

  @Test
  void aTreeThatLeftSomethingOutSaysSo() {
    ExecutionTree.Recorder small = new ExecutionTree.Recorder(2);

    Flows.recordedBy(small).loop().run(4);

    assertThat(small.tree().toMermaid())
        .isEqualTo(
            """
            flowchart TD
                run(["Loop"])
                v0["count"]
                ending(["finished"])
                more(["3 more left out"])
                run --> v0
                v0 -->|"again"| more
                more -.-> ending
            """);
  }

  @Test
  void whatMermaidWouldTakeForItsOwnIsEscaped() {
    Ending finished = new Ending.Finished(Duration.ZERO);
    Visit visit =
        new Visit(
            "a", "a/0", "say \"#1\" | <b>&`\nend", Instant.EPOCH, finished, List.of(), List.of());

    ExecutionTree tree = new ExecutionTree("1", "F", Instant.EPOCH, finished, List.of(visit), 0);

    assertThat(tree.toMermaid())
        .contains("v0 -->|\"say #34;#35;1#34; #124; #60;b#62;#38;#96;#10;end\"| ending\n");
  }
}

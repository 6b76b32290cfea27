package dev.tramline.processor.check;

import static dev.tramline.processor.check.FlowSpec.flow;
import static dev.tramline.processor.check.NodeSpec.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.processor.generate.MermaidDiagram;
import org.junit.jupiter.api.Test;

/** How forks and joins are drawn. */
class ForkDiagramTest {

  @Test
  void aForkHasSeveralArrowsOfOneActionAndAJoinIsAHexagon() {
    FlowSpec flow =
        flow("F")
            .node(node("plan").actions("go").transition("go", "weather", "news"))
            .node(node("weather").transition("default", "write"))
            .node(node("news").transition("default", "write"))
            .node(node("write").join().exit("default"));

    assertThat(MermaidDiagram.lines(Verdict.on(flow).is().proven("F")))
        .containsExactly(
            "flowchart TD",
            "    start([\"F\"]) --> plan",
            "    plan[\"plan\"]",
            "    weather[\"weather\"]",
            "    news[\"news\"]",
            "    write{{\"write\"}}",
            "    exit0([\"exit\"])",
            "    plan -->|\"go\"| weather",
            "    plan -->|\"go\"| news",
            "    weather --> write",
            "    news --> write",
            "    write --> exit0");
  }
}

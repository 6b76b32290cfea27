package dev.tramline.benchmarks.startup;

import static com.alibaba.cloud.ai.graph.action.AsyncEdgeAction.edge_async;
import static com.alibaba.cloud.ai.graph.action.AsyncNodeAction.node_async;

import com.alibaba.cloud.ai.graph.KeyStrategy;
import com.alibaba.cloud.ai.graph.OverAllState;
import com.alibaba.cloud.ai.graph.StateGraph;
import com.alibaba.cloud.ai.graph.exception.GraphStateException;
import java.util.List;
import java.util.Map;

/** The agent by Spring AI Alibaba Graph, without a Spring context. */
final class BySpringAiAlibaba {

  private BySpringAiAlibaba() {}

  public static void main(String[] args) throws GraphStateException {
    // It brings a second logger, which SLF4J would warn of.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var agent =
        new StateGraph(() -> Map.of("notes", KeyStrategy.APPEND))
            .addNode("decide", node_async(state -> Map.of()))
            .addNode(
                "search",
                node_async(
                    state -> Map.of("notes", StandIns.search(question(state), notes(state)))))
            .addNode(
                "answer",
                node_async(
                    state -> Map.of("answer", StandIns.answer(question(state), notes(state)))))
            .addEdge(StateGraph.START, "decide")
            .addConditionalEdges(
                "decide",
                edge_async(state -> StandIns.wantsSearch(notes(state)) ? "search" : "answer"),
                Map.of("search", "search", "answer", "answer"))
            .addEdge("search", "decide")
            .addEdge("answer", StateGraph.END)
            .compile();
    System.out.println(
        agent
            .invoke(Map.of("question", StandIns.QUESTION))
            .orElseThrow()
            .<String>value("answer")
            .orElseThrow());
  }

  private static String question(OverAllState state) {
    return state.<String>value("question").orElseThrow();
  }

  private static List<String> notes(OverAllState state) {
    return state.<List<String>>value("notes").orElse(List.of());
  }
}

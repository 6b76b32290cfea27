package dev.tramline.benchmarks.cycle;

import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.util.List;
import java.util.Map;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.state.AgentState;

/** The cycle by LangGraph4j, without a checkpoint saver. */
final class ByLangGraph4j implements Cycle {

  private final CompiledGraph<AgentState> graph;

  ByLangGraph4j() throws GraphStateException {
    graph =
        new StateGraph<>(AgentState::new)
            .addNode("count", node_async(state -> Map.of("left", left(state) - 1)))
            .addNode("mix", node_async(ByLangGraph4j::mix))
            .addNode("turn", node_async(state -> Map.of("again", left(state) > 0)))
            .addEdge(StateGraph.START, "count")
            .addEdge("count", "mix")
            .addEdge("mix", "turn")
            .addConditionalEdges(
                "turn",
                edge_async(state -> state.<Boolean>value("again").orElseThrow() ? "again" : "done"),
                Map.of("again", "count", "done", StateGraph.END))
            .compile(CompileConfig.builder().recursionLimit(Integer.MAX_VALUE).build());
  }

  private static int left(AgentState state) {
    return state.<Integer>value("left").orElseThrow();
  }

  private static Map<String, Object> mix(AgentState state) {
    long sum = state.<Long>value("sum").orElseThrow();
    List<String> messages = state.<List<String>>value("messages").orElseThrow();
    return Map.of("sum", Cycle.mix(sum, left(state), messages));
  }

  @Override
  public long run(int left, long sum, List<String> messages) {
    return graph
        .invoke(Map.of("left", left, "sum", sum, "messages", messages))
        .orElseThrow()
        .<Long>value("sum")
        .orElseThrow();
  }
}

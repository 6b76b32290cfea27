package dev.tramline.benchmarks.cycle;

import static com.alibaba.cloud.ai.graph.action.AsyncEdgeAction.edge_async;
import static com.alibaba.cloud.ai.graph.action.AsyncNodeAction.node_async;

import com.alibaba.cloud.ai.graph.CompileConfig;
import com.alibaba.cloud.ai.graph.CompiledGraph;
import com.alibaba.cloud.ai.graph.OverAllState;
import com.alibaba.cloud.ai.graph.StateGraph;
import com.alibaba.cloud.ai.graph.checkpoint.config.SaverConfig;
import com.alibaba.cloud.ai.graph.exception.GraphStateException;
import java.util.List;
import java.util.Map;

/**
 * The cycle by Spring AI Alibaba Graph with its own serializer, without a checkpoint saver. Each
 * step lies deeper on the stack than the one before it, and a run that overflows the stack never
 * returns: so a run ends after {@value #ROUNDS} rounds at most, and another one goes on with its
 * state. What a run takes beside its steps is shared by the steps of {@value #ROUNDS} rounds.
 */
final class BySpringAiAlibaba implements Cycle {

  private static final int ROUNDS = 25;

  private final CompiledGraph graph;

  BySpringAiAlibaba() throws GraphStateException {
    graph =
        new StateGraph()
            .addNode("count", node_async(state -> Map.of("left", left(state) - 1)))
            .addNode("mix", node_async(BySpringAiAlibaba::mix))
            .addNode("turn", node_async(state -> Map.of("again", left(state) % ROUNDS > 0)))
            .addEdge(StateGraph.START, "count")
            .addEdge("count", "mix")
            .addEdge("mix", "turn")
            .addConditionalEdges(
                "turn",
                edge_async(state -> state.<Boolean>value("again").orElseThrow() ? "again" : "done"),
                Map.of("again", "count", "done", StateGraph.END))
            .compile(CompileConfig.builder().saverConfig(new SaverConfig()).build());
  }

  private static int left(OverAllState state) {
    return state.<Integer>value("left").orElseThrow();
  }

  private static long sum(OverAllState state) {
    return state.<Long>value("sum").orElseThrow();
  }

  private static Map<String, Object> mix(OverAllState state) {
    List<String> messages = state.<List<String>>value("messages").orElseThrow();
    return Map.of("sum", Cycle.mix(sum(state), left(state), messages));
  }

  @Override
  public long run(int left, long sum, List<String> messages) {
    Map<String, Object> store = Map.of("left", left, "sum", sum, "messages", messages);
    OverAllState state = graph.invoke(store).orElseThrow();
    while (left(state) > 0) {
      state = graph.invoke(state.data()).orElseThrow();
    }
    return sum(state);
  }
}

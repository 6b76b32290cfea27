package dev.tramline.benchmarks.concurrency;

import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.state.AgentState;

/**
 * All by parallel nodes of LangGraph4j, which has no dynamic ones: the graph is made for a number
 * of items, which is not measured.
 */
final class FanOutByLangGraph4j implements FanOut {

  private final CompiledGraph<AgentState> graph;
  private final RunnableConfig config;

  FanOutByLangGraph4j(int items, ExecutorService executor) throws GraphStateException {
    StateGraph<AgentState> parallel = new StateGraph<>(AgentState::new);
    parallel.addNode("split", node_async(state -> Map.of()));
    parallel.addNode("gather", node_async(state -> Map.of()));
    parallel.addEdge(StateGraph.START, "split");
    parallel.addEdge("gather", StateGraph.END);
    for (int item = 0; item < items; item++) {
      int index = item;
      parallel.addNode("item" + item, node_async(state -> answer(state, index)));
      parallel.addEdge("split", "item" + item);
      parallel.addEdge("item" + item, "gather");
    }
    graph = parallel.compile();
    config = RunnableConfig.builder().addParallelNodeExecutor("split", executor).build();
  }

  private static Map<String, Object> answer(AgentState state, int index)
      throws InterruptedException {
    List<Integer> items = state.<List<Integer>>value("items").orElseThrow();
    return Map.of("answer" + index, Sleeping.answer(items.get(index)));
  }

  @Override
  public List<Integer> answers(List<Integer> items) {
    AgentState end = graph.invoke(Map.of("items", items), config).orElseThrow();
    return IntStream.range(0, items.size())
        .mapToObj(index -> end.<Integer>value("answer" + index).orElseThrow())
        .toList();
  }
}

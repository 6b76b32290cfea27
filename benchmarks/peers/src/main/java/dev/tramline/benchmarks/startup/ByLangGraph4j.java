package dev.tramline.benchmarks.startup;

import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.state.AgentState;
import org.bsc.langgraph4j.state.Channels;

/** The agent by LangGraph4j. */
final class ByLangGraph4j {

  private ByLangGraph4j() {}

  public static void main(String[] args) throws GraphStateException {
    var agent =
        new StateGraph<>(Map.of("notes", Channels.appender(ArrayList::new)), AgentState::new)
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

  private static String question(AgentState state) {
    return state.<String>value("question").orElseThrow();
  }

  private static List<String> notes(AgentState state) {
    return state.<List<String>>value("notes").orElse(List.of());
  }
}

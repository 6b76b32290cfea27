package dev.tramline.benchmarks.startup;

import ai.koog.agents.core.agent.AIAgent;
import ai.koog.agents.core.agent.entity.AIAgentEdge;
import ai.koog.agents.core.agent.entity.AIAgentGraphStrategy;
import ai.koog.agents.core.agent.entity.AIAgentNode;
import ai.koog.prompt.executor.clients.LLMClient;
import ai.koog.prompt.executor.llms.MultiLLMPromptExecutor;
import ai.koog.prompt.llm.LLMProvider;
import ai.koog.prompt.llm.LLModel;
import java.util.ArrayList;
import java.util.List;

/** The agent by Koog, whose nodes hand the state to each other. */
final class ByKoog {

  private ByKoog() {}

  /** What the nodes hand on. */
  private record State(String question, List<String> notes) {}

  public static void main(String[] args) {
    var decide =
        AIAgentNode.builder("decide")
            .withInput(State.class)
            .withOutput(State.class)
            .withAction((state, context) -> state)
            .build();
    var search =
        AIAgentNode.builder("search")
            .withInput(State.class)
            .withOutput(State.class)
            .withAction((state, context) -> search(state))
            .build();
    var answer =
        AIAgentNode.builder("answer")
            .withInput(State.class)
            .withOutput(String.class)
            .withAction((state, context) -> StandIns.answer(state.question(), state.notes()))
            .build();
    var graph =
        AIAgentGraphStrategy.builder("agent").withInput(State.class).withOutput(String.class);
    graph
        .edge(graph.nodeStart, decide)
        .edge(
            AIAgentEdge.builder()
                .from(decide)
                .to(search)
                .onCondition((State state) -> StandIns.wantsSearch(state.notes()))
                .build())
        .edge(
            AIAgentEdge.builder()
                .from(decide)
                .to(answer)
                .onCondition((State state) -> !StandIns.wantsSearch(state.notes()))
                .build())
        .edge(search, decide)
        .edge(answer, graph.nodeFinish);
    AIAgent<State, String> agent =
        AIAgent.builder()
            .graphStrategy(graph.build())
            .promptExecutor(new MultiLLMPromptExecutor(new LLMClient[0]))
            .llmModel(new LLModel(LLMProvider.Ollama, "none"))
            .build();
    System.out.println(agent.run(new State(StandIns.QUESTION, List.of())));
  }

  private static State search(State state) {
    List<String> notes = new ArrayList<>(state.notes());
    notes.add(StandIns.search(state.question(), notes));
    return new State(state.question(), notes);
  }
}

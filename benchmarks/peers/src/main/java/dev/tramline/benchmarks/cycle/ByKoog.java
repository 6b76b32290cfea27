package dev.tramline.benchmarks.cycle;

import ai.koog.agents.core.agent.AIAgent;
import ai.koog.agents.core.agent.entity.AIAgentEdge;
import ai.koog.agents.core.agent.entity.AIAgentGraphStrategy;
import ai.koog.agents.core.agent.entity.AIAgentNode;
import ai.koog.agents.core.agent.entity.ContextualAction;
import ai.koog.prompt.executor.clients.LLMClient;
import ai.koog.prompt.executor.llms.MultiLLMPromptExecutor;
import ai.koog.prompt.llm.LLMProvider;
import ai.koog.prompt.llm.LLModel;
import java.util.List;

/** The cycle by Koog, whose nodes hand the state to each other. */
final class ByKoog implements Cycle {

  private final AIAgent<State, State> agent;

  /** What the nodes hand on. */
  private record State(int left, long sum, List<String> messages) {}

  ByKoog() {
    var count = node("count", (s, context) -> new State(s.left() - 1, s.sum(), s.messages()));
    var mix =
        node(
            "mix",
            (s, context) ->
                new State(s.left(), Cycle.mix(s.sum(), s.left(), s.messages()), s.messages()));
    var turn = node("turn", (s, context) -> s);
    var graph =
        AIAgentGraphStrategy.builder("cycle").withInput(State.class).withOutput(State.class);
    graph
        .edge(graph.nodeStart, count)
        .edge(count, mix)
        .edge(mix, turn)
        .edge(
            AIAgentEdge.builder()
                .from(turn)
                .to(count)
                .onCondition((State state) -> state.left() > 0)
                .build())
        .edge(
            AIAgentEdge.builder()
                .from(turn)
                .to(graph.nodeFinish)
                .onCondition((State state) -> state.left() == 0)
                .build());
    agent =
        AIAgent.builder()
            .graphStrategy(graph.build())
            .promptExecutor(new MultiLLMPromptExecutor(new LLMClient[0]))
            .llmModel(new LLModel(LLMProvider.Ollama, "none"))
            .maxIterations(Integer.MAX_VALUE)
            .build();
  }

  private static AIAgentNode<State, State> node(
      String name, ContextualAction<State, State> action) {
    return AIAgentNode.builder(name)
        .withInput(State.class)
        .withOutput(State.class)
        .withAction(action)
        .build();
  }

  @Override
  public long run(int left, long sum, List<String> messages) {
    return agent.run(new State(left, sum, messages)).sum();
  }
}

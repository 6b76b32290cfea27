package dev.tramline.tests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.FlowGraph.Edge;
import dev.tramline.runtime.FlowGraph.KeyInfo;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import dev.tramline.tests.support.EventLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedFlowTest {

  @Node
  static class Decide {
    sealed interface Next {
      record Search(String query) implements Next {}

      record Answer() implements Next {}
    }

    @Post
    Next decide(String question, List<String> context) {
      return context.isEmpty() ? new Next.Search(question) : new Next.Answer();
    }
  }

  @Node
  static class Search {
    record Found(@Append("context") String passage) {}

    @Exec
    String search(String query) {
      return "about " + query;
    }

    @Post
    @Transition("decide")
    Found keep(@Exec String passage) {
      return new Found(passage);
    }
  }

  @Node
  static class Answer {
    @Exec
    @Key("answer")
    String answer(String question, List<String> context, Optional<String> tone) {
      return question + context + tone.orElse("");
    }
  }

  @Flow
  interface Agent {
    record Result(String answer, List<String> context) {}

    Result ask(String question, Optional<String> tone);

    Decide decide();

    Search search();

    Answer answer();
  }

  private static GeneratedFlowTest_AgentFlow agent() {
    return new GeneratedFlowTest_AgentFlow(new Decide(), new Search(), new Answer());
  }

  @Test
  void a_flow_is_called_like_a_function() {
    assertThat(agent().ask("why", Optional.of("!")))
        .isEqualTo(new Agent.Result("why[about why]!", List.of("about why")));
  }

  @Test
  void with_returns_a_copy_and_leaves_the_flow_as_it_was() {
    GeneratedFlowTest_AgentFlow flow = agent();
    EventLog log = new EventLog();
    GeneratedFlowTest_AgentFlow logged = flow.with(RunOptions.builder().listener(log).build());
    assertThat(logged).isNotSameAs(flow);
    assertThat(logged.decide()).isSameAs(flow.decide());
    assertThat(logged.search()).isSameAs(flow.search());
    assertThat(logged.answer()).isSameAs(flow.answer());
    flow.ask("why", Optional.empty());
    assertThat(log.events()).isEmpty();
    logged.ask("why", Optional.empty());
    assertThat(log.events()).isNotEmpty();
  }

  @Test
  void with_replaces_all_options_and_does_not_merge_them() {
    EventLog log = new EventLog();
    GeneratedFlowTest_AgentFlow flow =
        agent()
            .with(RunOptions.builder().maxSteps(1).build())
            .with(RunOptions.builder().listener(log).build());
    assertThat(flow.ask("why", Optional.empty()).answer()).isEqualTo("why[about why]");
    GeneratedFlowTest_AgentFlow limited = flow.with(RunOptions.builder().maxSteps(1).build());
    int before = log.events().size();
    assertThat(catchThrowable(() -> limited.ask("why", Optional.empty())))
        .isInstanceOf(StepLimitException.class);
    assertThat(log.events()).hasSize(before);
  }

  @Test
  void with_refuses_null() {
    assertThatNullPointerException().isThrownBy(() -> agent().with(null)).withMessage("options");
  }

  @Test
  void the_builder_takes_the_nodes_by_name_in_any_order() {
    Decide decide = new Decide();
    Search search = new Search();
    Answer answer = new Answer();
    GeneratedFlowTest_AgentFlow flow =
        GeneratedFlowTest_AgentFlow.builder().answer(answer).decide(decide).search(search).build();
    assertThat(flow.decide()).isSameAs(decide);
    assertThat(flow.search()).isSameAs(search);
    assertThat(flow.answer()).isSameAs(answer);
    assertThat(flow.ask("why", Optional.empty()).answer()).isEqualTo("why[about why]");
  }

  @Test
  void the_builder_names_the_node_that_is_missing() {
    assertThatNullPointerException()
        .isThrownBy(
            () ->
                GeneratedFlowTest_AgentFlow.builder()
                    .decide(new Decide())
                    .answer(new Answer())
                    .build())
        .withMessageContainingAll("flow Agent", "node search");
  }

  @Test
  void the_constructor_names_the_node_that_is_null() {
    assertThatNullPointerException()
        .isThrownBy(() -> new GeneratedFlowTest_AgentFlow(new Decide(), new Search(), null))
        .withMessageContainingAll("flow Agent", "node answer");
  }

  @Test
  void the_graph_holds_nodes_edges_and_keys_as_declared() {
    FlowGraph graph = GeneratedFlowTest_AgentFlow.GRAPH;
    assertThat(graph.name()).isEqualTo("Agent");
    assertThat(graph.start()).isEqualTo("decide");
    assertThat(graph.fingerprint()).matches("[0-9a-f]{16}");
    assertThat(graph.nodes())
        .extracting(FlowGraph.NodeInfo::name)
        .containsExactly("decide", "search", "answer");
    assertThat(graph.nodes().get(0).actions()).containsExactly("search", "answer");
    assertThat(graph.nodes().get(0).reads()).containsExactly("question", "context");
    assertThat(graph.nodes().get(0).writes()).containsExactly("query");
    assertThat(graph.nodes().get(1).type()).isEqualTo(Search.class.getCanonicalName());
    assertThat(graph.nodes().get(1).writes()).containsExactly("context");
    assertThat(graph.edges())
        .containsExactly(
            new Edge("decide", "search", "search", false, false),
            new Edge("decide", "answer", "answer", false, false),
            new Edge("search", "decide", "decide", false, false),
            new Edge("answer", "default", "", true, false));
    assertThat(graph.keys())
        .containsExactly(
            new KeyInfo("answer", "String"),
            new KeyInfo("context", "List<String>"),
            new KeyInfo("query", "String"),
            new KeyInfo("question", "String"),
            new KeyInfo("tone", "String"));
    assertThat(graph.inputs()).extracting(KeyInfo::name).containsExactly("question", "tone");
    assertThat(graph.outputs()).extracting(KeyInfo::name).containsExactly("answer", "context");
  }

  @Test
  void every_instance_shows_the_same_graph() {
    assertThat(agent().graph()).isSameAs(GeneratedFlowTest_AgentFlow.GRAPH);
    assertThat(agent().with(RunOptions.defaults()).graph())
        .isSameAs(GeneratedFlowTest_AgentFlow.GRAPH);
  }

  @Test
  void the_mermaid_chart_names_every_node_and_edge() {
    assertThat(GeneratedFlowTest_AgentFlow.GRAPH.toMermaid().lines())
        .startsWith("flowchart TD", "    start([\"Agent\"]) --> decide")
        .contains(
            "    decide -->|\"search\"| search",
            "    decide -->|\"answer\"| answer",
            "    search -->|\"decide\"| decide",
            "    answer --> exit0");
  }
}

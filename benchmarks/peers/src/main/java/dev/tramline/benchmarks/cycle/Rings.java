package dev.tramline.benchmarks.cycle;

import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import dev.tramline.benchmarks.report.Figures;
import dev.tramline.benchmarks.report.Javac;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.state.AgentState;

/** Rings of any length, written and compiled when they are asked for. */
public enum Rings {
  /** A typed switch with a case for each node: the limit at that size. */
  BY_HAND("hand-written switch") {
    @Override
    Ring unchecked(int nodes) throws Exception {
      String cases =
          IntStream.range(0, nodes - 1)
              .mapToObj(
                  node ->
                      "case %d -> { sum = n%d.mix(sum, left); next = %d; }\n"
                          .formatted(node, node, node + 1))
              .collect(Collectors.joining());
      String fields =
          IntStream.range(0, nodes - 1)
              .mapToObj("private final Ring.Mix n%d = new Ring.Mix();\n"::formatted)
              .collect(Collectors.joining());
      String code =
          """
          package dev.tramline.benchmarks.rings;
          import dev.tramline.benchmarks.cycle.Ring;
          public final class RingByHand implements Ring {
            %s
            private final Ring.Turn turn = new Ring.Turn();
            @Override public long run(int rounds, long start) {
              int left = rounds;
              long sum = start;
              int next = 0;
              while (next >= 0) {
                switch (next) {
                  %s
                  case %d -> {
                    left = turn.count(left);
                    next = turn.turn(left) == Ring.Turn.Next.AGAIN ? 0 : -1;
                  }
                  default -> throw new AssertionError(next);
                }
              }
              return sum;
            }
          }
          """
              .formatted(fields, cases, nodes - 1);
      return Javac.load(
          PACKAGE + "RingByHand",
          Map.of(PACKAGE + "RingByHand", code),
          Ring.class,
          List.of(),
          List.of("-proc:none"));
    }
  },
  /** A flow. */
  TRAMLINE("Tramline") {
    @Override
    Ring unchecked(int nodes) throws Exception {
      String methods =
          IntStream.range(0, nodes - 1)
              .mapToObj(
                  node -> "@Transition(to = \"n%d\") Ring.Mix n%d();\n".formatted(node + 1, node))
              .collect(Collectors.joining());
      String flow =
          """
          package dev.tramline.benchmarks.rings;
          import dev.tramline.annotations.Exit;
          import dev.tramline.annotations.Flow;
          import dev.tramline.annotations.Key;
          import dev.tramline.annotations.Transition;
          import dev.tramline.benchmarks.cycle.Ring;
          @Flow(maxSteps = Integer.MAX_VALUE)
          public interface Generated {
            @Key("sum") long run(int left, long sum);
            %s
            @Transition(value = "again", to = "n0") @Exit("done") Ring.Turn n%d();
          }
          """
              .formatted(methods, nodes - 1);
      String values = // no constructor takes as many as 300
          IntStream.range(0, nodes - 1)
              .mapToObj(".n%d(new Ring.Mix())"::formatted)
              .collect(Collectors.joining());
      String ring =
          """
          package dev.tramline.benchmarks.rings;
          import dev.tramline.benchmarks.cycle.Ring;
          public final class RingByFlow implements Ring {
            private final Generated flow = GeneratedFlow.builder()%s.build();
            @Override public long run(int left, long sum) {
              return flow.run(left, sum);
            }
          }
          """
              .formatted(values + ".n%d(new Ring.Turn())".formatted(nodes - 1));
      return Javac.load(
          PACKAGE + "RingByFlow",
          Map.of(PACKAGE + "Generated", flow, PACKAGE + "RingByFlow", ring),
          Ring.class,
          List.of(),
          Javac.WITH_PROCESSOR);
    }
  },
  /** LangGraph4j. */
  LANGGRAPH4J("LangGraph4j 1.8.17") {
    @Override
    Ring unchecked(int nodes) throws GraphStateException {
      StateGraph<AgentState> graph = new StateGraph<>(AgentState::new);
      graph.addEdge(StateGraph.START, "n0");
      for (int node = 0; node < nodes - 1; node++) {
        graph.addNode(
            "n" + node,
            node_async(state -> Map.of("sum", number(state, "sum") * 31 + number(state, "left"))));
        graph.addEdge("n" + node, "n" + (node + 1));
      }
      graph.addNode(
          "n" + (nodes - 1), node_async(state -> Map.of("left", number(state, "left") - 1)));
      graph.addConditionalEdges(
          "n" + (nodes - 1),
          edge_async(state -> number(state, "left") > 0 ? "again" : "done"),
          Map.of("again", "n0", "done", StateGraph.END));
      var compiled =
          graph.compile(CompileConfig.builder().recursionLimit(Integer.MAX_VALUE).build());
      return (left, sum) ->
          number(compiled.invoke(Map.of("left", (long) left, "sum", sum)).orElseThrow(), "sum");
    }

    private static long number(AgentState state, String key) {
      return state.<Long>value(key).orElseThrow();
    }
  };

  private static final String PACKAGE = "dev.tramline.benchmarks.rings.";

  private final String title;

  Rings(String title) {
    this.title = title;
  }

  /** {@return what the page calls it} */
  String title() {
    return title;
  }

  /** Writes the ring. */
  abstract Ring unchecked(int nodes) throws Exception;

  /**
   * {@return a ring, after it has been seen to return what it has to}
   *
   * @param nodes how many it has, at least 2
   * @throws Exception if it cannot be made
   */
  Ring make(int nodes) throws Exception {
    Ring ring = unchecked(nodes);
    for (int rounds = 1; rounds <= 5; rounds++) {
      long expected = 42;
      for (int left = rounds; left > 0; left--) {
        for (int node = 1; node < nodes; node++) {
          expected = expected * 31 + left;
        }
      }
      Figures.require(
          ring.run(rounds, 42) == expected, "the ring of " + nodes + " by " + title + " differs");
    }
    return ring;
  }
}

package dev.tramline.processor.testing;

/** Programs that several tests start from. */
public final class Samples {

  private Samples() {}

  /** The nodes of the research agent, with plain rules in the place of a language model. */
  public static final String RESEARCH_NODES =
      """
      @Node
      public class DecideAction {
        public record Inputs(String question, List<String> context) {}
        public record Decision(boolean wantsSearch, String query) {}
        public sealed interface Next {
          record Search(String searchQuery) implements Next {}
          record Answer() implements Next {}
        }
        @Prep Inputs gather(String question, List<String> context) {
          return new Inputs(question, context);
        }
        @Exec @Retry(attempts = 3, delay = "2s") Decision decide(@Prep Inputs in) {
          return new Decision(in.context().size() < 2, in.question() + in.context().size());
        }
        @Post Next route(@Exec Decision d) {
          return d.wantsSearch() ? new Next.Search(d.query()) : new Next.Answer();
        }
      }
      @Node
      public class SearchWeb {
        public record Found(@Append("context") String passage) {}
        @Exec @Retry(attempts = 3) String search(String searchQuery) { return "<" + searchQuery + ">"; }
        @Post @Transition("decide") Found remember(@Exec String results) { return new Found(results); }
      }
      @Node
      public class DirectAnswer {
        @Exec @Key("answer") String answer(String question, List<String> context) {
          return question + context;
        }
      }
      """;

  /** The flow over {@link #RESEARCH_NODES}. */
  public static final String RESEARCH_FLOW =
      """
      @Flow
      public interface ResearchAgent {
        record Result(String answer) {}
        Result research(String question);
        DecideAction decide();
        SearchWeb search();
        DirectAnswer answer();
      }
      """;

  /** A class that runs {@link #RESEARCH_FLOW} in every way that users can. */
  public static final String RESEARCH_MAIN =
      """
      class Main {
        static Object run() {
          ResearchAgentFlow flow =
              new ResearchAgentFlow(new DecideAction(), new SearchWeb(), new DirectAnswer());
          ResearchAgentFlow same = ResearchAgentFlow.builder()
              .decide(flow.decide()).search(flow.search()).answer(flow.answer()).build()
              .with(RunOptions.builder().maxSteps(10).build());
          ResearchAgent agent = same;
          List<String> nodes = new ArrayList<>();
          ResearchAgentFlow.GRAPH.nodes().forEach(node -> nodes.add(node.name()));
          return agent.research("why").answer() + nodes + flow.graph().name();
        }
      }
      """;

  /** What {@link #RESEARCH_MAIN} returns. */
  public static final String RESEARCH_RESULT =
      "why[<why0>, <why1>][decide, search, answer]ResearchAgent";
}

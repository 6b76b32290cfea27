package dev.tramline.benchmarks.cycle;

/** Who goes round. */
public enum Contender {
  /** A typed switch. */
  BY_HAND("hand-written switch", ByHand::new),
  /** A typed switch that can be stopped and knows its way. */
  BY_HAND_WATCHED("hand-written switch that keeps account", ByHandWatched::new),
  /** Nodes that return records. */
  TYPED("Tramline, typed outcomes", Flows::typed),
  /** A node that returns a string. */
  STRINGS("Tramline, String actions", Flows::byName),
  /** A node that returns an enum. */
  ENUM("Tramline, enum actions", Flows::byEnum),
  /** With a listener. */
  LISTENER("Tramline, enum actions, with a listener", Flows::withListener),
  /** With retries. */
  RETRY("Tramline, enum actions, retry configured", Flows::withRetry),
  /** PocketFlow for Java, if its classes are given. */
  POCKETFLOW("PocketFlow-Java", ByPocketFlow::compile),
  /** LangChain4j. */
  LANGCHAIN4J("LangChain4j agentic 1.16.1", ByLangChain4j::new),
  /** LiteFlow. */
  LITEFLOW("LiteFlow 2.15.3", ByLiteFlow::new),
  /** Koog. */
  KOOG("Koog 1.1.1", ByKoog::new),
  /** LangGraph4j. */
  LANGGRAPH4J("LangGraph4j 1.8.17", ByLangGraph4j::new),
  /** Spring AI Alibaba Graph. */
  SPRING_AI_ALIBABA("Spring AI Alibaba Graph 1.1.2.2", BySpringAiAlibaba::new),
  /** Google ADK. */
  ADK("Google ADK 1.8.0", ByAdk::new),
  /** Spring Statemachine. */
  SPRING_STATEMACHINE("Spring Statemachine 4.0.2", BySpringStatemachine::new);

  private final String title;
  private final Maker maker;

  Contender(String title, Maker maker) {
    this.title = title;
    this.maker = maker;
  }

  /** {@return what the page calls it} */
  String title() {
    return title;
  }

  /**
   * {@return the cycle by this one, after it has been seen to return what the others do}
   *
   * @throws Exception if it cannot be made
   */
  Cycle make() throws Exception {
    Cycle cycle = maker.make();
    Checked.check(cycle, title);
    return cycle;
  }

  /** Makes a cycle, so that a process loads the classes of one contender only. */
  private interface Maker {
    Cycle make() throws Exception;
  }
}

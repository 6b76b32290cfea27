package dev.tramline.benchmarks.concurrency;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.service.V;
import java.util.List;
import java.util.Map;

/** All by the parallel mapper of LangChain4j agentic, on its own virtual threads. */
final class FanOutByLangChain4j implements FanOut {

  private final UntypedAgent mapper =
      AgenticServices.parallelMapperBuilder()
          .subAgents(new Item())
          .itemsProvider("items")
          .outputKey("answers")
          .build();

  @Override
  @SuppressWarnings("unchecked")
  public List<Integer> answers(List<Integer> items) {
    return (List<Integer>) mapper.invoke(Map.of("items", items));
  }

  /** A single item. */
  public static final class Item {
    /**
     * {@return the answer}
     *
     * @param item the item
     * @throws InterruptedException if it is not wanted any more
     */
    @Agent(outputKey = "answer")
    public Integer answer(@V("item") Integer item) throws InterruptedException {
      return Sleeping.answer(item);
    }
  }
}

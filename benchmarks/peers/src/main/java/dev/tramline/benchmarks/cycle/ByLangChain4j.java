package dev.tramline.benchmarks.cycle;

import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.scope.AgenticScope;
import java.util.List;
import java.util.Map;

/** The cycle as a loop of LangChain4j agentic, with actions that are no agents. */
final class ByLangChain4j implements Cycle {

  private final UntypedAgent loop =
      AgenticServices.loopBuilder()
          .subAgents(
              AgenticServices.agentAction(scope -> scope.writeState("left", left(scope) - 1)),
              AgenticServices.agentAction(ByLangChain4j::mix),
              AgenticServices.agentAction(scope -> scope.writeState("again", left(scope) > 0)))
          .testExitAtLoopEnd(true)
          .exitCondition(scope -> !scope.readState("again", true))
          .maxIterations(Integer.MAX_VALUE)
          .outputKey("sum")
          .build();

  private static int left(AgenticScope scope) {
    return scope.readState("left", 0);
  }

  private static void mix(AgenticScope scope) {
    List<String> messages = scope.readState("messages", List.of());
    scope.writeState("sum", Cycle.mix(scope.readState("sum", 0L), left(scope), messages));
  }

  @Override
  public long run(int left, long sum, List<String> messages) {
    return (Long) loop.invoke(Map.of("left", left, "sum", sum, "messages", messages));
  }
}

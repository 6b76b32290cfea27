package dev.tramline.benchmarks.startup;

import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.scope.AgenticScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The agent by LangChain4j agentic: a loop until nothing is to be searched, then the answer. */
final class ByLangChain4j {

  private ByLangChain4j() {}

  public static void main(String[] args) {
    UntypedAgent searches =
        AgenticServices.loopBuilder()
            .subAgents(
                AgenticServices.agentAction(
                    scope -> scope.writeState("search", StandIns.wantsSearch(notes(scope)))),
                AgenticServices.agentAction(ByLangChain4j::search))
            .exitCondition(scope -> !scope.readState("search", true))
            .build();
    UntypedAgent agent =
        AgenticServices.sequenceBuilder()
            .subAgents(searches, AgenticServices.agentAction(ByLangChain4j::answer))
            .outputKey("answer")
            .build();
    System.out.println(agent.invoke(Map.of("question", StandIns.QUESTION)));
  }

  private static List<String> notes(AgenticScope scope) {
    return scope.readState("notes", List.of());
  }

  private static void search(AgenticScope scope) {
    List<String> notes = new ArrayList<>(notes(scope));
    notes.add(StandIns.search(scope.readState("question", ""), notes));
    scope.writeState("notes", notes);
  }

  private static void answer(AgenticScope scope) {
    scope.writeState("answer", StandIns.answer(scope.readState("question", ""), notes(scope)));
  }
}

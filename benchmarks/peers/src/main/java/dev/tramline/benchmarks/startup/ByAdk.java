package dev.tramline.benchmarks.startup;

import com.google.adk.agents.BaseAgent;
import com.google.adk.agents.InvocationContext;
import com.google.adk.agents.LoopAgent;
import com.google.adk.agents.SequentialAgent;
import com.google.adk.events.Event;
import com.google.adk.events.EventActions;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.sessions.Session;
import com.google.genai.types.Content;
import com.google.genai.types.Part;
import io.reactivex.rxjava3.core.Flowable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The agent by Google ADK: a loop until nothing is to be searched, then the answer. */
final class ByAdk {

  private ByAdk() {}

  public static void main(String[] args) {
    BaseAgent searches =
        LoopAgent.builder()
            .name("searches")
            .subAgents(
                new Step("decide", ByAdk::decide),
                new Step("search", notes -> writes("notes", search(notes))))
            .build();
    BaseAgent agent =
        SequentialAgent.builder()
            .name("agent")
            .subAgents(
                searches,
                new Step(
                    "answer", notes -> writes("answer", StandIns.answer(StandIns.QUESTION, notes))))
            .build();
    InMemoryRunner runner = new InMemoryRunner(agent, "agent");
    Session session = runner.sessionService().createSession(runner.appName(), "user").blockingGet();
    Event last =
        runner
            .runAsync(session.sessionKey(), Content.fromParts(Part.fromText(StandIns.QUESTION)))
            .blockingLast();
    System.out.println(last.actions().stateDelta().get("answer"));
  }

  private static EventActions decide(List<String> notes) {
    return EventActions.builder().escalate(!StandIns.wantsSearch(notes)).build();
  }

  private static List<String> search(List<String> notes) {
    List<String> more = new ArrayList<>(notes);
    more.add(StandIns.search(StandIns.QUESTION, notes));
    return more;
  }

  private static EventActions writes(String key, Object value) {
    return EventActions.builder().stateDelta(new ConcurrentHashMap<>(Map.of(key, value))).build();
  }

  /** An agent without a model, which says in an event what it writes. */
  private static final class Step extends BaseAgent {
    private final Function<List<String>, EventActions> node;

    Step(String name, Function<List<String>, EventActions> node) {
      super(name, "", List.of(), List.of(), List.of());
      this.node = node;
    }

    @Override
    @SuppressWarnings("unchecked") // it is what "search" writes
    protected Flowable<Event> runAsyncImpl(InvocationContext context) {
      Object notes = context.session().state().getOrDefault("notes", List.of());
      return Flowable.just(
          Event.builder()
              .id(Event.generateEventId())
              .invocationId(context.invocationId())
              .author(name())
              .actions(node.apply((List<String>) notes))
              .build());
    }

    @Override
    protected Flowable<Event> runLiveImpl(InvocationContext context) {
      return runAsyncImpl(context);
    }
  }
}

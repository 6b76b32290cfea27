package dev.tramline.benchmarks.cycle;

import com.google.adk.agents.BaseAgent;
import com.google.adk.agents.InvocationContext;
import com.google.adk.agents.LoopAgent;
import com.google.adk.events.Event;
import com.google.adk.events.EventActions;
import com.google.adk.runner.InMemoryRunner;
import com.google.adk.sessions.Session;
import com.google.adk.sessions.SessionKey;
import com.google.genai.types.Content;
import com.google.genai.types.Part;
import io.reactivex.rxjava3.core.Flowable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The cycle as a loop agent of Google ADK with agents that call no model: each says in an event
 * what it writes, or that the loop ends; the one that decides says nothing while it goes on. A run
 * has a session of its own, which keeps the events until it ends. That makes no step dearer, so a
 * run is not cut.
 */
final class ByAdk implements Cycle {

  private static final Content GO = Content.fromParts(Part.fromText("go"));

  private final InMemoryRunner runner =
      new InMemoryRunner(
          LoopAgent.builder()
              .name("cycle")
              .subAgents(
                  new Step("count", state -> writes(Map.of("left", left(state) - 1))),
                  new Step("mix", ByAdk::mix),
                  new Step("turn", ByAdk::turn))
              .build(),
          "cycle");

  private static int left(Map<String, Object> state) {
    return (Integer) state.get("left");
  }

  private static long sum(Map<String, Object> state) {
    return (Long) state.get("sum");
  }

  private static Optional<EventActions> mix(Map<String, Object> state) {
    List<?> messages = (List<?>) state.get("messages");
    return writes(Map.of("sum", Cycle.mix(sum(state), left(state), messages)));
  }

  private static Optional<EventActions> turn(Map<String, Object> state) {
    return left(state) > 0
        ? Optional.empty()
        : Optional.of(EventActions.builder().escalate(true).build());
  }

  private static Optional<EventActions> writes(Map<String, Object> values) {
    return Optional.of(EventActions.builder().stateDelta(new ConcurrentHashMap<>(values)).build());
  }

  @Override
  public long run(int left, long sum, List<String> messages) {
    Map<String, Object> store = Map.of("left", left, "sum", sum, "messages", messages);
    SessionKey key = new SessionKey(runner.appName(), "user", "run");
    Session session = runner.sessionService().createSession(key, store).blockingGet();
    Event last =
        runner
            .runAsync(session.sessionKey(), GO)
            .filter(event -> event.actions().stateDelta().containsKey("sum"))
            .blockingLast();
    runner.sessionService().deleteSession(session.sessionKey()).blockingAwait();
    return sum(last.actions().stateDelta());
  }

  /** An agent without a model. */
  private static final class Step extends BaseAgent {
    private final Function<Map<String, Object>, Optional<EventActions>> node;

    Step(String name, Function<Map<String, Object>, Optional<EventActions>> node) {
      super(name, "", List.of(), List.of(), List.of());
      this.node = node;
    }

    @Override
    protected Flowable<Event> runAsyncImpl(InvocationContext context) {
      return node.apply(context.session().state())
          .map(
              actions ->
                  Event.builder()
                      .id(Event.generateEventId())
                      .invocationId(context.invocationId())
                      .author(name())
                      .actions(actions)
                      .build())
          .map(Flowable::just)
          .orElseGet(Flowable::empty);
    }

    @Override
    protected Flowable<Event> runLiveImpl(InvocationContext context) {
      return runAsyncImpl(context);
    }
  }
}

package dev.tramline.benchmarks.concurrency;

import com.google.adk.agents.BaseAgent;
import com.google.adk.agents.InvocationContext;
import com.google.adk.agents.ParallelAgent;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * All by a parallel agent of Google ADK, on the threads that it brings: it has an agent for each of
 * a number of items, which is made beforehand and not measured. It runs no more than 128 of them at
 * a time, as many as RxJava merges, and copies the session's state after each answer.
 */
final class FanOutByAdk implements FanOut {

  private static final Content GO = Content.fromParts(Part.fromText("go"));

  private final InMemoryRunner runner;

  FanOutByAdk(int items) {
    List<Item> agents = IntStream.range(0, items).mapToObj(Item::new).toList();
    runner =
        new InMemoryRunner(
            ParallelAgent.builder().name("answers").subAgents(agents).build(), "answers");
  }

  @Override
  public List<Integer> answers(List<Integer> items) {
    SessionKey key = new SessionKey(runner.appName(), "user", "run");
    Session session =
        runner.sessionService().createSession(key, Map.of("items", items)).blockingGet();
    ConcurrentMap<String, Object> answers = new ConcurrentHashMap<>();
    runner
        .runAsync(session.sessionKey(), GO)
        .blockingForEach(event -> answers.putAll(event.actions().stateDelta()));
    runner.sessionService().deleteSession(session.sessionKey()).blockingAwait();
    return IntStream.range(0, items.size())
        .mapToObj(index -> (Integer) answers.get("answer" + index))
        .toList();
  }

  /** The agent of one item, without a model. */
  private static final class Item extends BaseAgent {
    private final int index;

    Item(int index) {
      super("item" + index, "", List.of(), List.of(), List.of());
      this.index = index;
    }

    @Override
    protected Flowable<Event> runAsyncImpl(InvocationContext context) {
      return Flowable.fromCallable(() -> answer(context));
    }

    private Event answer(InvocationContext context) throws InterruptedException {
      List<?> items = (List<?>) context.session().state().get("items");
      Map<String, Object> answer =
          Map.of("answer" + index, Sleeping.answer((Integer) items.get(index)));
      return Event.builder()
          .id(Event.generateEventId())
          .invocationId(context.invocationId())
          .author(name())
          .actions(EventActions.builder().stateDelta(new ConcurrentHashMap<>(answer)).build())
          .build();
    }

    @Override
    protected Flowable<Event> runLiveImpl(InvocationContext context) {
      return runAsyncImpl(context);
    }
  }
}

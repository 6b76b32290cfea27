package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.FIRST;
import static dev.tramline.runtime.generated.HandWritten.INNER;
import static dev.tramline.runtime.generated.HandWritten.INNER_GRAPH;
import static dev.tramline.runtime.generated.HandWritten.SECOND;
import static dev.tramline.runtime.generated.HandWritten.all;
import static dev.tramline.runtime.generated.HandWritten.task;
import static dev.tramline.runtime.generated.HandWritten.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunEventsTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** Asks for events when told to, and keeps them. */
  private static final class Reader implements Flow.Subscriber<RunEvent> {
    private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final CompletableFuture<List<RunEvent>> end = new CompletableFuture<>();
    private final long atFirst;

    Reader(long atFirst) {
      this.atFirst = atFirst;
    }

    static Reader of(FlowRun<?> run, long atFirst) {
      Reader reader = new Reader(atFirst);
      run.events().subscribe(reader);
      return reader;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      if (atFirst > 0) {
        given.request(atFirst);
      }
      subscription.complete(given);
    }

    @Override
    public void onNext(RunEvent event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(events);
    }

    void request(long count) {
      subscription.join().request(count);
    }

    List<RunEvent> all() {
      return end.join();
    }
  }

  /** Emits numbers in one visit, after the latch. */
  private FlowRun<String> emitting(int count) {
    return visit(
            RunOptions.defaults(),
            frame -> {
              begun.countDown();
              release.await();
              IntStream.range(0, count).forEach(frame::emit);
              return "done";
            })
        .start();
  }

  private static List<Object> payloads(List<RunEvent> events) {
    return events.stream()
        .filter(RunEvent.Emitted.class::isInstance)
        .map(event -> ((RunEvent.Emitted) event).payload())
        .toList();
  }

  private static List<String> kinds(List<RunEvent> events) {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  // ---- subscribers ----

  @Test
  void everySubscriberGetsTheWholeOfAShortRunWheneverItComes() throws Exception {
    FlowRun<String> run = emitting(2);
    Reader early = Reader.of(run, Long.MAX_VALUE);
    begun.await();
    Reader middle = Reader.of(run, Long.MAX_VALUE);
    release.countDown();
    assertThat(run.join()).isEqualTo("done");
    Reader late = Reader.of(run, Long.MAX_VALUE);

    assertThat(kinds(early.all()))
        .containsExactly(
            "RunStarted", "NodeStarted", "Emitted", "Emitted", "NodeFinished", "RunFinished");
    assertThat(middle.all()).isEqualTo(early.all());
    assertThat(late.all()).isEqualTo(early.all());
    assertThat(early.all()).extracting(RunEvent::runId).containsOnly(run.id());
  }

  @Test
  void aRunOf1024EventsIsReplayedInFullAndALongerOneNotAtAll() {
    release.countDown();
    for (int emitted : new int[] {1024 - 4, 1024 - 3}) {
      FlowRun<String> run = emitting(emitted);
      assertThat(run.join()).isEqualTo("done");
      List<RunEvent> events = Reader.of(run, Long.MAX_VALUE).all();
      assertThat(events).hasSize(emitted == 1024 - 4 ? 1024 : 0);
    }
  }

  @Test
  void aLateSubscriberToALongRunBeginsWithTheNextEvent() throws Exception {
    CountDownLatch emitted = new CountDownLatch(1);
    FlowRun<String> run =
        visit(
                RunOptions.defaults(),
                frame -> {
                  IntStream.range(0, 2000).forEach(frame::emit);
                  emitted.countDown();
                  release.await();
                  frame.emit("last");
                  return "done";
                })
            .start();
    emitted.await();
    Reader late = Reader.of(run, Long.MAX_VALUE);
    release.countDown();

    assertThat(kinds(late.all())).containsExactly("Emitted", "NodeFinished", "RunFinished");
    assertThat(payloads(late.all())).containsExactly("last");
  }

  @Test
  void aSlowSubscriberHoldsNobodyUpAndLosesPayloadsOnly() throws Exception {
    int emitted = 5000;
    FlowRun<String> run = emitting(emitted);
    Reader quick = Reader.of(run, Long.MAX_VALUE);
    Reader slow = Reader.of(run, 0);
    begun.await();
    release.countDown();
    assertThat(run.join()).isEqualTo("done"); // though the slow one has taken nothing yet

    slow.request(Long.MAX_VALUE);

    List<Object> kept = payloads(slow.all());
    assertThat(kept).hasSize(1024 - 2).isEqualTo(IntStream.range(0, 1022).boxed().toList());
    assertThat(kinds(slow.all()))
        .startsWith("RunStarted", "NodeStarted", "Emitted")
        .endsWith("Emitted", "NodeFinished", "RunFinished");
    assertThat(payloads(quick.all())).first().isEqualTo(0);
    assertThat(kinds(quick.all())).endsWith("NodeFinished", "RunFinished");
  }

  @Test
  void aSubscriberThatAsksForOneAfterAnotherGetsAllInOrder() {
    release.countDown();
    FlowRun<String> run = emitting(500);
    assertThat(run.join()).isEqualTo("done");
    LinkedBlockingQueue<RunEvent> taken = new LinkedBlockingQueue<>();
    CompletableFuture<Integer> end = new CompletableFuture<>();
    run.events()
        .subscribe(
            new Flow.Subscriber<>() {
              private Flow.Subscription subscription;

              @Override
              public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(1);
              }

              @Override
              public void onNext(RunEvent event) {
                taken.add(event);
                subscription.request(1);
              }

              @Override
              public void onError(Throwable failure) {
                end.completeExceptionally(failure);
              }

              @Override
              public void onComplete() {
                end.complete(taken.size());
              }
            });

    assertThat(end.join()).isEqualTo(504);
    assertThat(payloads(List.copyOf(taken))).isEqualTo(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void aSubscriberThatFallsTooFarBehindLosesItsSubscriptionAndTheRunGoesOn() {
    FlowRun<String> run =
        task(
                RunOptions.defaults(),
                frame -> {
                  begun.countDown();
                  release.await();
                  for (int i = 0; i < 40_000; i++) {
                    new Steps(frame).enter(FIRST);
                    frame.leave(0);
                  }
                  return "done";
                })
            .start();
    Reader stuck = Reader.of(run, 0);
    Reader quick = Reader.of(run, Long.MAX_VALUE);
    release.countDown();

    assertThat(run.join()).isEqualTo("done");
    assertThatThrownBy(stuck::all)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("65536 events behind");
    assertThat(quick.end.handle((events, failure) -> true).join()).isTrue();
  }

  @Test
  void aSubscriberMayLeaveAndTheOthersStay() throws Exception {
    FlowRun<String> run = emitting(3);
    Reader leaving = Reader.of(run, Long.MAX_VALUE);
    Reader staying = Reader.of(run, Long.MAX_VALUE);
    begun.await();
    leaving.subscription.join().cancel();
    release.countDown();

    assertThat(kinds(staying.all())).endsWith("NodeFinished", "RunFinished");
    assertThat(payloads(staying.all())).containsExactly(0, 1, 2);
    assertThat(leaving.end).isNotDone();
    assertThat(payloads(leaving.events)).isEmpty();
  }

  @Test
  void aFailedRunCompletesItsSubscribersAfterTheFailure() {
    FlowRun<String> run =
        HandWritten.<String>visit(
                RunOptions.defaults(),
                frame -> {
                  throw new IOException("broken");
                })
            .start();

    List<RunEvent> events = Reader.of(run, Long.MAX_VALUE).all();

    assertThatThrownBy(run::join)
        .isInstanceOf(NodeFailedException.class)
        .isSameAs(((RunEvent.RunFailed) events.get(events.size() - 1)).cause());
    assertThat(kinds(events))
        .containsExactly("RunStarted", "NodeStarted", "NodeFinished", "RunFailed");
  }

  @Test
  void aRunThatIsCancelledBeforeItBeginsHasNoEvents() {
    FlowRun<String> run =
        visit(RunOptions.builder().executor(task -> {}).build(), frame -> "never").start();
    Reader reader = Reader.of(run, Long.MAX_VALUE);

    run.cancel();

    assertThat(reader.all()).isEmpty();
    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
  }

  @Test
  void theListenerAndTheSubscribersGetTheSame() {
    List<RunEvent> heard = Collections.synchronizedList(new ArrayList<>());
    release.countDown();
    FlowRun<String> run =
        visit(
                RunOptions.builder().listener(heard::add).build(),
                frame -> {
                  frame.emit("payload");
                  return "done";
                })
            .start();

    assertThat(Reader.of(run, Long.MAX_VALUE).all()).isEqualTo(heard).hasSize(5);
  }

  @Test
  void aListenerThatThrowsKeepsNothingFromTheSubscribers() {
    RunOptions options =
        RunOptions.builder()
            .listener(
                event -> {
                  throw new AssertionError("the listener");
                })
            .build();
    try (LoggedWarnings warnings = new LoggedWarnings()) {
      FlowRun<String> run = visit(options, frame -> "done").start();

      assertThat(kinds(Reader.of(run, Long.MAX_VALUE).all()))
          .containsExactly("RunStarted", "NodeStarted", "NodeFinished", "RunFinished");
      assertThat(run.join()).isEqualTo("done");
      assertThat(warnings.messages()).hasSize(1);
    }
  }

  // ---- order ----

  @ParameterizedTest
  @EnumSource
  void eventsOfItemsSideBySideComeOneAtATimeAndInOrderForEach(Threads threads) {
    List<RunEvent> events = new ArrayList<>(); // not safe for several threads, nor has it to be
    try (Threads.Pool pool = threads.open()) {
      visit(
              pool.options().listener(events::add).build(),
              frame ->
                  all(
                      frame,
                      IntStream.range(0, 200).boxed().toList(),
                      8,
                      (child, item) -> {
                        child.emit(item);
                        return item;
                      }))
          .call();
    }
    assertThat(kinds(events)).startsWith("RunStarted", "NodeStarted", "PartStarted");
    assertThat(kinds(events)).endsWith("PartFinished", "NodeFinished", "RunFinished");
    assertThat(events).hasSize(4 + 3 * 200);
    for (int item = 0; item < 200; item++) {
      String step = "first/0/" + item;
      List<RunEvent> own =
          events.stream().filter(event -> event.where().step().equals(step)).toList();
      assertThat(kinds(own)).containsExactly("PartStarted", "Emitted", "PartFinished");
      assertThat(((RunEvent.PartStarted) own.get(0)).part()).isEqualTo(item);
      assertThat(((RunEvent.PartFinished) own.get(2)).part()).isEqualTo(item);
      assertThat(payloads(own)).containsExactly(item);
    }
  }

  @Test
  void anItemThatFailsEndsWithThatAndSoDoesItsVisit() {
    List<RunEvent> events = new ArrayList<>();
    RunOptions options = RunOptions.builder().listener(events::add).build();

    assertThatThrownBy(
            () ->
                visit(
                        options,
                        frame ->
                            all(
                                frame,
                                List.of("good", "bad"),
                                1,
                                (child, item) -> {
                                  if (item.equals("bad")) {
                                    throw new IOException(item);
                                  }
                                  return item;
                                }))
                    .call())
        .isInstanceOf(NodeFailedException.class);
    assertThat(kinds(events))
        .containsExactly(
            "RunStarted",
            "NodeStarted",
            "PartStarted",
            "PartFinished",
            "PartStarted",
            "PartFinished",
            "NodeFinished",
            "RunFailed");
    RunEvent.PartFinished good = (RunEvent.PartFinished) events.get(3);
    RunEvent.PartFinished bad = (RunEvent.PartFinished) events.get(5);
    RunEvent.NodeFinished visit = (RunEvent.NodeFinished) events.get(6);
    assertThat(good.failure()).isEmpty();
    assertThat(bad.part()).isEqualTo(1);
    assertThat(bad.where().step()).isEqualTo("first/0/1");
    assertThat(bad.failure()).containsInstanceOf(IOException.class);
    assertThat(visit.where().step()).isEqualTo("first/0");
    assertThat(visit.action()).isEmpty();
    assertThat(visit.failure()).isEqualTo(bad.failure());
  }

  @Test
  void nothingComesAfterTheEndOfTheRun() throws Exception {
    List<RunEvent> events = new ArrayList<>();
    List<RunContext> kept = new ArrayList<>();
    RunOptions options = RunOptions.builder().listener(events::add).build();
    FlowRun<Object> run =
        HandWritten.<Object>task(
                options,
                frame -> {
                  new Steps(frame).enter(FIRST);
                  kept.add(frame);
                  frame.leave(0);
                  frame.enterFlow(INNER);
                  Frame inner = frame.nested(INNER_GRAPH, options);
                  new Steps(inner).enter(SECOND);
                  kept.add(inner);
                  inner.leave(0);
                  frame.leave(0);
                  return all(
                      frame,
                      List.of(1, 2),
                      2,
                      (child, item) -> {
                        synchronized (kept) {
                          kept.add(child);
                        }
                        return item;
                      });
                })
            .start();
    run.join();
    kept.forEach(context -> context.emit("too late"));

    assertThat(kept).hasSize(4);
    assertThat(events)
        .noneMatch(RunEvent.Emitted.class::isInstance)
        .last()
        .isInstanceOf(RunEvent.RunFinished.class);
  }

  // ---- a listener that throws ----

  @Test
  void aListenerThatThrowsIsReportedOnceAlsoBySeveralThreads() {
    Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
    RunOptions options =
        RunOptions.builder()
            .listener(
                event -> {
                  threads.add(Thread.currentThread());
                  throw new IllegalStateException("the listener");
                })
            .build();
    try (LoggedWarnings warnings = new LoggedWarnings()) {
      CountDownLatch together = new CountDownLatch(4);
      List<Integer> results =
          visit(
                  options,
                  frame ->
                      all(
                          frame,
                          List.of(1, 2, 3, 4),
                          4,
                          (child, item) -> {
                            together.countDown();
                            together.await();
                            child.emit(item);
                            return item;
                          }))
              .call();

      assertThat(results).containsExactly(1, 2, 3, 4);
      assertThat(threads).hasSizeGreaterThan(4);
      assertThat(warnings.messages())
          .containsExactly(
              "flow Work: the listener failed on RunStarted; later failures are dropped");
    }
  }
}

package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.FIRST;
import static dev.tramline.runtime.generated.HandWritten.INNER;
import static dev.tramline.runtime.generated.HandWritten.INNER_GRAPH;
import static dev.tramline.runtime.generated.HandWritten.SECOND;
import static dev.tramline.runtime.generated.HandWritten.all;
import static dev.tramline.runtime.generated.HandWritten.exec;
import static dev.tramline.runtime.generated.HandWritten.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import dev.tramline.runtime.StepLimitException;
import dev.tramline.runtime.generated.Threads.Pool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The time limit is a guard against a lock-up; nothing here depends on how fast anything is. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FanOutTest {

  private static final RunOptions OPTIONS = RunOptions.defaults();

  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void leave_no_interrupt_to_other_tests() {
    Thread.interrupted();
  }

  // ---- results ----

  @ParameterizedTest
  @EnumSource
  void nestedFanOutsGiveTheSameResultsOnAnyThreads(Threads threads) {
    try (Pool pool = threads.open()) {
      List<String> results =
          visit(pool.options().build(), frame -> nested(frame, List.of("a", "b", "c", "d"), 3))
              .call();

      assertThat(results).isEqualTo(Stream.of("a", "b", "c", "d").map(s -> nested(s, 3)).toList());
    }
  }

  /** Two of three levels below each item, more items than any of the pools has threads. */
  private static List<String> nested(Frame frame, List<String> items, int levels) {
    return all(
        frame,
        items,
        levels,
        (child, item) ->
            levels == 1
                ? item
                : item + nested(child, List.of(item + 0, item + 1, item + 2), levels - 1));
  }

  private static String nested(String item, int levels) {
    return levels == 1
        ? item
        : item + IntStream.range(0, 3).mapToObj(i -> nested(item + i, levels - 1)).toList();
  }

  @Test
  void resultsHaveTheOrderOfTheItemsWhateverIsDoneFirst() {
    List<CountDownLatch> done = Stream.generate(() -> new CountDownLatch(1)).limit(9).toList();
    done.get(8).countDown();

    List<Integer> results =
        visit(
                OPTIONS,
                frame ->
                    all(
                        frame,
                        numbers(8),
                        8,
                        (child, item) -> {
                          done.get(item + 1).await();
                          log.add("item " + item);
                          done.get(item).countDown();
                          return item * 10;
                        }))
            .call();

    assertThat(log).first().isEqualTo("item 7");
    assertThat(results).containsExactly(0, 10, 20, 30, 40, 50, 60, 70);
  }

  @ParameterizedTest
  @EnumSource
  void noItemIsReadBeforeThereIsRoomForIt(Threads threads) {
    AtomicInteger unfinished = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Iterator<Integer> source =
        numbers(100).stream()
            .peek(item -> most.accumulateAndGet(unfinished.incrementAndGet(), Math::max))
            .iterator();
    try (Pool pool = threads.open()) {
      fanOutEach(
          pool.options().build(),
          source,
          3,
          item -> {
            log.add("item " + item);
            unfinished.decrementAndGet();
          });
    }
    assertThat(log).hasSize(100).doesNotHaveDuplicates();
    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void asManyItemsAsAllowedAreInWorkAtOnce() {
    CyclicBarrier together = new CyclicBarrier(4);

    fanOutEach(OPTIONS, numbers(12).iterator(), 4, item -> together.await());

    assertThat(together.getNumberWaiting()).isZero();
  }

  @Test
  void noItemsMakeNoResults() {
    assertThat(
            visit(OPTIONS, frame -> all(frame, List.<String>of(), 5, (child, item) -> item)).call())
        .isEmpty();
  }

  // ---- what an item knows ----

  @Test
  void eachItemHasAStepIdAndAttemptsOfItsOwn() {
    Map<String, Integer> attempts = new ConcurrentHashMap<>();
    CyclicBarrier together = new CyclicBarrier(5);
    RetryPolicy policy = new RetryPolicy(5, 0, 1, 0, 0);

    visit(
            OPTIONS,
            frame ->
                all(
                    frame,
                    numbers(5),
                    5,
                    (child, item) ->
                        exec(
                            child,
                            policy,
                            on -> {
                              if (on.attempt() == 0) {
                                together.await(); // all have begun, so a shared counter would show
                              }
                              if (on.attempt() < item) {
                                throw new IOException("not yet");
                              }
                              attempts.put(on.stepId(), on.attempt());
                              return item;
                            })))
        .call();

    assertThat(attempts)
        .isEqualTo(
            Map.of("first/0/0", 0, "first/0/1", 1, "first/0/2", 2, "first/0/3", 3, "first/0/4", 4));
  }

  @Test
  void theFailureOfAnItemNamesItsAttemptsAndTheWayToIt() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                HandWritten.task(
                        OPTIONS,
                        frame -> {
                          new Steps(frame).enter(SECOND);
                          frame.leave(0);
                          new Steps(frame).enter(FIRST);
                          return all(
                              frame,
                              numbers(2),
                              2,
                              (child, item) ->
                                  exec(
                                      child,
                                      new RetryPolicy(item == 0 ? 2 : 1, 0, 1, 0, 0),
                                      on -> {
                                        if (item == 1) {
                                          never.await();
                                        }
                                        throw new IOException("broken");
                                      }));
                        })
                    .call());

    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.path()).containsExactly("second", "first");
    assertThat(failure).hasRootCauseMessage("broken");
  }

  @Test
  void stepsOfItemsCountAsTheLongestOfThemAndNotAsTheirSum() {
    // One visit around, then at most 5 inside, then one after: 7.
    assertThat(stepsTaken(7)).isEqualTo("done");
    assertThatThrownBy(() -> stepsTaken(6)).isInstanceOf(StepLimitException.class);
  }

  private static String stepsTaken(int maxSteps) {
    return HandWritten.task(
            RunOptions.builder().maxSteps(maxSteps).build(),
            frame -> {
              new Steps(frame).enter(FIRST);
              var unused =
                  all(
                      frame,
                      numbers(6),
                      2,
                      (child, item) -> {
                        Frame inner = child.nested(INNER_GRAPH, OPTIONS);
                        for (int step = 0; step < item; step++) {
                          new Steps(inner).enter(SECOND);
                        }
                        return item;
                      });
              frame.leave(0);
              new Steps(frame).enter(SECOND);
              return "done";
            })
        .call();
  }

  @Test
  void theLimitEndsAnItemThatTakesTooManySteps() {
    assertThatThrownBy(
            () ->
                visit(
                        RunOptions.builder().maxSteps(10).build(),
                        frame ->
                            all(
                                frame,
                                numbers(2),
                                2,
                                (child, item) -> {
                                  Frame inner = child.nested(INNER_GRAPH, OPTIONS);
                                  while (true) {
                                    new Steps(inner).enter(SECOND);
                                  }
                                }))
                    .call())
        .isInstanceOfSatisfying(
            StepLimitException.class,
            e -> assertThat(e.path()).hasSize(10).startsWith("first", "first/second"));
  }

  @Test
  void aFlowInsideAnItemHasStepsThatNoOtherItemHas() {
    Set<String> steps = ConcurrentHashMap.newKeySet();

    HandWritten.task(
            OPTIONS,
            frame -> {
              frame.enterFlow(INNER);
              return all(
                  frame,
                  numbers(2),
                  2,
                  (child, item) -> {
                    Frame inner = child.nested(INNER_GRAPH, OPTIONS);
                    new Steps(inner).enter(FIRST);
                    return all(
                        inner, numbers(2), 2, (grandchild, part) -> steps.add(grandchild.stepId()));
                  });
            })
        .call();

    assertThat(steps)
        .containsExactlyInAnyOrder(
            "inner/0/0/first/0/0",
            "inner/0/0/first/0/1",
            "inner/0/1/first/0/0",
            "inner/0/1/first/0/1");
  }

  @Test
  void aFanOutInsideAnItemHasStepsThatNoOtherItemHas() {
    Set<String> steps = ConcurrentHashMap.newKeySet();

    var unused =
        visit(
                OPTIONS,
                frame ->
                    all(
                        frame,
                        numbers(2),
                        2,
                        (child, item) ->
                            all(
                                child,
                                numbers(2),
                                item + 1, // one after another, too
                                (grandchild, part) -> steps.add(grandchild.stepId()))))
            .call();

    assertThat(steps)
        .containsExactlyInAnyOrder("first/0/0/0", "first/0/0/1", "first/0/1/0", "first/0/1/1");
  }

  @Test
  void aBatchReadInsideAnItemLeavesTheItemWhereItWas() {
    List<String> results =
        visit(
                OPTIONS,
                frame ->
                    all(
                        frame,
                        numbers(3),
                        2,
                        (child, item) -> {
                          try (Items<Integer> batch = Items.ofIterable(child, numbers(2))) {
                            while (batch.hasNext()) {
                              var unused = batch.next();
                              log.add(child.stepId());
                            }
                          }
                          return child.stepId();
                        }))
            .call();

    assertThat(results).containsExactly("first/0/0", "first/0/1", "first/0/2");
    assertThat(log)
        .containsExactlyInAnyOrder(
            "first/0/0/0",
            "first/0/0/1",
            "first/0/1/0",
            "first/0/1/1",
            "first/0/2/0",
            "first/0/2/1");
  }

  // ---- failures ----

  @Test
  void theFirstFailureInterruptsTheRestAndWaitsForThemAndStartsNoOther() {
    CountDownLatch begun = new CountDownLatch(3);
    IOException failed = new IOException("item 0");

    Throwable failure =
        catchThrowable(
            () ->
                fanOutEach(
                    OPTIONS,
                    numbers(100).stream().peek(item -> log.add("read " + item)).iterator(),
                    3,
                    item -> {
                      begun.countDown();
                      if (item == 0) {
                        begun.await();
                        throw failed;
                      }
                      try {
                        never.await();
                      } finally {
                        log.add("ended " + item);
                      }
                    }));

    assertThat(failure)
        .isInstanceOf(NodeFailedException.class)
        .hasCause(failed)
        .hasNoSuppressedExceptions();
    assertThat(log).containsExactlyInAnyOrder("read 0", "read 1", "read 2", "ended 1", "ended 2");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void laterFailuresAreSuppressedInTheFirst() {
    AssertionError later = new AssertionError("when interrupted");
    Throwable failure = failureOfTwo(new IOException("first"), later);

    assertThat(failure).isInstanceOf(NodeFailedException.class).hasRootCauseMessage("first");
    assertThat(failure.getSuppressed()).containsExactly(later);
  }

  @Test
  void anErrorGoesThroughAsItIs() {
    AssertionError error = new AssertionError("first");

    assertThat(failureOfTwo(error, new InterruptedException())).isSameAs(error);
  }

  @Test
  void oneErrorOfSeveralItemsIsNotSuppressedInItself() {
    StackOverflowError shared = new StackOverflowError();

    assertThat(failureOfTwo(shared, shared)).isSameAs(shared).hasNoSuppressedExceptions();
  }

  /** One item fails when both have begun, the other when it is interrupted for that. */
  private Throwable failureOfTwo(Throwable first, Throwable later) {
    CountDownLatch begun = new CountDownLatch(2);
    return catchThrowable(
        () ->
            fanOutEach(
                OPTIONS,
                numbers(2).iterator(),
                2,
                item -> {
                  begun.countDown();
                  if (item == 0) {
                    begun.await();
                    throwIt(first);
                  }
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    throwIt(later);
                  }
                }));
  }

  private static void throwIt(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  @ParameterizedTest
  @EnumSource
  void afterAFailureNothingIsLeftInWorkOnAnyThreads(Threads threads) {
    AtomicInteger open = new AtomicInteger();
    try (Pool pool = threads.open()) {
      Throwable failure =
          catchThrowable(
              () ->
                  visit(
                          pool.options().build(),
                          frame ->
                              all(
                                  frame,
                                  numbers(10),
                                  4,
                                  (child, outer) ->
                                      all(
                                          child,
                                          numbers(10),
                                          4,
                                          (grandchild, inner) -> {
                                            open.incrementAndGet();
                                            try {
                                              if (outer == 3 && inner == 7) {
                                                throw new IOException("3, 7");
                                              }
                                              return inner;
                                            } finally {
                                              open.decrementAndGet();
                                            }
                                          })))
                      .call());
      assertThat(failure).isInstanceOf(NodeFailedException.class).hasRootCauseMessage("3, 7");
      assertThat(open).hasValue(0);
    }
  }

  // ---- the source ----

  @Test
  void aSourceThatFailsIsAFailureOfPrepAndComesAfterTheItemsInWork() {
    for (String where : List.of("hasNext", "next", "close")) {
      log.clear();
      Throwable failure = catchThrowable(() -> readFailing(where));

      assertThat(failure)
          .as(where)
          .isInstanceOfSatisfying(
              NodeFailedException.class, e -> assertThat(e.stage()).isEqualTo(Stage.PREP))
          .hasRootCauseMessage(where);
      assertThat(log).as(where).containsExactly("ended", "closed");
    }
  }

  /** A stream with one item, which is in work when the source fails. */
  private void readFailing(String where) {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    Iterator<String> source =
        new Iterator<>() {
          private boolean first = true;

          @Override
          public boolean hasNext() {
            if (first) {
              return true;
            }
            await(begun);
            if (where.equals("close")) {
              read.countDown();
              return false;
            }
            failAt("hasNext");
            return true;
          }

          @Override
          public String next() {
            if (!first) {
              failAt("next");
            }
            first = false;
            return "item";
          }

          private void failAt(String here) {
            if (where.equals(here)) {
              throw new IllegalStateException(here);
            }
          }
        };
    Iterable<String> items = () -> source;
    Stream<String> stream =
        StreamSupport.stream(items.spliterator(), false)
            .onClose(
                () -> {
                  log.add("closed");
                  if (where.equals("close")) {
                    throw new IllegalStateException("close");
                  }
                });
    visit(
            OPTIONS,
            frame ->
                HandWritten.<String, Boolean>fanOut(
                        (child, item) -> {
                          begun.countDown();
                          try {
                            read.await(); // if not, interrupted by the failure
                          } finally {
                            log.add("ended");
                          }
                          return true;
                        })
                    .all(frame, Items.ofStream(frame, stream), 2))
        .call();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anExecutorThatBeginsWithTheLatestLetsNothingPileUp() {
    List<Runnable> heldBack = new ArrayList<>();
    AtomicInteger most = new AtomicInteger();
    List<FanOut<Integer, Integer>> self = new ArrayList<>();
    self.add(
        HandWritten.fanOut(
            (child, item) -> {
              most.accumulateAndGet(self.get(0).queued.size(), Math::max);
              return item;
            }));
    RunOptions options =
        RunOptions.builder()
            .executor(
                task -> {
                  if (heldBack.isEmpty()) {
                    heldBack.add(task);
                  } else {
                    task.run();
                  }
                })
            .build();

    List<Integer> results =
        visit(options, frame -> self.get(0).all(frame, Items.ofIterable(frame, numbers(1000)), 3))
            .call();

    assertThat(results).isEqualTo(numbers(1000));
    assertThat(most).hasValueLessThanOrEqualTo(2 * 3 + 1);
  }

  // ---- helpers ----

  /** What is done with an item. */
  interface Work {
    void run(int item) throws Exception;
  }

  private static void fanOutEach(
      RunOptions options, Iterator<Integer> items, int concurrency, Work work) {
    var unused =
        visit(
                options,
                frame -> {
                  HandWritten.<Integer, Boolean>fanOut(
                          (child, item) -> {
                            work.run(item);
                            return true;
                          })
                      .each(frame, Items.ofIterator(frame, items), concurrency);
                  return true;
                })
            .call();
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}

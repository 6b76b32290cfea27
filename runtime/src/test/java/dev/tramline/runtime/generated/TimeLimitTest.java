package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.FIRST;
import static dev.tramline.runtime.generated.HandWritten.INNER;
import static dev.tramline.runtime.generated.HandWritten.INNER_GRAPH;
import static dev.tramline.runtime.generated.HandWritten.SECOND;
import static dev.tramline.runtime.generated.HandWritten.all;
import static dev.tramline.runtime.generated.HandWritten.exec;
import static dev.tramline.runtime.generated.HandWritten.task;
import static dev.tramline.runtime.generated.HandWritten.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.RunTimeoutException;
import dev.tramline.runtime.StepLimitException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is to run into its limit waits for what never comes, and what is not has an hour: so nothing
 * here depends on how fast anything is.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimeLimitTest {

  private static final long SHORT = 1_000_000;
  private static final long HOUR = 3_600_000_000_000L;
  private static final RunOptions OPTIONS = options().build();

  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  /** The runs that came to a node that is stuck before their time was up. */
  private final Set<String> stuckInTime = ConcurrentHashMap.newKeySet();

  @AfterEach
  void leave_no_interrupt_to_other_tests() {
    Thread.interrupted();
  }

  private static RetryPolicy attempts(int attempts, long limit) {
    return new RetryPolicy(attempts, 0, 1, 0, 0).timeout(limit);
  }

  // ---- an attempt ----

  @Test
  void anAttemptThatTakesTooLongIsInterruptedAndTriedAgain() {
    Object result =
        visit(
                OPTIONS,
                frame ->
                    exec(
                        frame,
                        attempts(1000, SHORT),
                        on -> {
                          if (on.attempt() < 2) {
                            try {
                              never.await();
                            } catch (InterruptedException e) {
                              log.add(on.stepId() + " interrupted at " + on.attempt());
                              throw e;
                            }
                          }
                          return "in time";
                        }))
            .call();

    // Later attempts may be too slow for the limit as well; the first two always are.
    assertThat(log).containsExactly("first/0 interrupted at 0", "first/0 interrupted at 1");
    assertThat(result).isEqualTo("in time");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anExecThatNeverIsInTimeFailsWithATimeoutException() {
    List<RunEvent> events = new ArrayList<>();
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                visit(
                        options().listener(events::add).build(),
                        frame -> exec(frame, attempts(2, SHORT), on -> waitForEver()))
                    .call());

    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure)
        .hasCauseExactlyInstanceOf(TimeoutException.class)
        .hasMessageContaining("not done within PT0.001S");
    assertThat(events.stream().filter(RunEvent.AttemptFailed.class::isInstance))
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(((RunEvent.AttemptFailed) event).cause())
                    .isInstanceOf(TimeoutException.class));
  }

  @Test
  void aResultThatComesAfterTheTimeIsDiscarded() {
    Throwable failure =
        catchThrowable(
            () ->
                visit(
                        OPTIONS,
                        frame ->
                            exec(
                                frame,
                                attempts(1, SHORT),
                                on -> {
                                  try {
                                    return waitForEver();
                                  } catch (InterruptedException e) {
                                    log.add("late");
                                    return "late";
                                  }
                                }))
                    .call());

    assertThat(failure).hasCauseInstanceOf(TimeoutException.class);
    assertThat(log).containsExactly("late"); // it had ended before the node failed
  }

  @Test
  void anAttemptInTimeReturnsAndThrowsAsWithoutALimit() {
    IOException broken = new IOException("broken");
    AssertionError error = new AssertionError();

    assertThat(visit(OPTIONS, frame -> exec(frame, attempts(1, HOUR), on -> "value")).call())
        .isEqualTo("value");
    assertThat(visit(OPTIONS, frame -> exec(frame, attempts(1, HOUR), on -> null)).call()).isNull();
    assertThatThrownBy(
            () ->
                visit(
                        OPTIONS,
                        frame ->
                            exec(
                                frame,
                                attempts(1, HOUR),
                                on -> {
                                  throw broken;
                                }))
                    .call())
        .isInstanceOf(NodeFailedException.class)
        .hasCause(broken);
    assertThatThrownBy(
            () ->
                visit(
                        OPTIONS,
                        frame ->
                            exec(
                                frame,
                                attempts(1, HOUR),
                                on -> {
                                  throw error;
                                }))
                    .call())
        .isSameAs(error);
  }

  @Test
  void anInterruptionDuringAnAttemptCancelsTheRunAndIsKept() {
    Thread caller = Thread.currentThread();

    Throwable failure =
        catchThrowable(
            () ->
                visit(
                        OPTIONS,
                        frame ->
                            exec(
                                frame,
                                attempts(3, HOUR),
                                on -> {
                                  caller.interrupt();
                                  try {
                                    return waitForEver();
                                  } finally {
                                    log.add("ended " + on.attempt());
                                  }
                                }))
                    .call());

    assertThat(failure).isInstanceOf(RunCancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).containsExactly("ended 0");
  }

  @Test
  void toCancelTheRunEndsAnAttemptWithALimit() throws Exception {
    FlowRun<Object> run =
        HandWritten.<Object>visit(
                OPTIONS,
                frame ->
                    exec(
                        frame,
                        attempts(3, HOUR),
                        on -> {
                          begun.countDown();
                          return waitForEver();
                        }))
            .start();
    begun.await();
    run.cancel();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
  }

  @Test
  void aStageIsCancelledWhenItsTimeIsUpOrTheRunIsCancelled() throws Exception {
    CompletableFuture<String> tooLate = new CompletableFuture<>();
    assertThatThrownBy(
            () ->
                visit(OPTIONS, frame -> exec(frame, attempts(1, SHORT), on -> Frame.await(tooLate)))
                    .call())
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(tooLate).isCancelled();

    CompletableFuture<String> cancelled = new CompletableFuture<>();
    FlowRun<Object> run =
        HandWritten.<Object>visit(
                OPTIONS,
                frame ->
                    exec(
                        frame,
                        RetryPolicy.NONE,
                        on -> {
                          begun.countDown();
                          return Frame.await(cancelled);
                        }))
            .start();
    begun.await();
    run.cancel();
    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    assertThat(cancelled).isCancelled();
  }

  @Test
  void anInterruptionCancelsTheRunEvenIfTheStageCannotBeCancelled() {
    Thread caller = Thread.currentThread();
    Throwable failure =
        catchThrowable(
            () ->
                visit(
                        OPTIONS,
                        frame ->
                            exec(
                                frame,
                                new RetryPolicy(3, 0, 1.0, Long.MAX_VALUE, 0.0),
                                on -> {
                                  log.add("attempt " + on.attempt());
                                  caller.interrupt();
                                  return Frame.await(
                                      new CompletableFuture<>().minimalCompletionStage());
                                }))
                    .call());

    assertThat(failure)
        .isInstanceOf(RunCancelledException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).containsExactly("attempt 0");
  }

  // ---- what ignores its interruption ----

  @Test
  void whatIgnoresItsInterruptionIsLeftBehindAndReportedAndSaysNothingMore() throws Exception {
    List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch runIsOver = new CountDownLatch(1);
    CountDownLatch leftBehindHasEnded = new CountDownLatch(1);
    RunOptions options =
        RunOptions.builder().listener(events::add).grace(Duration.ofMillis(1)).build();
    try (LoggedWarnings warnings = new LoggedWarnings()) {
      Object result =
          visit(
                  options,
                  frame ->
                      exec(
                          frame,
                          attempts(1000, SHORT),
                          on -> {
                            if (on.attempt() > 0) {
                              return "second";
                            }
                            awaitWhateverHappens(runIsOver);
                            on.emit("too late");
                            log.add("cancelled: " + on.isCancelled());
                            leftBehindHasEnded.countDown();
                            return "first";
                          }))
              .call();

      assertThat(result).isEqualTo("second");
      runIsOver.countDown();
      leftBehindHasEnded.await();
      assertThat(log).containsExactly("cancelled: true");
      assertThat(warnings.messages())
          .containsOnly(
              "flow Work: node first goes on although it was interrupted; its thread is left"
                  + " behind");
    }
    assertThat(events)
        .noneMatch(RunEvent.Emitted.class::isInstance)
        .last()
        .isInstanceOf(RunEvent.RunFinished.class);
  }

  @Test
  void aCancelledRunWaitsNoLongerThanItsGraceForAnAttemptWithALimit() throws Exception {
    CountDownLatch runIsOver = new CountDownLatch(1);
    RunOptions options = RunOptions.builder().grace(Duration.ZERO).build();
    try (LoggedWarnings warnings = new LoggedWarnings()) {
      FlowRun<Object> run =
          HandWritten.<Object>visit(
                  options,
                  frame ->
                      exec(
                          frame,
                          attempts(1, HOUR),
                          on -> {
                            begun.countDown();
                            awaitWhateverHappens(runIsOver);
                            return "ignored";
                          }))
              .start();
      begun.await();
      run.cancel();

      assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
      assertThat(warnings.messages()).hasSize(1);
      runIsOver.countDown();
    }
  }

  @Test
  void theWayToANodeThatIsStuckInARunIsKnown() {
    stuckRun(
        List.of("first", "second"),
        frame -> {
          new Steps(frame).enter(FIRST);
          frame.leave(0);
          new Steps(frame).enter(SECOND);
          return stuck(frame);
        });
  }

  @Test
  void theWayToANodeThatIsStuckInANestedFlowIsKnown() {
    stuckRun(
        List.of("first", "inner/second"),
        frame -> {
          new Steps(frame).enter(FIRST);
          frame.leave(0);
          frame.enterFlow(INNER);
          return stuckInInner(frame, frame);
        });
  }

  @Test
  void theWayToANodeThatIsStuckInABranchIsKnown() {
    stuckRun(
        List.of("first", "second"),
        frame -> {
          new Steps(frame).enter(FIRST);
          FanOut<Integer, Object> branches =
              new FanOut<>(true) {
                @Override
                protected Object run(Frame branch, Integer to) {
                  new Steps(branch).enter(to);
                  return to == SECOND ? stuckAlone(frame) : to;
                }
              };
          return branches.all(frame, Items.ofIterable(frame, List.of(FIRST, SECOND)), 2);
        });
  }

  @Test
  void theWayToANodeThatIsStuckInAFlowOfAnElementIsKnown() {
    stuckRun(
        List.of("first", "inner/second"),
        frame -> {
          new Steps(frame).enter(FIRST);
          frame.leave(0);
          frame.enterFlow(INNER);
          return all(frame, List.of(1), 2, (child, item) -> stuckInInner(frame, child));
        });
  }

  @Test
  void theWayToANodeThatIsStuckAfterManyStepsIsThatOfTheLast() {
    List<String> lastOnes = new ArrayList<>(Collections.nCopies(62, "first"));
    lastOnes.add("second");
    stuckRun(
        lastOnes, // one less than usual, as what goes on may overwrite one
        frame -> {
          for (int i = 0; i < 1000; i++) {
            new Steps(frame).enter(FIRST);
            frame.leave(0);
          }
          new Steps(frame).enter(SECOND);
          return stuck(frame);
        });
  }

  @Test
  void aNodeThatIsStuckBelowSeveralLimitsIsReportedOnce() {
    Semaphore ended = new Semaphore(0);
    stuckRun(
        ended::acquireUninterruptibly, // by then whoever waits further in has said what it will say
        List.of("inner/second"),
        frame -> {
          try {
            frame.enterFlow(INNER);
            return frame.runWithin(HOUR, on -> stuckInInner(frame, on));
          } finally {
            ended.release();
          }
        });
  }

  @Test
  void aNodeThatIsStuckInAVisitWithALimitIsReported() {
    RunOptions options = options().grace(Duration.ofMillis(1)).build();
    try (LoggedWarnings warnings = new LoggedWarnings()) {
      NodeFailedException failure =
          timedOut(
              limit ->
                  callStuck(
                      task(
                          options,
                          frame -> {
                            frame.enterFlow(INNER);
                            return frame.within(limit, on -> stuckInInner(on, on));
                          })));

      assertThat(failure.node()).isEqualTo("inner");
      assertThat(warnings.messages()).last().asString().contains("node inner/second");
    } finally {
      never.countDown();
    }
  }

  private void stuckRun(List<String> path, HandWritten.Body<Object> body) {
    stuckRun(() -> {}, path, body);
  }

  /**
   * Runs into the limit of a run, and asserts what is said of the node that does not end then.
   *
   * @param afterRun called after each run, as the first may not have come to the node in time
   */
  private void stuckRun(Runnable afterRun, List<String> path, HandWritten.Body<Object> body) {
    RunOptions options = options().grace(Duration.ofMillis(1)).build();
    try (LoggedWarnings warnings = new LoggedWarnings()) {
      RunTimeoutException failure =
          timedOut(
              limit -> {
                warnings.messages().clear();
                try {
                  callStuck(task(options, limit, body));
                } finally {
                  afterRun.run();
                }
              });

      assertThat(failure.path()).isEqualTo(path);
      assertThat(warnings.messages())
          .containsExactly(
              "flow Work: node "
                  + path.get(path.size() - 1)
                  + " goes on although it was interrupted; its thread is left behind");
    } finally {
      never.countDown();
    }
  }

  /** One that was left behind may go on beside the next, and counts for none but itself. */
  private void callStuck(RunTask<Object> run) {
    try {
      run.call();
    } finally {
      if (stuckInTime.contains(run.id())) {
        begun.countDown();
      }
    }
  }

  private Object stuckInInner(Frame limited, Frame frame) {
    Frame inner = frame.nested(INNER_GRAPH, OPTIONS);
    new Steps(inner).enter(SECOND);
    return stuck(limited);
  }

  private Object stuckAlone(Frame limited) {
    while (limited.strand().children.size() > 1) {
      Thread.yield(); // until the other branch is done, or it might be taken for the one stuck
    }
    return stuck(limited);
  }

  /**
   * Goes on until the test is over.
   *
   * @param limited what runs into its limit; only what came here before that came in time
   */
  private Object stuck(Frame limited) {
    if (!limited.isCancelled()) {
      stuckInTime.add(limited.runId());
    }
    awaitWhateverHappens(never);
    return "too late";
  }

  // ---- a node, a run ----

  @Test
  void aNodeThatTakesTooLongFailsWithATimeoutException() {
    NodeFailedException failure =
        timedOut(
            limit ->
                task(
                        OPTIONS,
                        frame -> {
                          frame.enterFlow(INNER);
                          return frame.within(
                              limit,
                              on -> {
                                Frame inner = on.nested(INNER_GRAPH, OPTIONS);
                                new Steps(inner).enter(SECOND);
                                begun.countDown();
                                return exec(inner, RetryPolicy.NONE, attempt -> waitForEver());
                              });
                        })
                    .call());

    assertThat(failure).hasCauseExactlyInstanceOf(TimeoutException.class);
    assertThat(failure.node()).isEqualTo("inner");
    assertThat(failure.path()).containsExactly("inner/second");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aNodeInTimeGoesOnWhereItsThreadCameTo() {
    List<String> steps = new ArrayList<>();
    Throwable failure =
        catchThrowable(
            () ->
                task(
                        RunOptions.builder().maxSteps(3).build(),
                        frame -> {
                          for (int i = 0; ; i++) {
                            frame.enterFlow(INNER);
                            steps.add(
                                (String)
                                    frame.within(
                                        HOUR,
                                        on -> {
                                          Frame inner = on.nested(INNER_GRAPH, OPTIONS);
                                          new Steps(inner).enter(SECOND);
                                          inner.leave(0);
                                          return inner.stepId();
                                        }));
                            frame.leave(0);
                          }
                        })
                    .call());

    assertThat(steps).containsExactly("inner/second/0", "inner/second/1", "inner/second/2");
    assertThat(failure)
        .isInstanceOfSatisfying(
            StepLimitException.class,
            e ->
                assertThat(e.path())
                    .containsExactly("inner/second", "inner/second", "inner/second"));
  }

  @Test
  void aRunThatTakesTooLongIsInterruptedAndFails() {
    List<RunEvent> events = new ArrayList<>();
    RunOptions options = options().listener(events::add).build();
    RunTimeoutException failure = timedOut(limit -> waitingRun(options, limit).call());

    assertThat(failure.flow()).isEqualTo("Work");
    assertThat(failure.path()).containsExactly("first");
    assertThat(failure).hasMessageStartingWith("flow Work: not done within " + failure.limit());
    assertThat(log).containsExactly("ended");
    assertThat(events).last().isInstanceOf(RunEvent.RunFailed.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void theLimitOfTheOptionsReplacesTheFlowsOwn() {
    assertThat(
            catchThrowableOfType(
                    RunTimeoutException.class,
                    () ->
                        waitingRun(options().timeout(Duration.ofNanos(SHORT)).build(), HOUR).call())
                .limit())
        .isEqualTo(Duration.ofNanos(SHORT));
    RunOptions hour = options().timeout(Duration.ofNanos(HOUR)).build();
    assertThat(HandWritten.task(hour, 1, frame -> "done").call()).isEqualTo("done");
  }

  @Test
  void aLimitThatIsTooLongForNanosecondsIsNone() {
    RunOptions ages = options().timeout(Duration.ofSeconds(Long.MAX_VALUE)).build();

    assertThat(HandWritten.task(ages, frame -> "done").call()).isEqualTo("done");
  }

  @Test
  void aStartedRunHasItsLimitToo() {
    FlowRun<Object> run = waitingRun(options().build(), SHORT).start();

    assertThatThrownBy(run::join).isInstanceOf(RunTimeoutException.class);
    assertThat(run.state()).isEqualTo(FlowRun.State.FAILED);
  }

  @Test
  void toCancelARunWithALimitCancelsIt() throws Exception {
    FlowRun<Object> run = waitingRun(options().build(), HOUR).start();
    begun.await();

    run.cancel();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    assertThat(run.state()).isEqualTo(FlowRun.State.CANCELLED);
    assertThat(log).containsExactly("ended");
  }

  @Test
  void anInterruptionOfTheCallerCancelsARunWithALimitAndIsKept() {
    Thread caller = Thread.currentThread();
    RunTask<Object> run =
        task(
            OPTIONS,
            HOUR,
            frame -> {
              new Steps(frame).enter(FIRST);
              caller.interrupt();
              return waitForEver();
            });

    assertThatThrownBy(run::call).isInstanceOf(RunCancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aNestedFlowThatTakesTooLongFailsTheRunAndIsNamed() {
    Throwable failure =
        catchThrowable(
            () ->
                task(
                        OPTIONS,
                        frame -> {
                          frame.enterFlow(INNER);
                          return frame.runWithin(
                              SHORT,
                              on -> {
                                Frame inner = on.nested(INNER_GRAPH, OPTIONS);
                                new Steps(inner).enter(FIRST);
                                return exec(inner, RetryPolicy.NONE, attempt -> waitForEver());
                              });
                        })
                    .call());

    assertThat(failure)
        .isInstanceOf(RunTimeoutException.class)
        .hasMessageStartingWith("flow Work: nested flow inner not done within PT0.001S");
  }

  @Test
  void aLimitReachesWhatRunsSideBySide() {
    CountDownLatch together = new CountDownLatch(3);
    RunTask<List<Object>> run =
        task(
            OPTIONS,
            SHORT,
            frame -> {
              new Steps(frame).enter(FIRST);
              return all(
                  frame,
                  List.of(1, 2, 3),
                  3,
                  (child, item) -> {
                    together.countDown();
                    try {
                      return waitForEver();
                    } finally {
                      log.add("ended");
                    }
                  });
            });

    assertThatThrownBy(run::call).isInstanceOf(RunTimeoutException.class);
    assertThat(log).hasSize(3 - (int) together.getCount());
  }

  /** Raises the limit until it leaves time enough for what is to run into it to begin. */
  @SuppressWarnings("unchecked")
  private <E extends Throwable> E timedOut(LongConsumer run) {
    for (long limit = SHORT; ; limit *= 2) {
      long now = limit;
      Throwable failure = catchThrowable(() -> run.accept(now));
      if (begun.getCount() == 0) {
        return (E) failure;
      }
    }
  }

  /** With time enough for what ends when it is interrupted, however slow the machine. */
  private static RunOptions.Builder options() {
    return RunOptions.builder().grace(Duration.ofHours(1));
  }

  /** A run that waits for ever in its first node. */
  private RunTask<Object> waitingRun(RunOptions options, long limit) {
    return task(
        options,
        limit,
        frame -> {
          new Steps(frame).enter(FIRST);
          begun.countDown();
          try {
            return waitForEver();
          } finally {
            log.add("ended");
          }
        });
  }

  private Object waitForEver() throws InterruptedException {
    never.await();
    throw new AssertionError("never");
  }

  private static void awaitWhateverHappens(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // just what a node must not do
      }
    }
  }
}

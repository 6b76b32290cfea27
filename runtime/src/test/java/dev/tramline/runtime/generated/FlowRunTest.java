package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.FlowRun.State;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlowRunTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void leave_no_interrupt_to_other_tests() {
    Thread.interrupted();
  }

  /** A run that waits for {@link #release}, once it has begun. */
  private FlowRun<String> waiting() {
    return visit(
            RunOptions.defaults(),
            frame -> {
              begun.countDown();
              release.await();
              return "done";
            })
        .start();
  }

  private static FlowRun<String> failing(Throwable failure) {
    return HandWritten.<String>visit(
            RunOptions.defaults(),
            frame -> {
              if (failure instanceof Error error) {
                throw error;
              }
              throw (Exception) failure;
            })
        .start();
  }

  @Test
  void aRunGoesOnBesideTheCallerWhoJoinsItsResult() {
    FlowRun<String> run = waiting();
    assertThat(run.state()).isEqualTo(State.RUNNING);

    release.countDown();

    assertThat(run.join()).isEqualTo("done");
    assertThat(run.join()).isEqualTo("done");
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aRunHasOneIdFromTheStart() {
    FlowRun<String> run =
        visit(
                RunOptions.defaults(),
                frame -> {
                  release.await();
                  return frame.runId();
                })
            .start();
    String id = run.id();
    release.countDown();

    assertThat(run.join()).isEqualTo(id);
    assertThat(run.id()).isEqualTo(id);
  }

  @Test
  void twoRunsHaveTwoIds() {
    release.countDown();
    assertThat(waiting().id()).isNotEqualTo(waiting().id());
  }

  // ---- join ----

  @Test
  void joinThrowsWhatTheFlowThrew() {
    IOException cause = new IOException("broken");
    FlowRun<String> run = failing(cause);

    Throwable failure = catchThrowable(run::join);

    assertThat(failure).isInstanceOf(NodeFailedException.class).hasCause(cause);
    assertThat(catchThrowable(() -> run.join(Duration.ofSeconds(30)))).isSameAs(failure);
    assertThat(run.state()).isEqualTo(State.FAILED);
  }

  @Test
  void joinThrowsAnErrorAsItIs() {
    AssertionError error = new AssertionError();
    FlowRun<String> run = failing(error);

    assertThat(catchThrowable(run::join)).isSameAs(error);
    assertThat(catchThrowable(() -> run.join(Duration.ofSeconds(30)))).isSameAs(error);
    assertThat(run.state()).isEqualTo(State.FAILED);
  }

  @Test
  void joinGivesUpWhenItsTimeIsUpAndTheRunGoesOn() throws Exception {
    FlowRun<String> run = waiting();

    assertThatThrownBy(() -> run.join(Duration.ZERO)).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> run.join(Duration.ofNanos(1))).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> run.join(Duration.ofSeconds(-1))).isInstanceOf(TimeoutException.class);

    assertThat(run.state()).isEqualTo(State.RUNNING);
    release.countDown();
    assertThat(run.join(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("done");
    assertThat(run.join(Duration.ZERO)).isEqualTo("done");
  }

  @Test
  void anInterruptionDoesNotEndAJoinAndIsKept() throws Exception {
    FlowRun<String> run = waiting();
    begun.await();
    List<String> joined = Collections.synchronizedList(new ArrayList<>());
    List<Thread> joiners = new ArrayList<>();
    for (boolean limited : new boolean[] {false, true}) {
      joiners.add(
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                joined.add(joined(run, limited) + ", " + Thread.interrupted());
              }));
    }
    joiners.forEach(Thread::start);
    for (Thread joiner : joiners) {
      joiner.interrupt();
    }
    release.countDown();
    for (Thread joiner : joiners) {
      joiner.join();
    }
    assertThat(joined).containsExactly("done, true", "done, true");
  }

  private static String joined(FlowRun<String> run, boolean limited) {
    try {
      return limited ? run.join(Duration.ofHours(1)) : run.join();
    } catch (TimeoutException e) {
      return "too late";
    }
  }

  // ---- cancel ----

  @Test
  void cancellingInterruptsWhatTheRunIsDoing() throws Exception {
    FlowRun<String> run = waiting();
    begun.await();

    run.cancel();

    assertThatThrownBy(run::join)
        .isInstanceOf(RunCancelledException.class)
        .hasMessageContaining("node first")
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(run.state()).isEqualTo(State.CANCELLED);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void whatACancelledRunLeftBehindDoesNotInterruptTheNextRunOnItsThread() throws Exception {
    ExecutorService one = Executors.newFixedThreadPool(1);
    RunOptions options = RunOptions.builder().executor(one).build();
    List<Frame> leftBehind = new ArrayList<>();
    FlowRun<String> cancelled =
        visit(
                options,
                frame -> {
                  leftBehind.add(frame);
                  begun.countDown();
                  release.await();
                  return "done";
                })
            .start();
    begun.await();
    cancelled.cancel();
    assertThatThrownBy(cancelled::join).isInstanceOf(RunCancelledException.class);

    FlowRun<Boolean> next =
        HandWritten.<Boolean>visit(
                options,
                frame -> {
                  Thread body =
                      new Thread(
                          () ->
                              assertThatThrownBy(leftBehind.get(0)::throwIfCancelled)
                                  .isInstanceOf(RunCancelledException.class));
                  body.start();
                  body.join();
                  return frame.isCancelled();
                })
            .start();

    assertThat(next.join()).isFalse();
    one.shutdown();
  }

  @Test
  void aNodeThatSwallowsTheInterruptionIsFollowedByNoOther() throws Exception {
    List<String> log = new ArrayList<>();
    FlowRun<String> run =
        HandWritten.task(
                RunOptions.defaults(),
                frame -> {
                  new Steps(frame).enter(HandWritten.FIRST);
                  begun.countDown();
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    log.add("swallowed, cancelled: " + frame.isCancelled());
                  }
                  frame.leave(0);
                  new Steps(frame).enter(HandWritten.SECOND);
                  log.add("went on");
                  return "done";
                })
            .start();
    begun.await();

    run.cancel();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    assertThat(log).containsExactly("swallowed, cancelled: true");
  }

  @Test
  void aRunThatIsCancelledBeforeItHasBegunNeverDoes() {
    BlockingQueue<Runnable> given = new LinkedBlockingQueue<>();
    FlowRun<String> run =
        visit(
                RunOptions.builder().executor(given::add).build(),
                frame -> {
                  begun.countDown();
                  return "done";
                })
            .start();

    run.cancel();

    assertThat(run.state()).isEqualTo(State.CANCELLED);
    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    given.remove().run();
    assertThat(begun.getCount()).isEqualTo(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void toCancelARunThatHasEndedDoesNothing() {
    release.countDown();
    FlowRun<String> done = waiting();
    assertThat(done.join()).isEqualTo("done");
    done.cancel();
    assertThat(done.state()).isEqualTo(State.SUCCEEDED);
    assertThat(done.join()).isEqualTo("done");

    FlowRun<String> failed = failing(new IOException());
    assertThatThrownBy(failed::join).isInstanceOf(NodeFailedException.class);
    failed.cancel();
    assertThat(failed.state()).isEqualTo(State.FAILED);
  }

  @Test
  void toCancelTwiceIsToCancelOnce() throws Exception {
    FlowRun<String> run = waiting();
    begun.await();
    run.cancel();
    run.cancel();
    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    run.cancel();
    assertThat(run.state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void aRunCanCancelItself() {
    CompletableFuture<FlowRun<String>> self = new CompletableFuture<>();
    FlowRun<String> run =
        visit(
                RunOptions.defaults(),
                frame -> {
                  self.get().cancel();
                  frame.throwIfCancelled();
                  return "went on";
                })
            .start();
    self.complete(run);

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    assertThat(run.state()).isEqualTo(State.CANCELLED);
  }

  // ---- the future ----

  @Test
  void theFutureHasTheResultOrTheFailureItself() throws Exception {
    release.countDown();
    assertThat(waiting().toCompletableFuture().get()).isEqualTo("done");

    FlowRun<String> failed = failing(new IOException("broken"));
    Throwable failure = catchThrowable(failed::join);
    assertThatThrownBy(failed.toCompletableFuture()::get)
        .isInstanceOf(ExecutionException.class)
        .extracting(Throwable::getCause)
        .isSameAs(failure);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    failed.toCompletableFuture().whenComplete((value, e) -> seen.set(e)).exceptionally(e -> "");
    assertThat(seen).hasValue(failure);
  }

  @Test
  void toCancelTheFutureCancelsTheRun() throws Exception {
    FlowRun<String> run = waiting();
    begun.await();
    CompletableFuture<String> future = run.toCompletableFuture();

    assertThat(future.cancel(true)).isTrue();

    assertThatThrownBy(run::join).isInstanceOf(RunCancelledException.class);
    assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void toCompleteTheFutureDoesNothingToTheRun() throws Exception {
    FlowRun<String> run = waiting();
    begun.await();
    CompletableFuture<String> mine = run.toCompletableFuture();
    CompletableFuture<String> yours = run.toCompletableFuture();

    mine.complete("something else");
    assertThat(yours).isNotDone();
    yours.completeExceptionally(new IOException());
    assertThat(run.state()).isEqualTo(State.RUNNING);
    release.countDown();

    assertThat(run.join()).isEqualTo("done");
    assertThat(run.toCompletableFuture().get()).isEqualTo("done");
  }

  // ---- threads ----

  @Test
  void theRunTakesItsThreadsFromTheExecutorIfThereIsOne() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    RunOptions options =
        RunOptions.builder().executor(task -> new Thread(task, "mine").start()).build();

    visit(
            options,
            frame ->
                names.add(Thread.currentThread().getName())
                    && HandWritten.all(
                                frame,
                                List.of(1, 2, 3),
                                3,
                                (child, item) -> names.add(Thread.currentThread().getName()))
                            .size()
                        == 3)
        .start()
        .join();

    assertThat(names).containsExactly("mine");
  }

  @Test
  void startFailsIfTheExecutorRejectsTheRun() {
    RunOptions options =
        RunOptions.builder()
            .executor(
                task -> {
                  throw new RejectedExecutionException("no room");
                })
            .build();

    assertThatThrownBy(() -> visit(options, frame -> "never").start())
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("no room");
  }

  @Test
  void onTheCallersThreadARunIsDoneWhenStartReturns() {
    FlowRun<String> run =
        visit(RunOptions.builder().executor(Runnable::run).build(), frame -> "done").start();

    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
  }
}

package dev.tramline.tests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.tests.support.Attempts;
import dev.tramline.tests.support.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  /** What a node does in one stage; may interrupt its own thread. */
  @FunctionalInterface
  interface Body {
    String run() throws Exception;
  }

  @Node
  static class Stages {
    private final Body prep;
    private final Body exec;
    private final Body fallback;
    private final Body post;

    Stages(Body prep, Body exec, Body fallback, Body post) {
      this.prep = prep;
      this.exec = exec;
      this.fallback = fallback;
      this.post = post;
    }

    @Prep
    String prepare() throws Exception {
      return prep.run();
    }

    @Exec
    @Retry(attempts = 3, delay = "1s")
    String act(@Prep String input) throws Exception {
      return input + exec.run();
    }

    @Fallback
    String instead(Exception failure) throws Exception {
      return fallback.run();
    }

    @Post
    void end(@Exec String result) throws Exception {
      post.run();
    }
  }

  @Node
  static class Waiting {
    private final CountDownLatch started;

    Waiting(CountDownLatch started) {
      this.started = started;
    }

    @Exec
    @Retry(attempts = 3)
    void await() throws InterruptedException {
      started.countDown();
      new CountDownLatch(1).await();
    }
  }

  @Flow
  interface Acting {
    void act();

    @Transition(to = "second")
    Stages first();

    Stages second();
  }

  @Flow
  interface Awaiting {
    void act();

    Waiting hold();
  }

  private static final Body FINE = () -> "fine";
  private static final Body FORBIDDEN =
      () -> {
        throw new AssertionError("must not be called");
      };

  private static Body interrupting() {
    return () -> {
      Thread.currentThread().interrupt();
      return "fine";
    };
  }

  private static Stages fine() {
    return new Stages(FINE, FINE, FINE, FINE);
  }

  private static Stages forbidden() {
    return new Stages(FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN);
  }

  private static Body throwing(Attempts attempts) {
    return attempts::next;
  }

  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
  }

  private static RunCancelledException cancelled(InterruptionTest_ActingFlow flow) {
    RunCancelledException failure = catchThrowableOfType(RunCancelledException.class, flow::act);
    assertThat(failure).isNotNull();
    assertThat(Thread.currentThread().isInterrupted()).as("the interrupt status").isTrue();
    return failure;
  }

  @Test
  void an_interrupted_exception_of_prep_ends_the_run() {
    InterruptedException interruption = new InterruptedException("stop");
    Stages node = new Stages(throwing(new Attempts(interruption)), FORBIDDEN, FORBIDDEN, FORBIDDEN);
    assertThat(cancelled(new InterruptionTest_ActingFlow(node, forbidden())))
        .hasCause(interruption);
  }

  @Test
  void an_interrupted_exception_of_post_ends_the_run() {
    InterruptedException interruption = new InterruptedException("stop");
    Stages node = new Stages(FINE, FINE, FORBIDDEN, throwing(new Attempts(interruption)));
    assertThat(cancelled(new InterruptionTest_ActingFlow(node, forbidden())))
        .hasCause(interruption);
  }

  @Test
  void an_interrupted_exception_of_a_fallback_ends_the_run_and_keeps_the_failure_of_exec() {
    IOException failure = new IOException("down");
    InterruptedException interruption = new InterruptedException("stop");
    Stages node =
        new Stages(
            FINE, throwing(new Attempts(failure)), throwing(new Attempts(interruption)), FORBIDDEN);
    InterruptionTest_ActingFlow flow =
        new InterruptionTest_ActingFlow(node, forbidden())
            .with(RunOptions.builder().clock(new NoWait()).build());
    assertThat(cancelled(flow)).hasCause(interruption);
    assertThat(interruption.getSuppressed()).containsExactly(failure);
  }

  @Test
  void the_clock_of_the_machine_stops_waiting_when_interrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> RunClock.system().sleep(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void the_listener_hears_that_a_cancelled_run_failed() {
    EventLog log = new EventLog();
    RunCancelledException failure =
        cancelled(
            new InterruptionTest_ActingFlow(
                    new Stages(FINE, FINE, FINE, interrupting()), forbidden())
                .with(RunOptions.builder().listener(log).build()));
    assertThat(log.of(RunEvent.RunFailed.class))
        .singleElement()
        .satisfies(event -> assertThat(event.cause()).isSameAs(failure));
  }

  @Test
  void another_thread_cancels_a_run_by_interrupting_its_thread() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    FutureTask<Boolean> run =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(
                      () -> new InterruptionTest_AwaitingFlow(new Waiting(started)).act())
                  .isInstanceOf(RunCancelledException.class);
              return Thread.currentThread().isInterrupted();
            });
    Thread thread = new Thread(run);
    thread.start();
    started.await();
    thread.interrupt();
    assertThat(result(run)).isTrue();
  }

  @Test
  void a_flow_runs_again_after_a_cancelled_run() {
    InterruptionTest_ActingFlow flow = new InterruptionTest_ActingFlow(fine(), fine());
    Thread.currentThread().interrupt();
    cancelled(flow);
    Thread.interrupted();
    flow.act();
  }

  private static <T> T result(FutureTask<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** A clock that does not wait. */
  private static class NoWait implements RunClock {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {}
  }
}

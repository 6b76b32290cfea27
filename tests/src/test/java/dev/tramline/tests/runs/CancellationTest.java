package dev.tramline.tests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.tests.support.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancellationTest {

  /** What exec does. */
  interface Work {
    String run(RunContext context) throws Exception;
  }

  @Node
  static class Worker {
    private final Work work;
    private final List<String> log;

    Worker(Work work, List<String> log) {
      this.work = work;
      this.log = log;
    }

    @Exec
    @Retry(attempts = 3, delay = "1s")
    @Key("result")
    String work(RunContext context) throws Exception {
      log.add("exec " + context.attempt());
      return work.run(context);
    }

    @Fallback
    String giveUp(Exception failure) {
      log.add("fallback");
      return "gave up";
    }
  }

  @Node
  static class After {
    private final List<String> log;

    After(List<String> log) {
      this.log = log;
    }

    @Exec
    @Key("end")
    String end(String result) {
      log.add("after");
      return result;
    }
  }

  @Flow
  interface Job {
    @Key("end")
    String run();

    @Transition(to = "after")
    Worker worker();

    After after();
  }

  /** A clock during whose wait the thread is interrupted. */
  private static final class InterruptingClock implements RunClock {
    private final InterruptedException interruption;

    InterruptingClock(InterruptedException interruption) {
      this.interruption = interruption;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      throw interruption;
    }
  }

  private final List<String> log = new ArrayList<>();

  @AfterEach
  void leave_no_interrupt_to_other_tests() {
    Thread.interrupted();
  }

  @Test
  void an_interrupted_exec_ends_the_run_as_cancelled_and_is_neither_retried_nor_replaced() {
    InterruptedException interruption = new InterruptedException("stop");
    RunCancelledException failure =
        cancelled(
            () ->
                job(context -> {
                      throw interruption;
                    })
                    .run());
    assertThat(failure).hasCause(interruption).hasMessageContainingAll("flow Job", "node worker");
    assertThat(failure.flow()).isEqualTo("Job");
    assertThat(log).containsExactly("exec 0");
  }

  @Test
  void an_interrupt_status_that_is_set_ends_the_run_before_the_next_node() {
    RunCancelledException failure =
        cancelled(
            () ->
                job(context -> {
                      Thread.currentThread().interrupt();
                      return "done all the same";
                    })
                    .run());
    assertThat(failure).hasNoCause().hasMessageContaining("node after");
    assertThat(log).containsExactly("exec 0");
  }

  @Test
  void an_interrupt_before_the_run_ends_it_before_the_first_node() {
    Thread.currentThread().interrupt();
    RunCancelledException failure = cancelled(() -> job(context -> "never").run());
    assertThat(failure).hasMessageContaining("node worker");
    assertThat(log).isEmpty();
  }

  @Test
  void an_interrupt_during_the_wait_ends_the_run_and_keeps_the_failure_it_waited_after() {
    InterruptedException interruption = new InterruptedException("during the wait");
    IOException failed = new IOException("first attempt");
    RunCancelledException failure =
        cancelled(
            () ->
                job(context -> {
                      throw failed;
                    })
                    .with(RunOptions.builder().clock(new InterruptingClock(interruption)).build())
                    .run());
    assertThat(failure).hasCause(interruption);
    assertThat(interruption).hasSuppressedException(failed);
    assertThat(log).containsExactly("exec 0");
  }

  @Test
  void an_attempt_that_fails_under_interrupt_is_not_tried_again() {
    IOException failed = new IOException("closed by interrupt");
    RunCancelledException failure =
        cancelled(
            () ->
                job(context -> {
                      Thread.currentThread().interrupt();
                      throw failed;
                    })
                    .run());
    assertThat(failure).hasCause(failed);
    assertThat(log).containsExactly("exec 0");
  }

  @Test
  void a_node_can_ask_whether_it_is_cancelled() {
    List<Boolean> asked = new ArrayList<>();
    cancelled(
        () ->
            job(context -> {
                  asked.add(context.isCancelled());
                  Thread.currentThread().interrupt();
                  asked.add(context.isCancelled());
                  return "asked";
                })
                .run());
    assertThat(asked).containsExactly(false, true);
  }

  @Test
  void throw_if_cancelled_does_nothing_in_a_run_that_goes_on() {
    assertThat(
            job(context -> {
                  context.throwIfCancelled();
                  return "on";
                })
                .run())
        .isEqualTo("on");
  }

  @Test
  void throw_if_cancelled_ends_the_run_there() {
    RunCancelledException failure =
        cancelled(
            () ->
                job(context -> {
                      Thread.currentThread().interrupt();
                      context.throwIfCancelled();
                      log.add("went on");
                      return "never";
                    })
                    .run());
    assertThat(failure).hasNoCause().hasMessageContaining("node worker");
    assertThat(log).containsExactly("exec 0");
  }

  private CancellationTest_JobFlow job(Work work) {
    return new CancellationTest_JobFlow(new Worker(work, log), new After(log));
  }

  /** Every cancelled run leaves the interrupt status set. */
  private static RunCancelledException cancelled(ThrowingCallable run) {
    RunCancelledException failure = catchThrowableOfType(RunCancelledException.class, run);
    assertThat(Thread.interrupted()).as("interrupt status").isTrue();
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void anInterruptionThatANodeWrappedEndsTheRunAsCancelledAndCallsNoFallback() {
    List<String> log = new ArrayList<>();
    Worker worker =
        new Worker(
            context -> {
              Thread.currentThread().interrupt();
              throw new IllegalStateException("wrapped");
            },
            log);
    RunCancelledException e =
        catchThrowableOfType(
            RunCancelledException.class,
            () -> new CancellationTest_JobFlow(worker, new After(log)).run());
    assertThat(e).hasMessageContaining("worker").hasRootCauseMessage("wrapped");
    assertThat(log).containsExactly("exec 0");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theCancellationOfAnotherRunIsAnOrdinaryFailureOfTheNodeThatStartedIt() {
    List<String> log = new ArrayList<>();
    Worker worker =
        new Worker(
            context -> {
              throw new RunCancelledException("Other", "elsewhere", List.of(), null);
            },
            log);
    assertThat(
            new CancellationTest_JobFlow(worker, new After(log))
                .with(RunOptions.builder().clock(new FakeClock()).build())
                .run())
        .isEqualTo("gave up");
  }
}

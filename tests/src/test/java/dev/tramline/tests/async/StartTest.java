package dev.tramline.tests.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Timeout;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.RunTimeoutException;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartTest {

  /** Only there to end a test that would otherwise hang; nothing depends on it. */
  private static final long FOREVER = 60;

  private interface Step {
    int on(List<String> words, RunContext context) throws Exception;
  }

  @Node
  static class Count {
    private final Step step;

    Count(Step step) {
      this.step = step;
    }

    @Exec
    @Key("count")
    int count(List<String> words, RunContext context) throws Exception {
      return step.on(words, context);
    }
  }

  @Flow
  interface Counting {
    @Key("count")
    int count(List<String> words);

    Count counter();
  }

  @Flow
  interface Voiding {
    void run(List<String> words);

    @SuppressWarnings("TL391")
    Count counter();
  }

  @Flow
  interface Choosing {
    sealed interface Result {
      record Counted(int count) implements Result {}
    }

    Result run(List<String> words);

    @Exit(as = "counted")
    Count counter();
  }

  @Timeout("50ms")
  @Flow
  interface Hurried {
    @Key("count")
    int count(List<String> words);

    Count counter();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(FOREVER, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_started_run_goes_on_beside_the_caller() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    StartTest_CountingFlow flow =
        new StartTest_CountingFlow(
            new Count(
                (words, context) -> {
                  threads.add(Thread.currentThread());
                  begun.countDown();
                  await(release);
                  return words.size();
                }));

    FlowRun<Integer> run = flow.start(List.of("a", "b"));
    await(begun);
    assertThat(run.state()).isEqualTo(FlowRun.State.RUNNING);
    release.countDown();

    assertThat(run.join()).isEqualTo(2);
    assertThat(run.state()).isEqualTo(FlowRun.State.SUCCEEDED);
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void runs_of_one_flow_do_not_share_anything() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    StartTest_CountingFlow flow =
        new StartTest_CountingFlow(
            new Count(
                (words, context) -> {
                  begun.countDown();
                  await(begun);
                  return words.size();
                }));

    FlowRun<Integer> one = flow.start(List.of("a"));
    FlowRun<Integer> two = flow.start(List.of("a", "b"));

    assertThat(List.of(one.join(), two.join())).containsExactly(1, 2);
    assertThat(one.id()).isNotEqualTo(two.id());
  }

  @Test
  void a_run_of_a_flow_without_a_result_ends_with_null() {
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    FlowRun<Void> run =
        new StartTest_VoidingFlow(
                new Count(
                    (words, context) -> {
                      seen.add(words.size());
                      return 0;
                    }))
            .start(List.of("a"));

    assertThat(run.join()).isNull();
    assertThat(seen).containsExactly(1);
  }

  @Test
  void a_sealed_result_is_joined_as_it_is() {
    FlowRun<Choosing.Result> run =
        new StartTest_ChoosingFlow(new Count((words, context) -> 3)).start(List.of());

    assertThat(run.join()).isEqualTo(new Choosing.Result.Counted(3));
  }

  @Test
  void a_failure_is_that_of_a_call() {
    FlowRun<Integer> run =
        new StartTest_CountingFlow(
                new Count(
                    (words, context) -> {
                      throw new IOException("no");
                    }))
            .start(List.of());

    assertThat(catchThrowableOfType(NodeFailedException.class, run::join))
        .hasRootCauseMessage("no");
    assertThat(run.state()).isEqualTo(FlowRun.State.FAILED);
  }

  @Test
  void an_input_that_is_null_fails_the_call_of_start() {
    StartTest_CountingFlow flow = new StartTest_CountingFlow(new Count((words, context) -> 1));

    assertThatThrownBy(() -> flow.start(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("flow Counting: input \"words\" is null");
    assertThatThrownBy(() -> flow.count(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("flow Counting: input \"words\" is null");
  }

  @Test
  void options_hold_for_started_runs_too() {
    Queue<String> intercepted = new ConcurrentLinkedQueue<>();
    StartTest_CountingFlow flow =
        new StartTest_CountingFlow(new Count((words, context) -> 1))
            .with(
                RunOptions.builder()
                    .interceptor(
                        call -> {
                          intercepted.add(call.context().node());
                          return 41 + (int) call.proceed();
                        })
                    .build());

    assertThat(flow.start(List.of()).join()).isEqualTo(42);
    assertThat(intercepted).containsExactly("counter");
  }

  @Test
  void a_started_run_has_the_time_of_its_flow() {
    FlowRun<Integer> run =
        new StartTest_HurriedFlow(
                new Count(
                    (words, context) -> {
                      new CountDownLatch(1).await();
                      return 1;
                    }))
            .start(List.of());

    assertThat(catchThrowableOfType(RunTimeoutException.class, run::join)).isNotNull();
  }

  @Test
  void cancelling_reaches_the_node() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Queue<Boolean> cancelled = new ConcurrentLinkedQueue<>();
    FlowRun<Integer> run =
        new StartTest_CountingFlow(
                new Count(
                    (words, context) -> {
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        cancelled.add(context.isCancelled());
                      }
                      return 1;
                    }))
            .start(List.of());

    await(begun);
    run.cancel();

    assertThat(catchThrowableOfType(RunCancelledException.class, run::join)).isNotNull();
    assertThat(run.state()).isEqualTo(FlowRun.State.CANCELLED);
    assertThat(cancelled).containsExactly(true);
  }
}

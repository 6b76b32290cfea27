package dev.tramline.tests.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Timeout;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompletionStageTest {

  /** Only there to end a test that would otherwise hang; nothing depends on it. */
  private static final long FOREVER = 60;

  private interface Step {
    @Nullable CompletionStage<String> on(String text, RunContext context) throws Exception;
  }

  @Node
  static class Ask {
    private final Step step;

    Ask(Step step) {
      this.step = step;
    }

    @Exec
    @Retry(attempts = 2)
    @Key("reply")
    CompletionStage<String> ask(String text, RunContext context) throws Exception {
      return step.on(text, context);
    }
  }

  @Flow
  interface Asking {
    @Key("reply")
    String ask(String text);

    Ask asker();
  }

  private static String ask(Step step) {
    return new CompletionStageTest_AskingFlow(new Ask(step)).ask("x");
  }

  @Test
  void the_run_waits_for_a_result_that_another_thread_brings() {
    CompletableFuture<String> promise = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    FlowRun<String> run =
        new CompletionStageTest_AskingFlow(
                new Ask(
                    (text, context) -> {
                      asked.countDown();
                      return promise;
                    }))
            .start("x");

    await(asked);
    assertThat(run.state()).isEqualTo(FlowRun.State.RUNNING);
    promise.complete("done");
    assertThat(run.join()).isEqualTo("done");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(FOREVER, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_stage_that_shows_no_future_is_waited_for_too() {
    assertThat(ask((text, context) -> CompletableFuture.completedStage(text + "!")))
        .isEqualTo("x!");
  }

  @Test
  void a_stage_that_fails_is_a_failed_attempt() {
    assertThat(
            ask(
                (text, context) ->
                    context.attempt() == 0
                        ? CompletableFuture.failedFuture(new IOException("again"))
                        : CompletableFuture.completedFuture(text + context.attempt())))
        .isEqualTo("x1");
  }

  @Test
  void the_failure_is_what_the_stage_was_completed_with_and_no_wrapping_of_it() {
    CompletionStage<String> failed =
        CompletableFuture.failedFuture(new IOException("no"))
            .thenApply(Object::toString)
            .thenApply(Function.identity());

    NodeFailedException failure =
        catchThrowableOfType(NodeFailedException.class, () -> ask((text, context) -> failed));

    assertThat(failure.getCause()).isInstanceOf(IOException.class).hasMessage("no");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(2);
  }

  @Test
  void an_error_goes_through_as_it_is() {
    AssertionError error = new AssertionError("bug");
    CompletionStage<String> failed = CompletableFuture.failedFuture(new CompletionException(error));

    assertThat(catchThrowableOfType(AssertionError.class, () -> ask((text, context) -> failed)))
        .isSameAs(error);
  }

  @Test
  void no_stage_at_all_is_a_failed_attempt() {
    NodeFailedException failure =
        catchThrowableOfType(NodeFailedException.class, () -> ask((text, context) -> null));

    assertThat(failure.getCause()).isInstanceOf(NullPointerException.class);
    assertThat(failure.getCause()).hasMessageContaining("CompletionStage");
  }

  @Test
  void a_null_result_is_no_value_of_the_key() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> ask((text, context) -> CompletableFuture.completedFuture(null)));

    assertThat(failure.getCause()).hasMessageContaining("null for key \"reply\"");
  }

  @Test
  void a_stage_is_cancelled_when_its_run_is() {
    CompletableFuture<String> promise = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    FlowRun<String> run =
        new CompletionStageTest_AskingFlow(
                new Ask(
                    (text, context) -> {
                      asked.countDown();
                      return promise;
                    }))
            .start("x");

    await(asked);
    run.cancel();

    assertThat(catchThrowableOfType(RunCancelledException.class, run::join)).isNotNull();
    assertThat(promise).isCancelled();
  }

  // ---- with everything else that exec may have ----

  @Node
  static class Late {
    private final Queue<CompletableFuture<String>> promises;

    Late(Queue<CompletableFuture<String>> promises) {
      this.promises = promises;
    }

    @Exec
    @Timeout("50ms")
    @Retry(attempts = 2)
    CompletableFuture<String> ask() {
      CompletableFuture<String> promise = new CompletableFuture<>();
      promises.add(promise);
      return promise;
    }

    @Fallback
    String instead(TimeoutException failure, RunContext context) {
      return "instead of " + context.attempt();
    }

    @Post
    void post(@Exec String result, Out<String> reply) {
      reply.set(result);
    }
  }

  @Flow
  interface Lateness {
    @Key("reply")
    Optional<String> run();

    Late late();
  }

  @Test
  void a_stage_whose_time_is_up_is_cancelled_and_its_attempt_failed() {
    Queue<CompletableFuture<String>> promises = new ConcurrentLinkedQueue<>();

    assertThat(new CompletionStageTest_LatenessFlow(new Late(promises)).run())
        .contains("instead of 1");
    assertThat(promises).hasSize(2).allMatch(CompletableFuture::isCancelled);
  }

  @Node
  static class Items {
    @Prep
    int[] numbers(int count) {
      int[] numbers = new int[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = i;
      }
      return numbers;
    }

    @Exec
    @Batch(concurrency = 3)
    @Append("squares")
    CompletionStage<? extends Number> square(@Prep int number) {
      return CompletableFuture.supplyAsync(() -> number * number);
    }

    @Post
    void post(@Exec List<? extends Number> results, Out<Integer> count) {
      count.set(results.size());
    }
  }

  @Node
  static class Quiet {
    @Exec
    CompletionStage<Void> work(int count) {
      return CompletableFuture.completedFuture(null);
    }
  }

  @Node
  static class Maybe {
    @Exec
    @Key("name")
    CompletableFuture<Optional<String>> work(int count) {
      return CompletableFuture.completedFuture(count > 3 ? Optional.of("many") : Optional.empty());
    }
  }

  @Flow
  interface Squares {
    record Result(List<Number> squares, int count, Optional<String> name) {}

    Result run(int count);

    @Transition(to = "quiet")
    Items items();

    @Transition(to = "maybe")
    Quiet quiet();

    Maybe maybe();
  }

  @Test
  void stages_of_items_of_nothing_and_of_optionals_are_their_results() {
    CompletionStageTest_SquaresFlow flow =
        new CompletionStageTest_SquaresFlow(new Items(), new Quiet(), new Maybe());

    assertThat(flow.run(4))
        .isEqualTo(new Squares.Result(List.of(0, 1, 4, 9), 4, Optional.of("many")));
    assertThat(flow.run(1)).isEqualTo(new Squares.Result(List.of(0), 1, Optional.empty()));
  }
}

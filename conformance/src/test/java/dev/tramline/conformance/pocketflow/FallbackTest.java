package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** {@code test_fall_back.py}. A fault is an {@code IllegalArgumentException}, Java's ValueError. */
class FallbackTest {

  /** What one visit came to. */
  record Attempted(int attempts, String result) {}

  private static Attempted attempt(boolean fails, RunContext context) {
    if (fails) {
      throw new IllegalArgumentException("intentional failure");
    }
    return new Attempted(context.attempt() + 1, "success");
  }

  @Node
  static class Falling {
    private final boolean fails;

    Falling(boolean fails) {
      this.fails = fails;
    }

    @Exec
    @Append("results")
    Attempted work(RunContext context) {
      return attempt(fails, context);
    }

    @Fallback
    Attempted instead(IllegalArgumentException failure, RunContext context) {
      return new Attempted(context.attempt() + 1, "fallback");
    }
  }

  @Node
  static class AsyncFalling {
    private final boolean fails;

    AsyncFalling(boolean fails) {
      this.fails = fails;
    }

    @Exec
    @Append("results")
    CompletionStage<Attempted> work(RunContext context) {
      int attempts = context.attempt() + 1;
      return CompletableFuture.supplyAsync(
          () -> {
            if (fails) {
              throw new IllegalArgumentException("intentional async failure");
            }
            return new Attempted(attempts, "success");
          });
    }

    @Fallback
    Attempted instead(IllegalArgumentException failure, RunContext context) {
      int attempts = context.attempt() + 1;
      return CompletableFuture.supplyAsync(() -> new Attempted(attempts, "async_fallback")).join();
    }
  }

  @Node
  static class Failing {
    @Exec
    @Append("results")
    Attempted work(RunContext context) {
      return attempt(true, context);
    }
  }

  @Node
  static class AsyncFailing {
    @Exec
    @Append("results")
    CompletionStage<Attempted> work() {
      return CompletableFuture.supplyAsync(
          () -> {
            throw new IllegalArgumentException("intentional async failure");
          });
    }
  }

  @Node
  static class Result {
    @Exec
    @Key("finalResult")
    List<Attempted> copy(List<Attempted> results) {
      return results;
    }
  }

  @Flow
  interface Once {
    @Key("results")
    List<Attempted> run();

    Falling node();
  }

  @Flow
  interface TwoAttempts {
    @Key("results")
    List<Attempted> run();

    @Retry(attempts = 2)
    Falling node();
  }

  @Flow
  interface ThreeAttempts {
    @Key("results")
    List<Attempted> run();

    @Retry(attempts = 3)
    Falling node();
  }

  @Flow
  interface GoingOn {
    @Key("finalResult")
    List<Attempted> run();

    @Transition(to = "result")
    Falling node();

    Result result();
  }

  @Flow
  interface WithoutFallback {
    @Key("results")
    List<Attempted> run();

    @Retry(attempts = 2)
    Failing node();
  }

  @Flow
  interface AsyncOnce {
    @Key("results")
    List<Attempted> run();

    AsyncFalling node();
  }

  @Flow
  interface AsyncTwoAttempts {
    @Key("results")
    List<Attempted> run();

    @Retry(attempts = 2)
    AsyncFalling node();
  }

  @Flow
  interface AsyncThreeAttempts {
    @Key("results")
    List<Attempted> run();

    @Retry(attempts = 3)
    AsyncFalling node();
  }

  @Flow
  interface AsyncGoingOn {
    @Key("finalResult")
    List<Attempted> run();

    @Transition(to = "result")
    AsyncFalling node();

    Result result();
  }

  @Flow
  interface AsyncWithoutFallback {
    @Key("results")
    List<Attempted> run();

    @Retry(attempts = 2)
    AsyncFailing node();
  }

  @Test
  @Case(
      id = "P13",
      there = "nothing fails: one result, 1 attempt, \"success\"",
      here = "the same, the result appended to the list under `results`")
  void p13_noFailureNoFallback() {
    assertThat(new FallbackTest_OnceFlow(new Falling(false)).run())
        .containsExactly(new Attempted(1, "success"));
  }

  @Test
  @Case(
      id = "P14",
      there = "`max_retries=2`, always failing: 2 attempts, then the fallback's result",
      here = "`@Retry(attempts = 2)`, always failing: 2 attempts, then the fallback's result")
  void p14_twoAttemptsThenTheFallback() {
    assertThat(new FallbackTest_TwoAttemptsFlow(new Falling(true)).run())
        .containsExactly(new Attempted(2, "fallback"));
  }

  @Test
  @Case(
      id = "P15",
      there = "the next node sees the fallback's result: [{1, \"fallback\"}]",
      here = "the same: `[Attempted(1, \"fallback\")]`")
  void p15_theNextNodeSeesTheFallbacksResult() {
    assertThat(new FallbackTest_GoingOnFlow(new Falling(true), new Result()).run())
        .containsExactly(new Attempted(1, "fallback"));
  }

  @Test
  @Case(
      id = "P16",
      there = "without a fallback the ValueError itself escapes from `run`",
      here =
          "a `NodeFailedException` with that exception as its cause, and flow, node, stage,"
              + " attempts and path",
      why = "the exception alone does not say which of many nodes it came from")
  void p16_withoutAFallbackTheFailureGoesOn() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new FallbackTest_WithoutFallbackFlow(new Failing()).run());
    assertThat(failure)
        .hasCauseExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("flow WithoutFallback", "node node", "2 attempts", "intentional");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(2);
  }

  @Test
  @Case(
      id = "P17",
      there = "`max_retries=3`: one result, 3 attempts, \"fallback\"",
      here = "`@Retry(attempts = 3)`: one result, 3 attempts, \"fallback\"")
  void p17_threeAttemptsThenTheFallback() {
    assertThat(new FallbackTest_ThreeAttemptsFlow(new Falling(true)).run())
        .containsExactly(new Attempted(3, "fallback"));
  }

  @Test
  @Case(
      id = "P18",
      there = "async, nothing fails: 1 attempt, \"success\"",
      here = "an exec that returns a `CompletionStage`: 1 attempt, \"success\"")
  void p18_asyncNoFailure() {
    assertThat(new FallbackTest_AsyncOnceFlow(new AsyncFalling(false)).run())
        .containsExactly(new Attempted(1, "success"));
  }

  @Test
  @Case(
      id = "P19",
      there = "`exec_fallback_async`, which may await, after 2 attempts: \"async_fallback\"",
      here = "the one `@Fallback` there is, which may wait as well, after 2 attempts",
      why = "one kind of hook for nodes of both kinds: none can be overridden in vain")
  void p19_asyncTwoAttemptsThenTheFallback() {
    assertThat(new FallbackTest_AsyncTwoAttemptsFlow(new AsyncFalling(true)).run())
        .containsExactly(new Attempted(2, "async_fallback"));
  }

  @Test
  @Case(
      id = "P20",
      there = "the next node of an AsyncFlow reads \"async_fallback\"",
      here = "the next node of the flow reads it, whatever thread it came from")
  void p20_asyncTheNextNodeSeesTheFallbacksResult() {
    assertThat(
            new FallbackTest_AsyncGoingOnFlow(new AsyncFalling(true), new Result()).start().join())
        .containsExactly(new Attempted(1, "async_fallback"));
  }

  @Test
  @Case(
      id = "P21",
      there = "async without a fallback: the ValueError escapes",
      here = "a `NodeFailedException` whose cause is what the stage was completed with",
      why = "no wrapper of the future hides the cause, and the node is named")
  void p21_asyncWithoutAFallbackTheFailureGoesOn() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new FallbackTest_AsyncWithoutFallbackFlow(new AsyncFailing()).run());
    assertThat(failure).hasCauseExactlyInstanceOf(IllegalArgumentException.class);
    assertThat(failure.node()).isEqualTo("node");
    assertThat(failure.attempts()).isEqualTo(2);
  }

  @Test
  @Case(
      id = "P22",
      there = "async, `max_retries=3`: 3 attempts, \"async_fallback\"",
      here = "`@Retry(attempts = 3)` on the node method: 3 attempts, \"async_fallback\"")
  void p22_asyncThreeAttemptsThenTheFallback() {
    assertThat(new FallbackTest_AsyncThreeAttemptsFlow(new AsyncFalling(true)).run())
        .containsExactly(new Attempted(3, "async_fallback"));
  }
}

package dev.tramline.conformance.brainyflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.EventLog;
import dev.tramline.conformance.FakeClock;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attempts of exec, and what follows the last one. The second half of the tests of a node. */
class RetryTest {

  /** Fails so many times; its fallback says how often exec was tried again, and why. */
  @Node
  static class Flaky {
    private final int failing;
    final List<Integer> attempts = new ArrayList<>();
    final List<String> fallbacks = new ArrayList<>();

    Flaky(int failing) {
      this.failing = failing;
    }

    @Prep
    String prep() {
      return "prep_result";
    }

    @Exec
    @Retry(attempts = 3)
    @Key("result")
    String exec(@Prep String prepared, RunContext context) {
      attempts.add(context.attempt() + 1);
      if (attempts.size() <= failing) {
        throw new IllegalStateException("Planned failure " + attempts.size());
      }
      return attempts.size() > 1 ? "success_after_retry" : "success";
    }

    @Fallback
    String fallback(IllegalStateException failure, @Prep String prepared, RunContext context) {
      fallbacks.add(prepared + ", " + context.attempt() + ", " + failure.getMessage());
      return "fallback_result_after_" + context.attempt() + "_retries";
    }
  }

  @Flow
  interface Thrice {
    @Key("result")
    String run();

    Flaky flaky();
  }

  @Flow
  interface Twice {
    @Key("result")
    String run();

    @Retry(attempts = 2, delay = "50ms")
    Flaky flaky();
  }

  @Flow
  interface Once {
    @Key("result")
    String run();

    @Retry(attempts = 1)
    Flaky flaky();
  }

  @Flow
  interface ThriceWithWaits {
    @Key("result")
    String run();

    @Retry(attempts = 3, delay = "50ms")
    Flaky flaky();
  }

  private final FakeClock clock = new FakeClock();
  private final EventLog log = new EventLog();
  private final RunOptions options = RunOptions.builder().clock(clock).listener(log).build();

  private List<String> failures() {
    return log.of(RunEvent.AttemptFailed.class).stream()
        .map(failed -> failed.cause().getMessage())
        .toList();
  }

  @Test
  @Case(
      id = "B56",
      there = "fails twice, `max_retries` 3: `\"success_after_retry\"`, 2 failures",
      here = "the same with `@Retry(attempts = 3)`")
  void b56_failsTwiceAndSucceedsInTheThirdAttempt() {
    assertThat(new RetryTest_ThriceFlow(new Flaky(2)).with(options).run())
        .isEqualTo("success_after_retry");
    assertThat(failures()).containsExactly("Planned failure 1", "Planned failure 2");
  }

  @Test
  @Case(
      id = "B57",
      there = "always fails, `max_retries` 2: the fallback's result, `error.retry_count` 2",
      here = "the fallback's result after 2 failed attempts; without one `attempts()` is 2",
      why = "the count is in the failure of the run, and no foreign exception is written to")
  void b57_theFallbackFollowsTheLastAttempt() {
    Flaky flaky = new Flaky(9);

    assertThat(new RetryTest_TwiceFlow(flaky).with(options).run()).startsWith("fallback_result");
    assertThat(failures()).hasSize(2);

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> new RetryTest_HopelesslyFlow(new Hopeless()).run());
    assertThat(failure.attempts()).isEqualTo(2);
  }

  @Node
  static class Hopeless {
    @Exec
    @Retry(attempts = 2)
    void exec() {
      throw new IllegalStateException("Planned failure");
    }
  }

  @Flow
  interface Hopelessly {
    void run();

    Hopeless hopeless();
  }

  @Test
  @Case(
      id = "B58",
      there = "`max_retries` 2, `wait` .05: it takes at least .05 s",
      here = "one wait of 50 ms, on the clock that the run was given")
  void b58_itWaitsBetweenAttempts() {
    new RetryTest_TwiceFlow(new Flaky(9)).with(options).run();

    assertThat(clock.waits()).containsExactly(Duration.ofMillis(50));
  }

  @Node
  static class BrokenFallback {
    @Exec
    @Key("result")
    String exec() {
      throw new IllegalStateException("Planned failure");
    }

    @Fallback
    String fallback(IllegalStateException failure) {
      throw new IllegalArgumentException("Fallback failed too");
    }
  }

  @Flow
  interface Falling {
    @Key("result")
    String run();

    BrokenFallback node();
  }

  private static NodeFailedException falling() {
    return catchThrowableOfType(
        NodeFailedException.class, () -> new RetryTest_FallingFlow(new BrokenFallback()).run());
  }

  @Test
  @Case(
      id = "B59",
      there = "a fallback that raises: `ValueError` goes on to the caller",
      here = "its exception is the cause of the failure, which names node and stage",
      why = "the failure says where it happened")
  void b59_aFallbacksOwnFailureGoesOn() {
    NodeFailedException failure = falling();
    assertThat(failure).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(failure.node()).isEqualTo("node");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
  }

  @Test
  @Case(
      id = "S9",
      there = "succeeds at once, `maxRetries` 3: no failure, the fallback is not called",
      here = "the same")
  void s9_noFallbackWithoutAFailure() {
    Flaky flaky = new Flaky(0);

    assertThat(new RetryTest_ThriceFlow(flaky).with(options).run()).isEqualTo("success");
    assertThat(failures()).isEmpty();
    assertThat(flaky.fallbacks).isEmpty();
  }

  @Test
  @Case(
      id = "S10",
      there = "fails twice, `maxRetries` 3: success after 2 failures, the fallback is not called",
      here = "the same")
  void s10_noFallbackBeforeTheLastAttempt() {
    Flaky flaky = new Flaky(2);

    assertThat(new RetryTest_ThriceFlow(flaky).with(options).run())
        .isEqualTo("success_after_retry");
    assertThat(failures()).hasSize(2);
    assertThat(flaky.fallbacks).isEmpty();
  }

  @Test
  @Case(
      id = "S11",
      there =
          "always fails, `maxRetries` 2: `\"fallback_result_after_1_retries\"`, `retryCount` 1,"
              + " message \"Planned failure 2\"",
      here = "the same: `attempt()` counts from 0, as `retryCount` does in TypeScript only")
  void s11_theFallbackGetsTheLastFailure() {
    Flaky flaky = new Flaky(9);

    assertThat(new RetryTest_TwiceFlow(flaky).with(options).run())
        .isEqualTo("fallback_result_after_1_retries");
    assertThat(flaky.fallbacks).containsExactly("prep_result, 1, Planned failure 2");
  }

  @Test
  @Case(
      id = "S12",
      there = "`maxRetries` 3, `wait` .05, fails once: 45 to 150 ms",
      here = "one wait of 50 ms, on the clock that the run was given")
  void s12_itWaitsOnlyBeforeFurtherAttempts() {
    assertThat(new RetryTest_ThriceWithWaitsFlow(new Flaky(1)).with(options).run())
        .isEqualTo("success_after_retry");
    assertThat(clock.waits()).containsExactly(Duration.ofMillis(50));
  }

  @Test
  @Case(
      id = "S13",
      there = "the fallback gets prep's result and an error with `retryCount` 0 (`maxRetries` 1)",
      here = "it gets prep's value, the failure, and attempt 0 from `RunContext`")
  void s13_theFallbackGetsWhatPrepReturned() {
    Flaky flaky = new Flaky(9);

    assertThat(new RetryTest_OnceFlow(flaky).run()).isEqualTo("fallback_result_after_0_retries");
    assertThat(flaky.fallbacks).containsExactly("prep_result, 0, Planned failure 1");
  }

  @Test
  @Case(
      id = "S14",
      there = "a fallback that throws: `run` rejects with \"Fallback failed too\"",
      here = "the message of the failure ends with its own",
      why = "the failure says where it happened")
  void s14_theMessageOfTheFallbackIsSeen() {
    assertThat(falling()).hasMessageEndingWith("Fallback failed too");
  }

  @Test
  @Case(
      id = "S15",
      there = "fails once, `maxRetries` 3: exec is called twice, in attempts 1 and 2",
      here = "the same")
  void s15_execIsCalledOncePerAttempt() {
    Flaky flaky = new Flaky(1);
    new RetryTest_ThriceFlow(flaky).run();

    assertThat(flaky.attempts).containsExactly(1, 2);
  }
}

package dev.tramline.tests.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import dev.tramline.tests.support.Attempts;
import dev.tramline.tests.support.EventLog;
import dev.tramline.tests.support.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ListenerTest {

  @Node
  static class Ask {
    private final FakeClock clock;
    private final Attempts attempts;

    Ask(FakeClock clock, Attempts attempts) {
      this.clock = clock;
      this.attempts = attempts;
    }

    @Exec
    @Retry(attempts = 3, delay = "1s", backoff = 2)
    @Key("answer")
    String ask() throws Exception {
      clock.advance(Duration.ofMillis(10));
      return attempts.next();
    }
  }

  @Node
  static class Save {
    private final FakeClock clock;
    private final Attempts attempts;

    Save(FakeClock clock, Attempts attempts) {
      this.clock = clock;
      this.attempts = attempts;
    }

    @Exec
    @Retry(attempts = 2)
    String save(String answer) throws Exception {
      clock.advance(Duration.ofMillis(5));
      return answer + attempts.next();
    }

    @Fallback
    String spool(Exception failure) {
      clock.advance(Duration.ofMillis(1));
      return "spooled";
    }

    @Post
    @Transition("saved")
    @Transition("lost")
    String tell(@Exec String result) {
      return result.equals("spooled") ? "lost" : "saved";
    }
  }

  @Flow
  interface AskAndSave {
    sealed interface Result {
      record Saved(String answer) implements Result {}

      record Lost(String answer) implements Result {}
    }

    Result run();

    @Transition(to = "save")
    Ask ask();

    Save save();
  }

  @Node
  static class Tokens {
    @Prep
    String prepare(RunContext context) {
      context.emit("prep");
      return "";
    }

    @Exec
    String stream(@Prep String start, RunContext context) {
      context.emit("token 1");
      context.emit(2);
      throw new IllegalStateException("cut");
    }

    @Fallback
    String recover(Exception failure, RunContext context) {
      context.emit("fallback");
      return "";
    }

    @Post
    void finish(RunContext context) {
      context.emit("post");
    }
  }

  @Flow
  interface Streaming {
    void run();

    Tokens tokens();
  }

  @Node
  static class EmitNothing {
    @Exec
    void emit(RunContext context) {
      context.emit(null);
    }
  }

  @Flow
  interface Emitting {
    void run();

    EmitNothing emit();
  }

  @Node
  static class Spin {
    @Post
    @Transition("again")
    @Transition("done")
    String spin(boolean on) {
      return on ? "again" : "done";
    }
  }

  @Flow
  interface Spinning {
    void run(boolean on);

    @Transition(value = "again", to = "spin")
    @Exit("done")
    Spin spin();
  }

  private final FakeClock clock = new FakeClock();
  private final EventLog log = new EventLog();
  private final RunOptions options = RunOptions.builder().clock(clock).listener(log).build();

  private AskAndSave askAndSave(Attempts ask, Attempts save, RunOptions options) {
    return new ListenerTest_AskAndSaveFlow(new Ask(clock, ask), new Save(clock, save))
        .with(options);
  }

  private static Instant at(long millis) {
    return Instant.EPOCH.plusMillis(millis);
  }

  private static RunEvent.Where run(String id) {
    return new RunEvent.Where(id, Optional.empty(), "", "");
  }

  private static RunEvent.Where visit(String id, String node) {
    return new RunEvent.Where(id, Optional.empty(), node, node + "/0");
  }

  @Test
  void aRunWithRetriesAndAFallbackIsToldInOrderWithTimesAndWaits() {
    Exception first = new IllegalStateException("first");
    Exception second = new IllegalStateException("second");
    Exception full = new IllegalStateException("disk full");

    AskAndSave.Result result =
        askAndSave(new Attempts(first, second, "42"), new Attempts(full), options).run();

    assertThat(result).isEqualTo(new AskAndSave.Result.Lost("42"));
    String id = log.events().get(0).runId();
    assertThat(UUID.fromString(id)).hasToString(id);
    assertThat(log.events())
        .containsExactly(
            new RunEvent.RunStarted(run(id), at(0), "AskAndSave"),
            new RunEvent.NodeStarted(visit(id, "ask"), at(0)),
            new RunEvent.AttemptFailed(
                visit(id, "ask"), at(10), 0, 3, first, Optional.of(Duration.ofSeconds(1))),
            new RunEvent.AttemptFailed(
                visit(id, "ask"), at(1020), 1, 3, second, Optional.of(Duration.ofSeconds(2))),
            new RunEvent.NodeFinished(
                visit(id, "ask"), at(3030), "default", Duration.ofMillis(3030), Optional.empty()),
            new RunEvent.NodeStarted(visit(id, "save"), at(3030)),
            new RunEvent.AttemptFailed(
                visit(id, "save"), at(3035), 0, 2, full, Optional.of(Duration.ZERO)),
            new RunEvent.AttemptFailed(visit(id, "save"), at(3040), 1, 2, full, Optional.empty()),
            new RunEvent.NodeFinished(
                visit(id, "save"), at(3041), "lost", Duration.ofMillis(11), Optional.empty()),
            new RunEvent.RunFinished(run(id), at(3041), "AskAndSave", Duration.ofMillis(3041)));
  }

  @Test
  void aFailedRunEndsWithWhatTheNodeThrewAndThenWithWhatTheCallerReceives() {
    Exception cause = new IllegalStateException("offline");
    AskAndSave flow = askAndSave(new Attempts(cause), new Attempts("!"), options);

    Throwable thrown = catchThrowable(flow::run);

    assertThat(thrown).isInstanceOf(NodeFailedException.class).hasCause(cause);
    String id = log.events().get(0).runId();
    assertThat(log.events())
        .endsWith(
            new RunEvent.AttemptFailed(visit(id, "ask"), at(3030), 2, 3, cause, Optional.empty()),
            new RunEvent.NodeFinished(
                visit(id, "ask"), at(3030), "", Duration.ofMillis(3030), Optional.of(cause)),
            new RunEvent.RunFailed(
                run(id), at(3030), "AskAndSave", Duration.ofMillis(3030), thrown));
    assertThat(log.of(RunEvent.RunFinished.class)).isEmpty();
  }

  @Test
  void anErrorFailsTheRunWithoutAFailedAttempt() {
    AssertionError error = new AssertionError("wrong");
    AskAndSave flow = askAndSave(new Attempts(error), new Attempts("!"), options);

    assertThatThrownBy(flow::run).isSameAs(error);

    String id = log.events().get(0).runId();
    assertThat(log.events())
        .containsExactly(
            new RunEvent.RunStarted(run(id), at(0), "AskAndSave"),
            new RunEvent.NodeStarted(visit(id, "ask"), at(0)),
            new RunEvent.NodeFinished(
                visit(id, "ask"), at(10), "", Duration.ofMillis(10), Optional.of(error)),
            new RunEvent.RunFailed(run(id), at(10), "AskAndSave", Duration.ofMillis(10), error));
  }

  @Test
  void aRunAtItsStepLimitFails() {
    RunOptions limited = RunOptions.builder().clock(clock).listener(log).maxSteps(2).build();

    Throwable thrown =
        catchThrowable(() -> new ListenerTest_SpinningFlow(new Spin()).with(limited).run(true));

    assertThat(thrown).isInstanceOf(StepLimitException.class);
    assertThat(log.of(RunEvent.RunFailed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.cause()).isSameAs(thrown));
    assertThat(log.of(RunEvent.NodeFinished.class)).hasSize(2);
  }

  @Test
  void whatANodeEmitsArrivesWhereItHappened() {
    new ListenerTest_StreamingFlow(new Tokens()).with(options).run();

    assertThat(log.lines())
        .containsExactly(
            "run Streaming",
            "enter tokens",
            "tokens emitted prep",
            "tokens emitted token 1",
            "tokens emitted 2",
            "attempt 0 of 1 failed in tokens",
            "tokens emitted fallback",
            "tokens emitted post",
            "leave tokens -default->",
            "finished Streaming");
    assertThat(log.of(RunEvent.Emitted.class).get(2))
        .isEqualTo(new RunEvent.Emitted(visit(log.events().get(0).runId(), "tokens"), at(0), 2));
  }

  @Test
  void emittingWithoutAListenerDoesNothing() {
    AtomicInteger finished = new AtomicInteger();
    Tokens tokens =
        new Tokens() {
          @Override
          void finish(RunContext context) {
            super.finish(context);
            finished.incrementAndGet();
          }
        };

    new ListenerTest_StreamingFlow(tokens).run();

    assertThat(finished).hasValue(1);
  }

  @Test
  void emittingNullFailsTheNodeWithAListenerAndWithout() {
    ListenerTest_EmittingFlow flow = new ListenerTest_EmittingFlow(new EmitNothing());

    for (Emitting each : List.of(flow, flow.with(options))) {
      assertThatThrownBy(each::run)
          .isInstanceOf(NodeFailedException.class)
          .hasCauseInstanceOf(NullPointerException.class)
          .hasMessageContaining("payload");
    }
    assertThat(log.of(RunEvent.Emitted.class)).isEmpty();
  }

  @Test
  void theListenerIsCalledOnTheThreadOfTheRun() {
    List<Thread> threads = new ArrayList<>();
    RunListener listener = event -> threads.add(Thread.currentThread());

    new ListenerTest_StreamingFlow(new Tokens())
        .with(RunOptions.builder().listener(listener).build())
        .run();

    assertThat(threads).hasSize(10).containsOnly(Thread.currentThread());
  }

  @Test
  void aThrowingListenerNeverDisturbsTheRunAndIsLoggedOnce() {
    List<RunEvent> seen = new ArrayList<>();
    RunListener broken =
        event -> {
          seen.add(event);
          throw new IllegalStateException("listener " + seen.size());
        };
    Exception flaky = new IllegalStateException("flaky");

    List<LogRecord> records =
        logged(
            () ->
                assertThat(
                        askAndSave(
                                new Attempts(flaky, "42"),
                                new Attempts("!"),
                                RunOptions.builder().clock(clock).listener(broken).build())
                            .run())
                    .isEqualTo(new AskAndSave.Result.Saved("42")));

    assertThat(seen).hasSize(7).last().isInstanceOf(RunEvent.RunFinished.class);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).getLevel()).isEqualTo(Level.WARNING);
    assertThat(records.get(0).getMessage())
        .contains("flow AskAndSave: the listener failed on RunStarted");
    assertThat(records.get(0).getThrown()).hasMessage("listener 1");
  }

  @Test
  void aThrowingListenerDoesNotReplaceTheFailureOfTheRun() {
    RunListener broken =
        event -> {
          throw new IllegalStateException("listener");
        };
    Exception cause = new IllegalStateException("offline");
    AskAndSave flow =
        askAndSave(
            new Attempts(cause),
            new Attempts("!"),
            RunOptions.builder().clock(clock).listener(broken).build());

    List<LogRecord> records =
        logged(
            () ->
                assertThatThrownBy(flow::run)
                    .isInstanceOf(NodeFailedException.class)
                    .hasCause(cause)
                    .hasNoSuppressedExceptions());

    assertThat(records).hasSize(1);
  }

  /** What the runtime logs meanwhile; its System.Logger ends in java.util.logging by default. */
  private static List<LogRecord> logged(Runnable body) {
    List<LogRecord> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logRecord) {
            records.add(logRecord);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.tramline.runtime");
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try {
      body.run();
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    return records;
  }
}

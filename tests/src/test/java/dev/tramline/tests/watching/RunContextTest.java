package dev.tramline.tests.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.tests.support.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunContextTest {

  private final List<String> seen = new ArrayList<>();

  /** Fails twice in each visit, then succeeds or, if told so, leaves it to the fallback. */
  @Node
  static class Step {
    private final List<String> seen;
    private final boolean succeeds;

    Step(List<String> seen, boolean succeeds) {
      this.seen = seen;
      this.succeeds = succeeds;
    }

    record Left(int rounds) {}

    @Prep
    int prepare(int rounds, RunContext context) {
      // The attempts are exec's, so prep asks only where it is.
      seen.add("prep " + context.node() + " " + context.stepId() + " " + context.attempt());
      return rounds;
    }

    @Exec
    @Retry(attempts = 3)
    int execute(@Prep int rounds, RunContext context) {
      note("exec", context);
      if (context.attempt() < 2 || !succeeds) {
        throw new IllegalStateException("attempt " + context.attempt());
      }
      return rounds;
    }

    @Fallback
    int fallBack(Exception failure, @Prep int rounds, RunContext context) {
      note("fallback", context);
      return rounds;
    }

    @Post
    Left finish(@Exec int rounds, RunContext context) {
      note("post", context);
      return new Left(rounds - 1);
    }

    private void note(String stage, RunContext context) {
      seen.add(
          stage
              + " "
              + context.node()
              + " "
              + context.stepId()
              + " "
              + context.attempt()
              + "/"
              + context.maxAttempts());
    }
  }

  @Node
  static class Again {
    @Post
    @Transition("again")
    @Transition("done")
    String decide(int rounds) {
      return rounds > 0 ? "again" : "done";
    }
  }

  @Flow
  interface Rounds {
    void run(int rounds);

    @Transition(to = "check")
    Step step();

    @Transition(value = "again", to = "step")
    @Exit("done")
    Again check();
  }

  @Flow
  interface Quick {
    void run(int rounds);

    @Retry(attempts = 5)
    Step step();
  }

  @Node
  static class Id {
    private final List<String> ids;

    Id(List<String> ids) {
      this.ids = ids;
    }

    @Prep
    String prepare(RunContext context) {
      ids.add(context.runId());
      return "";
    }

    @Exec
    String execute(@Prep String prepared, RunContext context) {
      ids.add(context.runId());
      return prepared;
    }

    @Post
    void finish(RunContext context) {
      ids.add(context.runId());
    }
  }

  @Flow
  interface Identified {
    void run();

    Id id();
  }

  @Test
  void everyStageKnowsNodeAndStepAndTheAttemptThatCounted() {
    new RunContextTest_RoundsFlow(new Step(seen, true), new Again()).run(1);

    assertThat(seen)
        .containsExactly(
            "prep step step/0 0",
            "exec step step/0 0/3",
            "exec step step/0 1/3",
            "exec step step/0 2/3",
            "post step step/0 2/3");
  }

  @Test
  void aFallbackSeesTheLastAttempt() {
    new RunContextTest_RoundsFlow(new Step(seen, false), new Again()).run(1);

    assertThat(seen)
        .endsWith("exec step step/0 2/3", "fallback step step/0 2/3", "post step step/0 2/3");
  }

  @Test
  void theStepIdCountsVisitsAndTheAttemptsBeginAnew() {
    new RunContextTest_RoundsFlow(new Step(seen, true), new Again()).run(2);

    assertThat(seen.subList(5, 10))
        .containsExactly(
            "prep step step/1 0",
            "exec step step/1 0/3",
            "exec step step/1 1/3",
            "exec step step/1 2/3",
            "post step step/1 2/3");
  }

  @Test
  void theAttemptsAreThoseOfTheFlowWhereItReplacesTheRetry() {
    new RunContextTest_QuickFlow(new Step(seen, true)).run(1);

    assertThat(seen).contains("exec step step/0 2/5", "post step step/0 2/5");
  }

  @Test
  void theRunIdIsOneUuidForTheWholeRunAndItsEvents() {
    EventLog log = new EventLog();
    RunContextTest_IdentifiedFlow flow = new RunContextTest_IdentifiedFlow(new Id(seen));

    flow.with(RunOptions.builder().listener(log).build()).run();
    flow.run();

    assertThat(seen).hasSize(6);
    assertThat(seen.subList(0, 3)).containsOnly(seen.get(0));
    assertThat(seen.subList(3, 6)).containsOnly(seen.get(3)).doesNotContain(seen.get(0));
    assertThat(UUID.fromString(seen.get(0))).hasToString(seen.get(0));
    assertThat(log.events()).allSatisfy(e -> assertThat(e.runId()).isEqualTo(seen.get(0)));
  }
}

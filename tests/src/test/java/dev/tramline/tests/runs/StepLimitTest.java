package dev.tramline.tests.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StepLimitTest {

  @Node
  static class Turn {
    @SuppressWarnings("TL190") // one run at a time
    private int visits;

    @Post
    @Transition("again")
    void turn() {
      visits++;
    }
  }

  @Node
  static class Countdown {
    sealed interface Next {
      record Again(int left) implements Next {}

      record Done() implements Next {}
    }

    @Post
    Next turn(int left) {
      return left > 1 ? new Next.Again(left - 1) : new Next.Done();
    }
  }

  @Node
  static class Stubborn {
    @Exec
    @Retry(attempts = 10)
    void act(dev.tramline.runtime.RunContext context) throws IOException {
      if (context.attempt() < 9) {
        throw new IOException("not yet");
      }
    }
  }

  @Flow(endless = true, maxSteps = 10)
  interface Bounded {
    void run();

    @Transition(value = "again", to = "turn")
    Turn turn();
  }

  @Flow
  interface Counting {
    void run(int left);

    @Transition(value = "again", to = "turn")
    @dev.tramline.annotations.Exit("done")
    Countdown turn();
  }

  @Flow(maxSteps = 1)
  interface OneStep {
    void run();

    Stubborn node();
  }

  @Test
  void its_message_names_flow_limit_and_path_and_says_where_the_limit_comes_from() {
    StepLimitException failure =
        catchThrowableOfType(
            StepLimitException.class,
            () ->
                new StepLimitTest_BoundedFlow(new Turn())
                    .with(RunOptions.builder().maxSteps(2).build())
                    .run());
    assertThat((FlowException) failure)
        .hasMessageContaining("flow Bounded")
        .hasMessageContaining("2 steps")
        .hasMessageContaining("turn -> turn")
        .hasMessageContaining("maxSteps");
    assertThat(failure.flow()).isEqualTo("Bounded");
    assertThat(failure.path()).containsExactly("turn", "turn");
  }

  @Test
  void attempts_do_not_count_as_steps() {
    new StepLimitTest_OneStepFlow(new Stubborn()).run();
  }

  @Test
  void every_run_has_the_whole_budget() {
    StepLimitTest_CountingFlow flow =
        new StepLimitTest_CountingFlow(new Countdown())
            .with(RunOptions.builder().maxSteps(5).build());
    flow.run(5);
    flow.run(5);
  }
}

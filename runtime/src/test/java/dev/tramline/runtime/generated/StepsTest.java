package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.FIRST;
import static dev.tramline.runtime.generated.HandWritten.INNER;
import static dev.tramline.runtime.generated.HandWritten.INNER_GRAPH;
import static dev.tramline.runtime.generated.HandWritten.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each step asks whether there may be another one, and says where the run is. */
class StepsTest {

  @Test
  void afterAStopNoNodeBeginsThoughNoInterruptionIsToBeSeen() {
    FlowException end =
        endOf(
            RunCancelledException.class,
            RunOptions.defaults(),
            frame -> {
              Steps steps = new Steps(frame);
              steps.enter(FIRST);
              frame.strand().stop();
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
              steps.enter(SECOND);
            });

    assertThat(end.path()).containsExactly("first");
    assertThat(end).hasMessageContaining("second");
  }

  @Test
  void whatBranchesTakeOffTheBudgetDoesNotHideAStop() {
    FlowException end =
        endOf(
            RunCancelledException.class,
            RunOptions.defaults(),
            frame -> {
              Steps steps = new Steps(frame);
              steps.enter(FIRST);
              frame.strand().stop();
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
              frame.strand().charge(3);
              steps.enter(SECOND);
            });

    assertThat(end.path()).containsExactly("first");
  }

  @Test
  void theLimitIsThatOfTheFlowAndOfThoseInItTogether() {
    FlowException end =
        endOf(
            StepLimitException.class,
            RunOptions.builder().maxSteps(3).build(),
            frame -> {
              Steps steps = new Steps(frame);
              steps.enter(FIRST);
              frame.enterFlow(INNER);
              Steps inner = new Steps(frame.nested(INNER_GRAPH, RunOptions.defaults()));
              inner.enter(FIRST);
              steps.leaveFlow(0);
              steps.enter(SECOND);
              steps.enter(FIRST);
            });

    assertThat(end.path()).containsExactly("first", "inner/first", "second");
  }

  @Test
  void theFrameStandsAtTheLastStepOrAtTheFlowInIt() {
    HandWritten.task(
            RunOptions.defaults(),
            frame -> {
              Steps steps = new Steps(frame);
              steps.enter(SECOND);
              steps.enter(SECOND);
              assertThat(frame.stepId()).isEqualTo("second/1");
              frame.enterFlow(INNER);
              Frame nested = frame.nested(INNER_GRAPH, RunOptions.defaults());
              new Steps(nested).enter(FIRST);
              assertThat(List.of(frame.stepId(), nested.stepId()))
                  .containsExactly("inner/0", "inner/first/0");
              steps.leaveFlow(0);
              assertThat(frame.node()).isEqualTo("inner");
              steps.enter(FIRST);
              assertThat(frame.stepId()).isEqualTo("first/0");
              return null;
            })
        .call();
  }

  private static <E extends FlowException> E endOf(
      Class<E> type, RunOptions options, Visits visits) {
    try {
      return catchThrowableOfType(
          type,
          () ->
              HandWritten.task(
                      options,
                      frame -> {
                        visits.make(frame);
                        return null;
                      })
                  .call());
    } finally {
      Thread.interrupted(); // a cancelled run leaves it set
    }
  }

  /** Takes steps. */
  private interface Visits {
    void make(Frame frame);
  }
}

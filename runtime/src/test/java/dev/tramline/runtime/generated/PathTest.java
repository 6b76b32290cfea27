package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.FIRST;
import static dev.tramline.runtime.generated.HandWritten.INNER;
import static dev.tramline.runtime.generated.HandWritten.INNER_GRAPH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way that a failure tells, however the steps of a flow and of one in it alternate. */
class PathTest {

  private static final int LENGTH = 64;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 16, 63, 64, 65, 200})
  void theStepsBeforeANestedFlowAndThoseInItAreOneWay(int before) {
    failsWithItsLastSteps(before, 5, new Random(before));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theWayThroughTwoFlowsIsTheLastStepsOfBoth(int seed) {
    Random random = new Random(seed);
    failsWithItsLastSteps(random.nextInt(20), 1 + random.nextInt(300), random);
  }

  /** Takes steps in the outer flow, then in either, and fails. */
  private static void failsWithItsLastSteps(int before, int mixed, Random random) {
    List<String> taken = new ArrayList<>();
    RunTask<Object> run =
        HandWritten.task(
            RunOptions.defaults(),
            outer -> {
              for (int i = 0; i < before; i++) {
                new Steps(outer).enter(i % 2);
                taken.add(i % 2 == FIRST ? "first" : "second");
              }
              Frame last = outer;
              for (int i = 0; i < mixed; i++) {
                last = i == 0 || random.nextBoolean() ? inner(outer) : outer;
                int node = random.nextInt(2);
                new Steps(last).enter(node);
                taken.add(last.path(node));
              }
              throw last.failure(Stage.EXEC, new IllegalStateException("the end"));
            });

    NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, run::call);

    assertThat(taken).anyMatch(step -> step.startsWith("inner/"));
    assertThat(failure.path())
        .isEqualTo(taken.subList(Math.max(0, taken.size() - LENGTH), taken.size()));
  }

  private static Frame inner(Frame outer) {
    outer.enterFlow(INNER);
    return outer.nested(INNER_GRAPH, RunOptions.defaults());
  }
}

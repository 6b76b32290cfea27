package dev.tramline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import dev.tramline.trace.Lines.Work;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TreeTextTest {

  private final ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();

  private Flows flows(Work work) {
    return Flows.recordedBy(recorder, work);
  }

  private Flows flows() {
    return flows(Work.none());
  }

  private void assertText(String expected) {
    assertThat(recorder.tree().toText()).isEqualTo(expected);
  }

  /** Fails whenever a node works on one of these. */
  private static Work failing(String... pieces) {
    Set<String> failing = Set.of(pieces);
    return (piece, context) -> {
      if (failing.contains(piece)) {
        throw new IOException(piece + " is broken");
      }
    };
  }

  @Test
  void nodesOneAfterTheOther() {
    flows().linear().run();

    assertText(
        """
        Linear finished
          first -default->
          second -default->
          third -default->
        """);
  }

  @Test
  void aLoopShowsEachVisitWithItsAction() {
    flows().loop().run(3);

    assertText(
        """
        Loop finished
          count -again->
          count -again->
          count -done->
        """);
  }

  @Test
  void failedAttemptsStandBeneathTheVisitAlsoOfANodeThatFallsBack() {
    Work work =
        (piece, context) -> {
          if (piece.equals("second") || (piece.equals("first") && context.attempt() == 0)) {
            throw new IOException(piece + "\n  is broken");
          }
        };

    flows(work).linear().run();

    assertText(
        """
        Linear finished
          first -default->
            attempt 1 of 3 failed: java.io.IOException: first is broken
          second -default->
            attempt 1 of 3 failed: java.io.IOException: second is broken
            attempt 2 of 3 failed: java.io.IOException: second is broken
            attempt 3 of 3 failed: java.io.IOException: second is broken
          third -default->
        """);
  }

  @Test
  void aTimedTextAlsoSaysHowLongItTookAndWaited() {
    Work work =
        (piece, context) -> {
          if (piece.equals("first") && context.attempt() == 0) {
            throw new IOException("busy");
          }
        };

    flows(work).linear().run();

    // the clock goes on by 1 ms with each look: for an event, for a start and for a duration
    assertThat(recorder.tree().toTimedText())
        .isEqualTo(
            """
            Linear finished in 1016.0 ms
              first -default-> in 1004.0 ms
                attempt 1 of 3 failed: java.io.IOException: busy; again in 1000.0 ms
              second -default-> in 3.0 ms
              third -default-> in 3.0 ms
            """);
  }

  @Test
  void aNestedFlowStandsInsideEachOfItsVisits() {
    flows().nested().run(2);

    assertText(
        """
        Nested finished
          inner -default->
            first -default->
            second -default->
            third -default->
          count -again->
          inner -default->
            first -default->
            second -default->
            third -default->
          count -done->
        """);
    assertThat(recorder.tree().visits().get(0).children())
        .map(child -> ((ExecutionTree.Visit) child).node())
        .containsExactly("inner/first", "inner/second", "inner/third");
  }

  @Test
  void branchesStandBeneathTheirForkAndTheJoinAfterIt() {
    flows().parallel().run();

    assertText(
        """
        Parallel finished
          split -default->
            branch 0
              left -default->
            branch 1
              right -default->
              further -default->
          meet -default->
        """);
  }

  @Test
  void aFlowThatForksHasItsVisitsFirstAndThenItsBranches() {
    flows().forkedFlow().run();

    assertText(
        """
        ForkedFlow finished
          inner -default->
            split -default->
              branch 0
                left -default->
              branch 1
                right -default->
                further -default->
            meet -default->
            branch 0
              left -default->
            branch 1
              right -default->
                first -default->
                second -default->
                third -default->
          meet -default->
        """);
  }

  @Test
  void branchesByAListOfOutcomesWithAFlowAForkAndNothingInThem() {
    flows().dynamic().run(List.of("2", "pair", "skip"), 2);

    String round =
        """
          plan
            branch 0
              piece -default->
                pack -default->
                  item 0
                  item 1
                sum -default->
                  branch 0
                    wax -default->
                  branch 1
                    buff -default->
                done -default->
            branch 1
              branch 0
                left -default->
              branch 1
                right -default->
              both -default->
            branch 2
          gather -default->
        """;
    assertText("Dynamic finished\n" + round + "  count -again->\n" + round + "  count -done->\n");
  }

  @Test
  void itemsOfABatchHaveTheirOwnAttempts() {
    Work work =
        (piece, context) -> {
          if (piece.equals("pack 1") && context.attempt() == 0) {
            throw new IOException("torn");
          }
        };

    flows(work).batched().run(3);

    assertText(
        """
        Batched finished
          pack -default->
            item 0
            item 1
              attempt 1 of 2 failed: java.io.IOException: torn
            item 2
          sum -default->
        """);
  }

  @Test
  void elementsThatAreFlows() {
    flows().pieces().run(List.of(1, 0));

    assertText(
        """
        Pieces finished
          piece -default->
            item 0
              pack -default->
                item 0
              sum -default->
                branch 0
                  wax -default->
                branch 1
                  buff -default->
              done -default->
            item 1
              pack -default->
              sum -default->
                branch 0
                  wax -default->
                branch 1
                  buff -default->
              done -default->
        """);
  }

  @Test
  void elementsThatAreBatches() {
    flows().packs().run(List.of(2, 0, 1));

    assertText(
        """
        Packs finished
          pack -default->
            item 0
              item 0
              item 1
            item 1
            item 2
              item 0
        """);
  }

  @Test
  void aFailureInANestedFlowShowsWhere() {
    assertThatThrownBy(() -> flows(failing("inner/third")).nested().run(2))
        .isInstanceOf(NodeFailedException.class);

    String attempt = " of 3 failed: java.io.IOException: inner/third is broken\n";
    assertText(
        """
        Nested failed at inner/third
          inner failed
            first -default->
            second -default->
            third failed: java.io.IOException: inner/third is broken
        """
            + ("      attempt 1" + attempt)
            + ("      attempt 2" + attempt)
            + ("      attempt 3" + attempt));
    assertThat(recorder.tree().unfinished())
        .map(ExecutionTree.Visit::step)
        .containsExactly("inner/third/0");
  }

  @Test
  void aFailureInABranchStopsTheOther() {
    CountDownLatch leftWorks = new CountDownLatch(1);
    Work work =
        (piece, context) -> {
          if (piece.equals("left")) {
            leftWorks.countDown();
            new CountDownLatch(1).await(); // for the interruption
          }
          if (piece.equals("right")) {
            leftWorks.await();
            throw new IOException("right is broken");
          }
        };

    assertThatThrownBy(() -> flows(work).parallel().run()).isInstanceOf(NodeFailedException.class);

    assertText(
        """
        Parallel failed at right
          split -default->
            branch 0 stopped
              left stopped
            branch 1 failed
              right failed: java.io.IOException: right is broken
                attempt 1 of 3 failed: java.io.IOException: right is broken
                attempt 2 of 3 failed: java.io.IOException: right is broken
                attempt 3 of 3 failed: java.io.IOException: right is broken
        """);
    assertThat(recorder.tree().unfinished())
        .map(ExecutionTree.Visit::name)
        .containsExactly("left", "right");
  }

  @Test
  void theElementThatFailedIsToldByItsAttempts() {
    CountDownLatch otherWorks = new CountDownLatch(1);
    Work work =
        (piece, context) -> {
          if (context.stepId().equals("piece/0/0/pack/0/0")) {
            otherWorks.countDown();
            new CountDownLatch(1).await(); // for the interruption
          }
          if (context.stepId().equals("piece/0/1/pack/0/0")) {
            otherWorks.await();
            throw new IOException("torn");
          }
        };

    assertThatThrownBy(() -> flows(work).pieces().run(List.of(1, 1)))
        .isInstanceOf(NodeFailedException.class);

    assertText(
        """
        Pieces failed at piece/pack
          piece failed
            item 0 stopped
              pack stopped
                item 0 stopped
            item 1 failed
              pack failed
                item 0 failed: java.io.IOException: torn
                  attempt 1 of 2 failed: java.io.IOException: torn
                  attempt 2 of 2 failed: java.io.IOException: torn
        """);
  }

  @Test
  void theElementThatFailsAfterItsExecIsToldFromThoseBesideIt() {
    CountDownLatch otherWorks = new CountDownLatch(1);
    Work work =
        (piece, context) -> {
          if (piece.equals("post 1")) {
            otherWorks.countDown();
            new CountDownLatch(1).await(); // for the interruption
          }
          if (piece.equals("post 2")) {
            otherWorks.await();
            throw new IOException("torn");
          }
        };

    assertThatThrownBy(() -> flows(work).endsOfEach().run(List.of(1, 2)))
        .isInstanceOf(NodeFailedException.class);

    assertText(
        """
        EndsOfEach failed at ends
          ends failed
            item 0 stopped
            item 1 failed: java.io.IOException: torn
        """);
  }

  @Test
  void aTimedTextSaysHowLongAVisitTookThatFailed() {
    assertThatThrownBy(() -> flows(failing("prep")).endsOfEach().run(List.of(1)))
        .isInstanceOf(NodeFailedException.class);

    assertThat(recorder.tree().toTimedText().replaceAll("[0-9.]+ ms", "some ms"))
        .isEqualTo(
            """
            EndsOfEach failed at ends in some ms
              ends failed in some ms
                item 0 failed: java.io.IOException: prep is broken in some ms
            """);
  }

  @Test
  void anErrorFailsTheOneVisitThatWasGoingOn() {
    Work work =
        (piece, context) -> {
          if (piece.equals("second")) {
            throw new AssertionError("impossible");
          }
        };

    assertThatThrownBy(() -> flows(work).linear().run()).isInstanceOf(AssertionError.class);

    assertText(
        """
        Linear failed: java.lang.AssertionError: impossible
          first -default->
          second failed: java.lang.AssertionError: impossible
        """);
  }

  @Test
  void anErrorInAnItemFailsItsVisit() {
    Work work =
        (piece, context) -> {
          throw new AssertionError("impossible");
        };

    assertThatThrownBy(() -> flows(work).batched().run(1)).isInstanceOf(AssertionError.class);

    assertText(
        """
        Batched failed: java.lang.AssertionError: impossible
          pack failed
            item 0 failed: java.lang.AssertionError: impossible
        """);
  }

  @Test
  void anErrorInABranchFailsWhatTheBranchIsPartOf() {
    Work work =
        (piece, context) -> {
          if (piece.equals("inner/further")) {
            throw new AssertionError("impossible");
          }
        };
    RunOptions oneByOne = RunOptions.builder().listener(recorder).executor(Runnable::run).build();

    assertThatThrownBy(() -> new Flows(work, oneByOne).forkedFlow().run())
        .isInstanceOf(AssertionError.class);

    assertText(
        """
        ForkedFlow failed: java.lang.AssertionError: impossible
          inner failed
            split -default->
              branch 0
                left -default->
              branch 1 failed
                right -default->
                further failed: java.lang.AssertionError: impossible
        """);
  }

  @Test
  void aRunThatIsCancelledShowsWhatWasStopped() throws Exception {
    CountDownLatch works = new CountDownLatch(2);
    Work work =
        (piece, context) -> {
          if (piece.equals("left") || piece.equals("further")) {
            works.countDown();
            new CountDownLatch(1).await(); // for the interruption
          }
        };
    FlowRun<Void> run = flows(work).parallel().start();
    works.await();

    assertText(
        """
        Parallel running
          split -default->
            branch 0 running
              left running
            branch 1 running
              right -default->
              further running
        """);
    run.cancel();

    assertThat(catchThrowable(run::join)).isInstanceOf(RunCancelledException.class);
    assertText(
        """
        Parallel cancelled
          split -default->
            branch 0 stopped
              left stopped
            branch 1 stopped
              right -default->
              further stopped
        """);
    assertThat(recorder.tree().unfinished())
        .map(ExecutionTree.Visit::name)
        .containsExactly("left", "further");
  }

  @Test
  void aVisitOutOfTimeFailsAndWhatWasGoingOnInItIsStopped() {
    AtomicBoolean begun = new AtomicBoolean();
    Work work =
        (piece, context) -> {
          begun.set(true);
          new CountDownLatch(1).await(); // for the interruption
        };

    while (!begun.get()) { // the time may be up before there is anything to stop
      assertThatThrownBy(() -> flows(work).timed().run()).isInstanceOf(NodeFailedException.class);
    }

    assertText(
        """
        Timed failed at inner
          inner failed: java.util.concurrent.TimeoutException: not done within PT0.001S
            first stopped
        """);
  }

  @Test
  void aRunAtItsStepLimitFailsAtNoVisit() {
    RunOptions limited = RunOptions.builder().listener(recorder).maxSteps(2).build();

    assertThatThrownBy(() -> flows().loop().with(limited).run(5))
        .isInstanceOf(StepLimitException.class);

    assertThat(recorder.tree().toText())
        .startsWith("Loop failed: dev.tramline.runtime.StepLimitException: ")
        .endsWith("\n  count -again->\n  count -again->\n");
    assertThat(recorder.tree().unfinished()).isEmpty();
  }

  @Test
  void theVisitInProgressIsRunning() {
    StringBuilder seen = new StringBuilder();
    Work work =
        (String piece, RunContext context) -> {
          if (piece.equals("second")) {
            seen.append(recorder.tree().toText());
          }
        };

    flows(work).linear().run();

    assertThat(seen)
        .hasToString(
            """
            Linear running
              first -default->
              second running
            """);
  }
}

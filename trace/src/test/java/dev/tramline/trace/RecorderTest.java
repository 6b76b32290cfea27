package dev.tramline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.trace.Lines.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecorderTest {

  private static final Work NONE = Work.none();

  @Test
  void withoutARunThereIsNoTree() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();

    assertThatThrownBy(recorder::tree).isInstanceOf(NoSuchElementException.class);
    assertThat(recorder.trees()).isEmpty();
    assertThat(recorder.tree("1")).isEmpty();
  }

  @Test
  void aTreeHasWhatTheEventsSaid() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();
    IOException busy = new IOException("busy");

    Flows.recordedBy(
            recorder,
            (piece, context) -> {
              if (piece.equals("first") && context.attempt() == 0) {
                throw busy;
              }
            })
        .linear()
        .run();

    ExecutionTree tree = recorder.tree();
    assertThat(tree.flow()).isEqualTo("Linear");
    assertThat(tree.started()).isEqualTo(Instant.EPOCH.plusMillis(2));
    assertThat(tree.ending()).isEqualTo(new ExecutionTree.Ending.Finished(Duration.ofMillis(1016)));
    assertThat(tree.visits().get(0))
        .isEqualTo(
            new ExecutionTree.Visit(
                "first",
                "first/0",
                "default",
                Instant.EPOCH.plusMillis(4),
                new ExecutionTree.Ending.Finished(Duration.ofMillis(1004)),
                List.of(
                    new ExecutionTree.FailedAttempt(
                        0, 3, busy, Optional.of(Duration.ofSeconds(1)))),
                List.of()));
    assertThat(tree.unfinished()).isEmpty();
    assertThat(recorder.tree(tree.runId())).contains(tree);
  }

  @Test
  void aTreeOfEarlierStaysAsItWas() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();
    List<ExecutionTree> earlier = new ArrayList<>();

    Flows.recordedBy(recorder, (piece, context) -> earlier.add(recorder.tree())).linear().run();

    assertThat(earlier).map(tree -> tree.visits().size()).containsExactly(1, 2, 3);
    assertThat(earlier.get(0).visits().get(0).ending())
        .isEqualTo(new ExecutionTree.Ending.Running());
  }

  @Test
  void oneRecorderServesRunsAtTheSameTime() throws Exception {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();
    CountDownLatch works = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    Work work =
        (piece, context) -> {
          works.countDown();
          goOn.await();
        };
    FlowRun<Void> first = Flows.recordedBy(recorder, work).parallel().start();
    FlowRun<Void> second = Flows.recordedBy(recorder, work).parallel().start();
    works.await();
    Flows.recordedBy(recorder).loop().run(1);
    goOn.countDown();
    first.join();
    second.join();

    assertThat(recorder.trees()).map(ExecutionTree::flow).endsWith("Loop").hasSize(3);
    assertThat(recorder.tree().flow()).isEqualTo("Loop");
    for (FlowRun<Void> run : List.of(first, second)) {
      assertThat(recorder.tree(run.id()).orElseThrow().toText())
          .startsWith("Parallel finished\n  split -default->\n    branch 0\n")
          .hasLineCount(8);
    }
  }

  @Test
  void aRunThatIsTooLongIsRecordedNoFurther() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder(4);

    Flows.recordedBy(recorder).loop().run(10);

    assertThat(recorder.tree().leftOut()).isEqualTo(7);
    assertThat(recorder.tree().toText())
        .isEqualTo(
            """
            Loop finished
              count -again->
              count -again->
              count -again->
              (7 more left out)
            """);
  }

  @Test
  void itemsAndFailedAttemptsTakeRoomToo() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder(4);
    Work work =
        (piece, context) -> {
          if (piece.equals("pack 0")) {
            throw new IOException("torn");
          }
        };

    assertThatThrownBy(() -> Flows.recordedBy(recorder, work).batched().run(1))
        .isInstanceOf(NodeFailedException.class);

    assertThat(recorder.tree().toText())
        .isEqualTo(
            """
            Batched failed at pack
              pack failed
                item 0 failed: java.io.IOException: torn
                  attempt 1 of 2 failed: java.io.IOException: torn
              (1 more left out)
            """);
  }

  @Test
  void branchesTakeRoomTooAndWhatHasNoRoomIsLeftOutWithAllInside() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder(5);

    Flows.recordedBy(recorder).dynamic().run(List.of("skip", "pair", "1"), 1);

    assertThat(recorder.tree().visits()).hasSize(1);
    assertThat(recorder.tree().leftOut()).isPositive();
    assertThat(count(recorder.tree()) + 1).isEqualTo(5);
  }

  private static int count(ExecutionTree tree) {
    return tree.visits().stream().mapToInt(RecorderTest::count).sum();
  }

  private static int count(ExecutionTree.Span span) {
    return 1
        + TreeText.failedAttempts(span).size()
        + span.children().stream().mapToInt(RecorderTest::count).sum();
  }

  @Test
  void runsThatEndedMakeRoomForLaterOnes() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder(8);

    Flows.recordedBy(recorder).loop().run(1);
    Flows.recordedBy(recorder).loop().run(2);
    Flows.recordedBy(recorder).loop().run(3);

    // 2 + 3 + 4 entries are one too many
    assertThat(recorder.trees()).map(tree -> tree.visits().size()).containsExactly(2, 3);
    assertThat(recorder.trees()).allSatisfy(tree -> assertThat(tree.leftOut()).isZero());
  }

  @Test
  void aRunThatGoesOnIsNotForgotten() throws Exception {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder(3);
    CountDownLatch works = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FlowRun<Void> longer =
        Flows.recordedBy(
                recorder,
                (piece, context) -> {
                  works.countDown();
                  goOn.await();
                })
            .parallel()
            .start();
    works.await();
    for (int i = 0; i < 10; i++) {
      Flows.recordedBy(recorder).loop().run(1);
    }

    assertThat(recorder.trees()).map(ExecutionTree::flow).containsExactly("Parallel", "Loop");
    goOn.countDown();
    longer.join();
    assertThat(recorder.trees()).map(ExecutionTree::flow).containsExactly("Parallel");
    assertThat(recorder.tree().leftOut()).isPositive();
  }

  @Test
  void noRoomAtAllIsRejected() {
    assertThatThrownBy(() -> new ExecutionTree.Recorder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxEntries must be at least 1: 0");
  }

  @Test
  void eventsOfUnknownRunsAreIgnored() {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();

    recorder.onEvent(
        new RunEvent.NodeStarted(
            new RunEvent.Where("1", Optional.empty(), "a", "a/0"), Instant.EPOCH));

    assertThat(recorder.trees()).isEmpty();
  }

  // ---- from a started run ----

  @Test
  void aStartedRunGivesTheTreeOfItsListener() throws Exception {
    ExecutionTree.Recorder recorder = new ExecutionTree.Recorder();
    FlowRun<Void> run = Flows.recordedBy(recorder).parallel().start();
    run.join();

    ExecutionTree tree = ExecutionTree.of(run).get(30, TimeUnit.SECONDS);

    assertThat(tree).isEqualTo(recorder.tree());
    assertThat(tree.runId()).isEqualTo(run.id());
  }

  @Test
  void aStartedRunThatFailsGivesItsTreeToo() throws Exception {
    Work work =
        (piece, context) -> {
          throw new IOException("broken");
        };
    FlowRun<Void> run = Flows.recordedBy(new ExecutionTree.Recorder(), work).parallel().start();

    ExecutionTree tree = ExecutionTree.of(run).get(30, TimeUnit.SECONDS);

    assertThat(tree.toText()).startsWith("Parallel failed at split\n  split failed: java.io.IOEx");
    assertThat(catchThrowable(run::join)).isInstanceOf(NodeFailedException.class);
  }

  @Test
  void aSubscriptionThatComesTooLateIsToldSo() {
    FlowRun<Void> run = Flows.recordedBy(new ExecutionTree.Recorder(), NONE).loop().start(1_000);
    run.join();

    CompletableFuture<ExecutionTree> tree = ExecutionTree.of(run);

    assertThatThrownBy(() -> tree.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("first events are missing");
  }

  @Test
  void aRunThatNeverBeganHasNoTree() {
    RunOptions nobodyRuns = RunOptions.builder().executor(task -> {}).build();
    FlowRun<Void> run =
        Flows.recordedBy(new ExecutionTree.Recorder()).parallel().with(nobodyRuns).start();
    CompletableFuture<ExecutionTree> tree = ExecutionTree.of(run);
    run.cancel();

    assertThatThrownBy(() -> tree.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cancelled before it began");
  }
}

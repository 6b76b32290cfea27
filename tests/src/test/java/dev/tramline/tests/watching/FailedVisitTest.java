package dev.tramline.tests.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What starts is told to be over, too, when it fails: whatever the stage, and however deep. */
@Timeout(60)
class FailedVisitTest {

  private static final RuntimeException BROKEN = new IllegalStateException("broken");

  @Node
  static class Stages {
    @Prep
    String prep(String failing) {
      return fail(failing, "prep");
    }

    @Exec
    String exec(@Prep String failing) {
      return fail(failing, "exec");
    }

    @Post
    void post(@Exec String failing) {
      fail(failing, "post");
    }

    private static String fail(String failing, String stage) {
      if (failing.equals(stage)) {
        throw BROKEN;
      }
      return failing;
    }
  }

  @Flow
  interface Inner {
    void run(String failing);

    Stages stages();
  }

  @Flow
  interface Outer {
    void run(String failing);

    Inner inner();
  }

  @Flow
  interface Elements {
    void run(List<String> all);

    @Each(value = "all", item = "failing")
    Stages each();
  }

  @Node
  static class Words {
    @Prep
    List<String> words(List<String> words) {
      return words;
    }

    @Exec
    @Batch
    void word(@Prep String word) {
      if (word.equals("bad")) {
        throw BROKEN;
      }
    }
  }

  @Flow
  interface Rows {
    void run(List<List<String>> rows);

    @Each(value = "rows", item = "words")
    Words row();
  }

  @Node
  static class Start {
    @Exec
    void start() {}
  }

  @Node
  static class Fail {
    private final CountDownLatch otherWorks;

    Fail(CountDownLatch otherWorks) {
      this.otherWorks = otherWorks;
    }

    @Exec
    void fail() throws InterruptedException {
      otherWorks.await();
      throw BROKEN;
    }
  }

  @Node
  static class Wait {
    private final CountDownLatch works;

    Wait(CountDownLatch works) {
      this.works = works;
    }

    @Exec
    void await() throws InterruptedException {
      works.countDown();
      new CountDownLatch(1).await(); // for the interruption
    }
  }

  @Flow
  interface Branches {
    void run();

    @Transition(to = {"fail", "wait_"})
    Start begin();

    @Transition(to = "end")
    Fail fail();

    @Transition(to = "end")
    Wait wait_();

    @Join
    Start end();
  }

  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final RunOptions options = RunOptions.builder().listener(events::add).build();

  /** Each end: its step, and what it failed with. */
  private List<Tuple> ends() {
    return events.stream()
        .flatMap(
            event -> {
              if (event instanceof RunEvent.NodeFinished visit) {
                return Optional.of(tuple(visit.where().step(), visit.failure().orElse(null)))
                    .stream();
              }
              return event instanceof RunEvent.PartFinished part
                  ? Optional.of(tuple(part.where().step(), part.failure().orElse(null))).stream()
                  : Optional.<Tuple>empty().stream();
            })
        .toList();
  }

  private void assertEndsOfAllThatStarted() {
    long starts =
        events.stream()
            .filter(e -> e instanceof RunEvent.NodeStarted || e instanceof RunEvent.PartStarted)
            .count();
    assertThat(ends()).hasSize((int) starts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prep", "exec", "post"})
  void aVisitThatFailsInAnyStageIsOverAndSoIsTheFlowAroundIt(String stage) {
    Outer flow =
        new FailedVisitTest_OuterFlow(new FailedVisitTest_InnerFlow(new Stages())).with(options);

    assertThatThrownBy(() -> flow.run(stage)).isInstanceOf(NodeFailedException.class);

    assertThat(ends()).containsExactly(tuple("inner/stages/0", BROKEN), tuple("inner/0", BROKEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prep", "exec", "post"})
  void anElementThatFailsInAnyStageIsOver(String stage) {
    Elements flow = new FailedVisitTest_ElementsFlow(new Stages()).with(options);

    assertThatThrownBy(() -> flow.run(List.of("none", stage, "none")))
        .isInstanceOf(NodeFailedException.class);

    assertThat(ends())
        .containsExactly(
            tuple("each/0/0", null), tuple("each/0/1", BROKEN), tuple("each/0", BROKEN));
  }

  @Test
  void anItemOfAnElementThatFailsIsOverAndSoIsTheElement() {
    Rows flow = new FailedVisitTest_RowsFlow(new Words()).with(options);

    assertThatThrownBy(() -> flow.run(List.of(List.of("good"), List.of("good", "bad"))))
        .isInstanceOf(NodeFailedException.class);

    assertThat(ends())
        .containsExactly(
            tuple("row/0/0/0", null),
            tuple("row/0/0", null),
            tuple("row/0/1/0", null),
            tuple("row/0/1/1", BROKEN),
            tuple("row/0/1", BROKEN),
            tuple("row/0", BROKEN));
    assertEndsOfAllThatStarted();
  }

  @Test
  void aBranchThatFailsAndOneThatIsStoppedAreOver() {
    CountDownLatch works = new CountDownLatch(1);
    Branches flow =
        new FailedVisitTest_BranchesFlow(new Start(), new Fail(works), new Wait(works), new Start())
            .with(options);

    assertThatThrownBy(flow::run).isInstanceOf(NodeFailedException.class);

    assertEndsOfAllThatStarted();
    assertThat(ends()).contains(tuple("begin/0.0/fail/0", BROKEN), tuple("begin/0", BROKEN));
    assertThat(ends())
        .filteredOn(end -> end.toList().get(1) instanceof RunCancelledException)
        .extracting(end -> end.toList().get(0))
        .containsExactlyInAnyOrder("begin/0.1/wait_/0", "begin/0");
  }

  @Test
  void aVisitIsOverOnce() {
    Inner flow = new FailedVisitTest_InnerFlow(new Stages()).with(options);

    flow.run("none");
    assertThatThrownBy(() -> flow.run("post")).isInstanceOf(NodeFailedException.class);

    assertThat(ends()).containsExactly(tuple("stages/0", null), tuple("stages/0", BROKEN));
  }
}

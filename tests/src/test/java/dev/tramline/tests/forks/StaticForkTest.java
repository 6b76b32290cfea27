package dev.tramline.tests.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunEvent;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import dev.tramline.tests.support.EventLog;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Several targets of one action run beside each other, each on its own copy of the store. */
class StaticForkTest {

  @Node
  static class Plan {
    @Exec
    @Key("place")
    String plan(String city) {
      return city.strip();
    }
  }

  @Node
  static class Weather {
    final CyclicBarrier meeting;

    Weather(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    record Told(String weather, @Append("log") String line) {}

    @Exec
    String ask(String place) throws InterruptedException, BrokenBarrierException {
      meeting.await();
      return "sun in " + place;
    }

    @Post
    Told tell(@Exec String weather) {
      return new Told(weather, "weather");
    }
  }

  @Node
  static class News {
    final CyclicBarrier meeting;

    News(CyclicBarrier meeting) {
      this.meeting = meeting;
    }

    record Told(String news, @Append("log") String line) {}

    @Exec
    String ask(String place) throws InterruptedException, BrokenBarrierException {
      meeting.await();
      return "trams in " + place;
    }

    @Post
    Told tell(@Exec String news) {
      return new Told(news, "news");
    }
  }

  @Node
  static class Headline {
    record Shortened(String news, @Append("log") String line) {}

    @Post
    Shortened shorten(String news) {
      return new Shortened(news.toUpperCase(java.util.Locale.ROOT), "headline");
    }
  }

  @Node
  static class Write {
    @Exec
    @Key("briefing")
    String write(String weather, String news) {
      return weather + ", " + news;
    }
  }

  @Flow
  interface Briefing {
    record Result(String briefing, List<String> log) {}

    Result prepare(String city);

    @Transition(to = {"weather", "news"})
    Plan plan();

    @Transition(to = "write")
    Weather weather();

    @Transition(to = "headline")
    News news();

    @Transition(to = "write")
    Headline headline();

    @Join
    Write write();
  }

  private static Briefing briefing(RunOptions options) {
    CyclicBarrier meeting = new CyclicBarrier(2);
    return new StaticForkTest_BriefingFlow(
            new Plan(), new Weather(meeting), new News(meeting), new Headline(), new Write())
        .with(options);
  }

  @Test
  void branchesRunBesideEachOtherAndTheJoinSeesWhatAllWrote() {
    EventLog log = new EventLog();
    Briefing.Result result =
        briefing(RunOptions.builder().listener(log).build()).prepare(" Lisbon ");

    assertThat(result.briefing()).isEqualTo("sun in Lisbon, TRAMS IN LISBON");
    assertThat(result.log()).containsExactly("weather", "news", "headline");
    assertThat(log.of(RunEvent.PartStarted.class))
        .extracting(RunEvent.PartStarted::part, RunEvent.PartStarted::to, RunEvent::node)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(0, "weather", "plan"),
            org.assertj.core.groups.Tuple.tuple(1, "news", "plan"));
    assertThat(log.of(RunEvent.PartFinished.class)).hasSize(2);
    assertThat(log.of(RunEvent.NodeStarted.class))
        .extracting(event -> event.where().step())
        .containsExactlyInAnyOrder(
            "plan/0", "plan/0.0/weather/0", "plan/0.1/news/0", "plan/0.1/headline/0", "write/0");
  }

  @Test
  void theStepLimitIsAboutTheLongestBranch() {
    assertThat(briefing(RunOptions.builder().maxSteps(4).build()).prepare("Rome").log()).hasSize(3);
    assertThatThrownBy(() -> briefing(RunOptions.builder().maxSteps(3).build()).prepare("Rome"))
        .isInstanceOf(StepLimitException.class);
  }

  // ---- one after the other ----

  @Node
  static class First {
    @Exec
    @Key("first")
    String run(String text) {
      return text + "1";
    }
  }

  @Node
  static class Second {
    @Exec
    @Key("second")
    String run(String text, RunContext context) {
      return text + "2 on " + Thread.currentThread().getId() + " as " + context.stepId();
    }
  }

  @Node
  static class Start {
    @Post
    void start(String text) {}
  }

  @Node
  static class Collect {
    @Exec
    @Key("all")
    String collect(String first, String second) {
      return first + ", " + second;
    }
  }

  @Flow(concurrency = 1)
  interface OneByOne {
    @Key("all")
    String run(String text);

    @Transition(to = {"first", "second"})
    Start start0();

    @Transition(to = "collect")
    First first();

    @Transition(to = "collect")
    Second second();

    @Join
    Collect collect();
  }

  @Test
  void withAConcurrencyOfOneTheyRunOnTheCallersThreadInOrder() {
    assertThat(
            new StaticForkTest_OneByOneFlow(new Start(), new First(), new Second(), new Collect())
                .run("x"))
        .isEqualTo("x1, x2 on " + Thread.currentThread().getId() + " as start0/0.1/second/0");
  }

  // ---- without a join, with a loop in a branch ----

  @Node
  static class Count {
    sealed interface Next {
      record Again(int count) implements Next {}

      record Done(int total) implements Next {}
    }

    @Post
    Next count(int count) {
      return count < 1000 ? new Next.Again(count + 1) : new Next.Done(count);
    }
  }

  @Flow
  interface ToTheExit {
    record Result(int total, String first) {}

    Result run(int count, String text);

    @Transition(to = {"count", "first"})
    Start start0();

    @Transition(value = "again", to = "count")
    @Exit("done")
    Count count();

    First first();
  }

  @Test
  void withoutAJoinAllBranchesRunToTheExit() {
    assertThat(new StaticForkTest_ToTheExitFlow(new Start(), new Count(), new First()).run(0, "x"))
        .isEqualTo(new ToTheExit.Result(1000, "x1"));
  }

  // ---- what a branch sees ----

  @Node
  static class Overwrite {
    private final CountDownLatch written;

    Overwrite(CountDownLatch written) {
      this.written = written;
    }

    record Done(String text) {}

    @Post
    Done overwrite(String text) {
      return new Done(text + "!");
    }

    @Node
    static class Signal {
      private final CountDownLatch written;

      Signal(CountDownLatch written) {
        this.written = written;
      }

      @Post
      void signal() {
        written.countDown();
      }
    }
  }

  @Node
  static class ReadLate {
    private final CountDownLatch written;

    ReadLate(CountDownLatch written) {
      this.written = written;
    }

    @Post
    void hold() throws InterruptedException {
      written.await();
    }
  }

  @Node
  static class Read {
    @Exec
    @Key("seen")
    String read(String text) {
      return text;
    }
  }

  @Node
  static class Both {
    @Exec
    @Key("both")
    String both(String text, String seen) {
      return text + " " + seen;
    }
  }

  @Flow
  interface Race {
    @Key("both")
    String run(String text);

    @Transition(to = {"overwrite", "late"})
    Start start0();

    @Transition(to = "signal")
    Overwrite overwrite();

    @Transition(to = "both")
    Overwrite.Signal signal();

    @Transition(to = "read")
    ReadLate late();

    @Transition(to = "both")
    Read read();

    @Join
    Both both();
  }

  @Test
  void aBranchNeverSeesWhatAnotherOneWrote() {
    CountDownLatch written = new CountDownLatch(1);
    String both =
        new StaticForkTest_RaceFlow(
                new Start(),
                new Overwrite(written),
                new Overwrite.Signal(written),
                new ReadLate(written),
                new Read(),
                new Both())
            .run("x");
    assertThat(both).isEqualTo("x! x");
  }

  // ---- failure ----

  @Node
  static class Fail {
    private final CountDownLatch begun;

    Fail(CountDownLatch begun) {
      this.begun = begun;
    }

    @Post
    void fail() throws InterruptedException {
      begun.await();
      throw new IllegalStateException("broken");
    }
  }

  @Node
  static class Linger {
    private final CountDownLatch begun;
    private final AtomicBoolean ended;

    Linger(CountDownLatch begun, AtomicBoolean ended) {
      this.begun = begun;
      this.ended = ended;
    }

    @Post
    void linger() throws InterruptedException {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        ended.set(true);
      }
    }
  }

  @Flow
  interface Failing {
    void run(String text);

    @Transition(to = {"linger", "fail"})
    Start start0();

    Linger linger();

    Fail fail();
  }

  @Test
  void theFirstFailureEndsTheOtherBranchesBeforeItSurfaces() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Failing flow =
        new StaticForkTest_FailingFlow(new Start(), new Linger(begun, ended), new Fail(begun));

    NodeFailedException failure =
        catchThrowableOfType(NodeFailedException.class, () -> flow.run("x"));

    assertThat(failure).hasRootCauseMessage("broken");
    assertThat(failure.node()).isEqualTo("fail");
    assertThat(failure.path()).containsExactly("start0", "fail");
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(ended).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}

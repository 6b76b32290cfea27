package dev.tramline.tests.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A caller that runs the first of its branches itself, as the executor has no thread for it. */
class HelpingCallerTest {

  /** What the executor was given, in the order of the branches, the outer ones first. */
  private final List<Runnable> tasks = new ArrayList<>();

  @Node
  static class Begin {
    @Exec
    void begin(String text) {}
  }

  /** Runs on the caller's thread, and meanwhile lets other branches fail on another one. */
  @Node
  static class Mine {
    private final Runnable meanwhile;

    Mine(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Exec
    void mine() {
      meanwhile.run();
    }
  }

  @Node
  static class Fail {
    @Exec
    void fail() {
      throw new IllegalStateException("broken");
    }
  }

  @Flow
  interface Two {
    void run(String text);

    @Transition(to = {"mine", "fail"})
    Begin begin();

    Mine mine();

    Fail fail();
  }

  @Flow
  interface Nested {
    void run(String text);

    @Transition(to = {"inner", "fail"})
    Begin begin();

    @Transition(to = {"mine", "failDeeper"})
    Begin inner();

    Mine mine();

    Fail failDeeper();

    Fail fail();
  }

  private void elsewhere(int task) {
    Thread thread = new Thread(tasks.get(task));
    thread.start();
    while (thread.isAlive()) {
      Thread.onSpinWait(); // join would take note of an interruption
    }
  }

  private RunOptions noThreads() {
    return RunOptions.builder().executor(tasks::add).build();
  }

  private void runTwo(Runnable meanwhile) {
    Two two =
        new HelpingCallerTest_TwoFlow(new Begin(), new Mine(meanwhile), new Fail())
            .with(noThreads());
    assertThatThrownBy(() -> two.run("x"))
        .isInstanceOf(NodeFailedException.class)
        .hasRootCauseMessage("broken");
  }

  @Test
  void isNotLeftInterruptedByTheFailureOfABranch() {
    runTwo(() -> elsewhere(1));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void keepsAnInterruptionThatCameBeforeTheFailureOfABranch() {
    runTwo(
        () -> {
          Thread.currentThread().interrupt();
          elsewhere(1);
        });
    assertThat(Thread.interrupted()).isTrue();
  }

  private void runNested(Runnable meanwhile) {
    Nested nested =
        new HelpingCallerTest_NestedFlow(
                new Begin(), new Begin(), new Mine(meanwhile), new Fail(), new Fail())
            .with(noThreads());
    assertThatThrownBy(() -> nested.run("x"))
        .isInstanceOf(NodeFailedException.class)
        .hasRootCauseMessage("broken");
  }

  @Test
  void isNotLeftInterruptedByFailuresOfInnerAndOuterBranches() {
    runNested(
        () -> {
          elsewhere(3);
          elsewhere(1);
        });
    assertThat(Thread.interrupted()).isFalse();
    tasks.clear();
    runNested(
        () -> {
          elsewhere(1);
          elsewhere(3);
        });
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void keepsAnInterruptionThatCameBeforeFailuresOfInnerAndOuterBranches() {
    runNested(
        () -> {
          Thread.currentThread().interrupt();
          elsewhere(3);
          elsewhere(1);
        });
    assertThat(Thread.interrupted()).isTrue();
  }
}

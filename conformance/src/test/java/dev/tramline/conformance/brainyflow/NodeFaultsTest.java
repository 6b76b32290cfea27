package dev.tramline.conformance.brainyflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faults of the nodes of BrainyFlow that nodes here do not have. */
class NodeFaultsTest {

  private static NodeFailedException failure(Runnable run) {
    return catchThrowableOfType(NodeFailedException.class, run::run);
  }

  // ---- state ----

  @Node
  static class Remember {
    sealed interface Next {
      record Again(List<Integer> list) implements Next {}

      record Done(List<Integer> list) implements Next {}
    }

    @Post
    Next post(Optional<List<Integer>> list) {
      List<Integer> more = new ArrayList<>(list.orElse(List.of()));
      more.add(more.size());
      return more.size() < 3 ? new Next.Again(more) : new Next.Done(more);
    }
  }

  @Flow
  interface Remembering {
    @Key("list")
    List<Integer> run();

    @Transition(value = "again", to = "remember")
    @Exit("done")
    Remember remember();
  }

  @Test
  @Case(
      id = "Fb8",
      there =
          "a list attribute that a visit fills is lost at the next visit in Python, and shared by"
              + " all visits in TypeScript",
      here = "a key lives from visit to visit, and as long as its run",
      why = "how long state lives is not an accident of how nodes are copied")
  void fb8_stateLivesAsLongAsItsRun() {
    Remembering flow = new NodeFaultsTest_RememberingFlow(new Remember());

    assertThat(flow.run()).containsExactly(0, 1, 2);
    assertThat(flow.run()).containsExactly(0, 1, 2);
  }

  // ---- post ----

  @Node
  static class FailInPost {
    record Done(String text) {}

    @Post
    Done post(String input) {
      if (input.isEmpty()) {
        throw new IllegalStateException("no input");
      }
      return new Done(input + "!");
    }
  }

  @Flow
  interface FailingInPost {
    @Key("text")
    String run(String input);

    FailInPost node();
  }

  @Test
  @Case(
      id = "Fb9",
      there = "a post that raises leaves its node unlocked",
      here = "a post that throws fails its visit; the node serves the next run as before",
      why = "a node has no state that a failure could leave behind")
  void fb9_aFailedPostLeavesNothingBehind() {
    FailingInPost flow = new NodeFaultsTest_FailingInPostFlow(new FailInPost());

    NodeFailedException failure = failure(() -> flow.run(""));
    assertThat(failure.stage()).isEqualTo(Stage.POST);
    assertThat(failure).hasRootCauseMessage("no input");
    assertThat(flow.run("a")).isEqualTo("a!");
  }

  @Test
  @Case(
      id = "Fb10",
      there = "what post returns is ignored: `return \"done\"` in place of a trigger goes nowhere",
      here = "what post returns is the outcome; a type that is none is TL106, text alone TL105",
      why = "there is one way to say what comes next, and the compiler knows it")
  void fb10_whatPostReturnsIsTheOutcome() {
    Snippet.compile("@Node class Count { @Post int post(String input) { return 1; } }")
        .isRejected("TL106", "int");
    Snippet.compile("@Node class Count { @Post String post(String input) { return \"done\"; } }")
        .isRejected("TL105", "@Transition");
  }

  @Node
  static class ForkWithNull {
    record Next(int number) {}

    @Post
    List<Next> fork(boolean broken) {
      return broken ? Arrays.asList(new Next(1), null) : List.of();
    }
  }

  @Node
  static class Sum {
    @Exec
    @Key("sum")
    int sum(List<Integer> number) {
      return number.stream().mapToInt(Integer::intValue).sum();
    }
  }

  @Flow
  interface Summing {
    @Key("sum")
    int run(boolean broken);

    @Transition(to = "sum")
    ForkWithNull fork();

    @Join
    Sum sum();
  }

  @Test
  @Case(
      id = "Fb11",
      there = "`trigger(None)` ends a path without a word",
      here = "a null among the outcomes fails the node; no outcome at all goes on at the join",
      why = "a path that ends by mistake is not a path that was meant to end")
  void fb11_aNullOutcomeFailsTheNode() {
    Summing flow = new NodeFaultsTest_SummingFlow(new ForkWithNull(), new Sum());

    NodeFailedException failure = failure(() -> flow.run(true));
    assertThat(failure.node()).isEqualTo("fork");
    assertThat(failure.stage()).isEqualTo(Stage.POST);
    assertThat(flow.run(false)).isZero();
  }

  // ---- attempts ----

  @Test
  @Case(
      id = "Fb12",
      there = "`max_retries` 0 is an error of the run",
      here = "`@Retry(attempts = 0)` is TL107",
      why = "no run is needed to find it")
  void fb12_noAttemptDoesNotCompile() {
    Snippet.compile("@Node class Ask { @Exec @Retry(attempts = 0) void ask() {} }")
        .isRejected("TL107", "attempts");
  }

  /** Throws one and the same exception in every attempt. */
  @Node
  static class FailAlike {
    final List<Integer> counted = new ArrayList<>();
    private final IllegalStateException failure;

    FailAlike(IllegalStateException failure) {
      this.failure = failure;
    }

    @Exec
    @Retry(attempts = 3)
    void exec(RunContext context) {
      counted.add(context.attempt());
      throw failure;
    }
  }

  @Flow
  interface FailingAlike {
    void run();

    FailAlike node();
  }

  @Node
  static class CountInFallback {
    @Exec
    @Retry(attempts = 3)
    @Key("count")
    int exec() {
      throw new IllegalStateException("busy");
    }

    @Fallback
    int count(IllegalStateException failure, RunContext context) {
      return context.attempt() + 1;
    }
  }

  @Flow
  interface CountingInFallback {
    @Key("count")
    int run();

    CountInFallback node();
  }

  @Test
  @Case(
      id = "Fb13",
      there = "after three attempts `retry_count` is 3 in Python and `retryCount` 2 in TypeScript",
      here =
          "`attempts()` of the failure is 3, of three; `attempt()` counts from 0, also in the"
              + " fallback",
      why = "one number is how often, the other is which one, and they have different names")
  void fb13_attemptsAreCountedOneWay() {
    FailAlike node = new FailAlike(new IllegalStateException("busy"));

    assertThat(failure(new NodeFaultsTest_FailingAlikeFlow(node)::run).attempts()).isEqualTo(3);
    assertThat(node.counted).containsExactly(0, 1, 2);
    assertThat(new NodeFaultsTest_CountingInFallbackFlow(new CountInFallback()).run()).isEqualTo(3);
  }

  @Test
  @Case(
      id = "Fb14",
      there =
          "Python writes `retry_count` into the exception, once: 1 if the same object is raised in"
              + " each of three attempts",
      here = "3, also for the next run that it fails; the exception is the cause, as it was thrown",
      why = "the count belongs to the visit, not to an exception that others may hold")
  void fb14_theSameExceptionIsCountedEachTime() {
    IllegalStateException same = new IllegalStateException("busy");
    FailingAlike flow = new NodeFaultsTest_FailingAlikeFlow(new FailAlike(same));

    for (int run = 0; run < 2; run++) {
      NodeFailedException failure = failure(flow::run);
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(failure).hasCause(same);
    }
    assertThat(same).hasNoSuppressedExceptions();
  }
}

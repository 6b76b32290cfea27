package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** {@code test_async_flow.py}. */
class AsyncFlowTest {

  @Node
  static class AsyncNumber {
    record NumberSet(int current) {}

    private final int number;

    AsyncNumber(int number) {
      this.number = number;
    }

    @Exec
    CompletionStage<Integer> fetch() {
      return CompletableFuture.supplyAsync(() -> number);
    }

    @Post
    @Transition("number_set")
    NumberSet set(@Exec int fetched) {
      return new NumberSet(fetched);
    }
  }

  @Node
  static class AsyncIncrement {
    record Done(int current) {}

    @Exec
    CompletionStage<Integer> increment(int current) {
      return CompletableFuture.supplyAsync(() -> current + 1);
    }

    @Post
    @Transition("done")
    Done done(@Exec int incremented) {
      return new Done(incremented);
    }
  }

  @Flow
  interface Setting {
    sealed interface Result {
      record NumberSet(int current) implements Result {}
    }

    Result run();

    @Exit(value = "number_set", as = "numberSet")
    AsyncNumber number();
  }

  @Flow
  interface Incrementing {
    sealed interface Result {
      record Done(int current) implements Result {}
    }

    Result run(int current);

    AsyncIncrement increment();
  }

  @Flow
  interface SetAndIncrement {
    @Key("current")
    int run();

    @Transition(value = "number_set", to = "increment")
    AsyncNumber number();

    @Exit("done")
    AsyncIncrement increment();
  }

  @Node
  static class AsyncSign {
    enum Branch {
      POSITIVE_BRANCH,
      NEGATIVE_BRANCH
    }

    @Exec
    CompletionStage<Boolean> isPositive(int value) {
      return CompletableFuture.supplyAsync(() -> value >= 0);
    }

    @Post
    Branch choose(@Exec boolean positive) {
      return positive ? Branch.POSITIVE_BRANCH : Branch.NEGATIVE_BRANCH;
    }
  }

  @Node
  static class TakePath {
    private final String path;

    TakePath(String path) {
      this.path = path;
    }

    @Exec
    @Key("path")
    String take() {
      return path;
    }
  }

  @Flow
  interface Branching {
    @Key("path")
    String run(int value);

    AsyncSign sign();

    TakePath positiveBranch();

    TakePath negativeBranch();
  }

  @Node
  static class AsyncSignal {
    record Emitted(String lastAsyncSignalEmitted) {}

    @Exec
    CompletionStage<String> emit() {
      return CompletableFuture.supplyAsync(() -> "async_inner_done");
    }

    @Post
    @Transition("async_inner_done")
    Emitted emitted(@Exec String signal) {
      return new Emitted(signal);
    }
  }

  @Flow
  interface Inner {
    sealed interface Result {
      record InnerDone(int current, String lastAsyncSignalEmitted) implements Result {}
    }

    Result run();

    @Transition(value = "number_set", to = "signal")
    AsyncNumber number();

    @Exit(value = "async_inner_done", as = "innerDone")
    AsyncSignal signal();
  }

  @Node
  static class AsyncPath {
    private final String path;

    AsyncPath(String path) {
      this.path = path;
    }

    @Exec
    @Key("asyncPathTaken")
    CompletionStage<String> take() {
      return CompletableFuture.supplyAsync(() -> path);
    }
  }

  @Flow
  interface Outer {
    record Result(int current, String lastAsyncSignalEmitted, String asyncPathTaken) {}

    Result run();

    @Transition(value = "innerDone", to = "pathB")
    Inner inner();

    AsyncPath pathB();
  }

  @Test
  @Case(
      id = "P36",
      there = "`AsyncNumber(42).run_async` sets 42 and returns \"number_set\"",
      here = "an exec that returns a `CompletionStage`; the flow ends as `NumberSet(42)`",
      why =
          "the caller chooses to wait (`run`) or not (`start`); the node is written once for both")
  void p36_anAsyncNodeSetsTheNumber() {
    Setting.Result set = new Setting.Result.NumberSet(42);
    AsyncFlowTest_SettingFlow flow = new AsyncFlowTest_SettingFlow(new AsyncNumber(42));
    assertThat(flow.run()).isEqualTo(set);
    assertThat(flow.start().join()).isEqualTo(set);
  }

  @Test
  @Case(
      id = "P37",
      there = "`AsyncIncrement` makes 11 of 10 and returns \"done\"",
      here = "the flow of that node ends as `Done(11)`")
  void p37_anAsyncNodeIncrements() {
    assertThat(new AsyncFlowTest_IncrementingFlow(new AsyncIncrement()).start(10).join())
        .isEqualTo(new Incrementing.Result.Done(11));
  }

  @Test
  @Case(id = "P38", there = "an AsyncFlow of both: 6", here = "a flow of both: 6")
  void p38_anAsyncChain() {
    assertThat(
            new AsyncFlowTest_SetAndIncrementFlow(new AsyncNumber(5), new AsyncIncrement())
                .start()
                .join())
        .isEqualTo(6);
  }

  @Test
  @Case(
      id = "P39",
      there =
          "an async start leads to sync nodes: path \"positive\" (the start's sync exec is"
              + " ignored)",
      here = "nodes that return a stage and nodes that do not are mixed freely: path \"positive\"",
      why = "there is one exec; none is ignored")
  void p39_anAsyncNodeLeadsToSyncNodes() {
    Branching flow =
        new AsyncFlowTest_BranchingFlow(
            new AsyncSign(), new TakePath("positive"), new TakePath("negative"));
    assertThat(flow.run(10)).isEqualTo("positive");
    assertThat(flow.run(-10)).isEqualTo("negative");
  }

  @Test
  @Case(
      id = "P40",
      there =
          "the last action of a nested AsyncFlow, \"async_inner_done\", selects the outer edge:"
              + " 200, AsyncB",
      here = "a variant of the nested flow's result is its action: 200, AsyncB",
      why = "an action that the nested flow never ends with cannot be wired (TL205)")
  void p40_theEndOfANestedAsyncFlowSelectsTheOuterEdge() {
    Inner inner = new AsyncFlowTest_InnerFlow(new AsyncNumber(200), new AsyncSignal());
    assertThat(new AsyncFlowTest_OuterFlow(inner, new AsyncPath("AsyncB")).start().join())
        .isEqualTo(new Outer.Result(200, "async_inner_done", "AsyncB"));
  }
}

package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.runtime.NodeFailedException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code test_async_parallel_batch_flow.py}; where it measures time, here threads meet. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelBatchFlowTest {

  /** Doubles each number, as soon as so many are being worked on as the barrier wants. */
  @Node
  static class DoubleAll {
    private final CyclicBarrier together;

    DoubleAll(int parties) {
      together = new CyclicBarrier(parties);
    }

    @Prep
    List<Integer> numbers(List<Integer> numbers) {
      return numbers;
    }

    @Exec
    @Batch(concurrency = 4)
    @Key("doubled")
    int twice(@Prep int number) throws Exception {
      together.await();
      return number * 2;
    }
  }

  @Node
  static class Aggregate {
    @Exec
    @Key("sum")
    int sum(List<Integer> doubled) {
      return doubled.stream().mapToInt(Integer::intValue).sum();
    }
  }

  @Flow
  interface OneBatch {
    record Result(List<Integer> doubled, int sum) {}

    Result run(List<Integer> numbers);

    @Transition(to = "aggregate")
    DoubleAll twice();

    Aggregate aggregate();
  }

  @Node
  static class Total {
    @Exec
    @Key("total")
    int sum(List<Integer> sums) {
      return sums.stream().mapToInt(Integer::intValue).sum();
    }
  }

  @Flow
  interface AllBatches {
    record Result(List<List<Integer>> doubled, int total) {}

    Result run(List<List<Integer>> batches);

    @Each(value = "batches", item = "numbers", concurrency = 4)
    @Rename(key = "sum", as = "sums")
    @Transition(to = "total")
    OneBatch each();

    Total total();
  }

  @Node
  static class Picky {
    @Prep
    List<Integer> numbers(List<Integer> numbers) {
      return numbers;
    }

    @Exec
    @Batch(concurrency = 4)
    @Key("doubled")
    int twice(@Prep int number) {
      if (number == 2) {
        throw new IllegalArgumentException("error processing item 2");
      }
      return number * 2;
    }
  }

  @Flow
  interface FailingBatch {
    @Key("doubled")
    List<Integer> run(List<Integer> numbers);

    Picky twice();
  }

  @Flow
  interface FailingBatches {
    @Key("doubled")
    List<List<Integer>> run(List<List<Integer>> batches);

    @Each(value = "batches", item = "numbers", concurrency = 4)
    FailingBatch each();
  }

  @Node
  static class DoubleOne {
    private final CyclicBarrier together = new CyclicBarrier(4);

    @Exec
    @Key("doubled")
    String twice(String group, int number) throws Exception {
      together.await();
      return group + ":" + number * 2;
    }
  }

  /** A group of numbers and its name. */
  record Group(String name, List<Integer> numbers) {}

  @Node
  static class Unpack {
    record Parts(String name, List<Integer> numbers) {}

    @Exec
    Group take(Group group) {
      return group;
    }

    @Post
    Parts parts(@Exec Group group) {
      return new Parts(group.name(), group.numbers());
    }
  }

  @Flow
  interface OneGroup {
    @Key("doubled")
    List<String> run(Group group);

    @Transition(to = "each")
    Unpack unpack();

    @Each(value = "numbers", item = "number", concurrency = 2)
    @Rename(key = "group", as = "name")
    DoubleOne each();
  }

  @Flow
  interface AllGroups {
    @Key("doubled")
    List<List<String>> run(List<Group> groups);

    @Each(value = "groups", item = "group", concurrency = 2)
    OneGroup each();
  }

  private static AllBatches.Result run(int parties, List<List<Integer>> batches) {
    OneBatch inner =
        new ParallelBatchFlowTest_OneBatchFlow(new DoubleAll(parties), new Aggregate());
    return new ParallelBatchFlowTest_AllBatchesFlow(inner, new Total()).run(batches);
  }

  @Test
  @Case(
      id = "P53",
      there =
          "three batches of three at once, each aggregated: {0: [2, 4, 6], 1: [8, 10, 12], 2: [14,"
              + " 16, 18]}, total 90, in less than 0.2 s",
      here =
          "`@Each(concurrency)` on a flow with `@Batch(concurrency)`: nine items meet each other;"
              + " the same lists, total 90")
  void p53_batchesSideBySide() {
    assertThat(run(9, List.of(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7, 8, 9))))
        .isEqualTo(
            new AllBatches.Result(
                List.of(List.of(2, 4, 6), List.of(8, 10, 12), List.of(14, 16, 18)), 90));
  }

  @Test
  @Case(
      id = "P54",
      there = "a batch that contains 2 raises: the ValueError escapes",
      here = "a `NodeFailedException` with that cause, naming `each/twice`",
      why = "the node is named, with the flows around it")
  void p54_aBatchFails() {
    FailingBatches flow =
        new ParallelBatchFlowTest_FailingBatchesFlow(
            new ParallelBatchFlowTest_FailingBatchFlow(new Picky()));
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> flow.run(List.of(List.of(1, 2, 3), List.of(4, 5, 6))));
    assertThat(failure)
        .hasCauseExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("error processing item 2");
    assertThat(failure.node()).isEqualTo("each/twice");
  }

  @Test
  @Case(
      id = "P55",
      there = "batches of 1, 3, 2 and 4: doubled by id, total 110",
      here = "a list of lists, each as long as its batch; total 110")
  void p55_batchesOfDifferentSizes() {
    assertThat(run(10, List.of(List.of(1), List.of(2, 3, 4), List.of(5, 6), List.of(7, 8, 9, 10))))
        .isEqualTo(
            new AllBatches.Result(
                List.of(List.of(2), List.of(4, 6, 8), List.of(10, 12), List.of(14, 16, 18, 20)),
                110));
  }

  @Test
  @Case(
      id = "P56",
      there = "nested parallel batch flows: A has 2 and 4, B has 6 and 8, in any order",
      here =
          "nested `@Each(concurrency)`: four elements meet each other; A has 2 and 4, B has 6 and"
              + " 8, in order",
      why = "the order of the results is that of the elements, whatever ends first")
  void p56_elementsOfElementsSideBySide() {
    OneGroup inner = new ParallelBatchFlowTest_OneGroupFlow(new Unpack(), new DoubleOne());
    assertThat(
            new ParallelBatchFlowTest_AllGroupsFlow(inner)
                .run(List.of(new Group("A", List.of(1, 2)), new Group("B", List.of(3, 4)))))
        .containsExactly(List.of("A:2", "A:4"), List.of("B:6", "B:8"));
  }
}

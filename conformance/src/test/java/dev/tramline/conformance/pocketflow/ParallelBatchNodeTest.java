package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.conformance.Case;
import dev.tramline.runtime.NodeFailedException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code test_async_parallel_batch_node.py}; where it measures time, here threads meet. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelBatchNodeTest {

  /** What happens before a number is doubled. */
  interface Delay {
    void before(int number) throws Exception;
  }

  @Node
  static class Double {
    private final Delay delay;

    Double(Delay delay) {
      this.delay = delay;
    }

    @Prep
    List<Integer> numbers(List<Integer> numbers) {
      return numbers;
    }

    @Exec
    @Batch(concurrency = 10)
    @Key("doubled")
    int twice(@Prep int number) throws Exception {
      delay.before(number);
      return number * 2;
    }
  }

  @Flow
  interface Doubling {
    @Key("doubled")
    List<Integer> run(List<Integer> numbers);

    Double each();
  }

  private static List<Integer> doubled(Delay delay, List<Integer> numbers) {
    return new ParallelBatchNodeTest_DoublingFlow(new Double(delay)).run(numbers);
  }

  @Test
  @Case(
      id = "P47",
      there = "five items of 0.1 s each give [0, 2, 4, 6, 8] in less than 0.2 s",
      here = "`@Batch(concurrency = 10)`: five items meet each other, `[0, 2, 4, 6, 8]`",
      why = "the bound on items in work is declared; there it is as many as there are items")
  void p47_itemsSideBySideKeepTheirOrder() {
    CyclicBarrier together = new CyclicBarrier(5);
    assertThat(doubled(number -> together.await(), Chunks.upTo(5))).containsExactly(0, 2, 4, 6, 8);
  }

  @Test
  @Case(id = "P48", there = "no items: []", here = "no items: `[]`, and no exec")
  void p48_noItems() {
    assertThat(
            doubled(
                number -> {
                  throw new AssertionError("there is no item");
                },
                List.of()))
        .isEmpty();
  }

  @Test
  @Case(id = "P49", there = "one item: [84]", here = "one item: `[84]`")
  void p49_oneItem() {
    assertThat(doubled(number -> {}, List.of(42))).containsExactly(84);
  }

  @Test
  @Case(
      id = "P50",
      there = "a hundred items, all started at once, doubled in order",
      here = "a hundred items, ten at once, doubled in order",
      why = "a service that is asked a hundred times at once refuses")
  void p50_aHundredItems() {
    CyclicBarrier ten = new CyclicBarrier(10);
    assertThat(doubled(number -> ten.await(), Chunks.upTo(100)))
        .isEqualTo(Chunks.upTo(100).stream().map(number -> number * 2).toList());
  }

  @Test
  @Case(
      id = "P51",
      there = "item 2 of [1, 2, 3] raises: the ValueError escapes",
      here = "a `NodeFailedException` with that cause",
      why = "the node is named, and no sibling goes on (see the faults)")
  void p51_anItemFails() {
    Delay delay =
        number -> {
          if (number == 2) {
            throw new IllegalArgumentException("error processing item 2");
          }
        };
    assertThat(
            catchThrowableOfType(NodeFailedException.class, () -> doubled(delay, List.of(1, 2, 3))))
        .hasCauseExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("node each", "error processing item 2");
  }

  @Test
  @Case(
      id = "P52",
      there = "odd items take half the time: 1 ends before 0 and 3 before 2",
      here = "even items wait for odd ones, which they can only if those run at the same time")
  void p52_laterItemsMayEndFirst() {
    CountDownLatch one = new CountDownLatch(1);
    CountDownLatch three = new CountDownLatch(1);
    Queue<Integer> ends = new ConcurrentLinkedQueue<>();
    Delay delay =
        number -> {
          if (number % 2 == 0) {
            (number == 0 ? one : three).await();
          }
          ends.add(number);
          if (number % 2 == 1) {
            (number == 1 ? one : three).countDown();
          }
        };
    assertThat(doubled(delay, Chunks.upTo(4))).containsExactly(0, 2, 4, 6);
    assertThat(ends).containsSubsequence(1, 0).containsSubsequence(3, 2).hasSize(4);
  }
}

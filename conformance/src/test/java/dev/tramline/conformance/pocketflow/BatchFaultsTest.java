package dev.tramline.conformance.pocketflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.conformance.Case;
import dev.tramline.conformance.Snippet;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of batches. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchFaultsTest {

  @Node
  static class Square {
    @Exec
    @Key("square")
    int square(int number) {
      return number * number;
    }
  }

  @Node
  static class Sum {
    @Exec
    @Key("sum")
    int sum(List<Integer> squares) {
      return squares.stream().mapToInt(Integer::intValue).sum();
    }
  }

  @Flow
  interface SquareOne {
    @Key("square")
    int run(int number);

    Square square();
  }

  @Flow
  interface Squaring {
    record Result(List<Integer> squares, int sum) {}

    Result run(List<Integer> numbers);

    @Each(value = "numbers", item = "number")
    @Rename(key = "square", as = "squares")
    @Transition(to = "sum")
    SquareOne each();

    Sum sum();
  }

  @Test
  @Case(
      id = "Fp36",
      there = "the results of a BatchFlow are lost: its post gets None for them",
      here =
          "what each element wrote is a list, in order, which the next node reads: [1, 4, 9], 14",
      why = "to collect results is what most batches are for")
  void fp36_theResultsOfElementsAreCollected() {
    SquareOne inner = new BatchFaultsTest_SquareOneFlow(new Square());
    assertThat(new BatchFaultsTest_SquaringFlow(inner, new Sum()).run(List.of(1, 2, 3)))
        .isEqualTo(new Squaring.Result(List.of(1, 4, 9), 14));
  }

  @Test
  @Case(
      id = "Fp37",
      there = "a BatchFlow whose prep returns anything but dictionaries is a TypeError at run time",
      here = "elements of another type than the node reads are TL109",
      why = "the types are known while compiling")
  void fp37_elementsOfAnotherType() {
    Snippet.compile(
            """
            @Node class Square {
              @Exec @Key("square") int square(int number) { return number * number; }
            }
            @Flow interface Squaring {
              @Key("square") List<Integer> run(List<String> numbers);
              @Each(value = "numbers", item = "number") Square each();
            }
            """)
        .isRejected("TL109", "entry run takes List<String>", "\"number\"");
  }

  @Test
  @Case(
      id = "Fp38",
      there =
          "a BatchNode whose prep returns text works on its letters, one that returns a dictionary"
              + " on its keys",
      here = "prep of a `@Batch` that returns a `String` or a `Map` is TL109",
      why = "nobody means it; `chars()` and `keySet()` say it")
  void fp38_whatIsNoCollection() {
    for (String type : List.of("String", "Map<String, String>")) {
      Snippet.compile(
              """
              @Node class Summarize {
                @Prep TYPE prepare(TYPE text) { return text; }
                @Exec @Batch void summarize(@Prep String item) {}
              }
              """
                  .replace("TYPE", type))
          .isRejected("TL109", "@Prep returns " + type + ", which is no collection");
    }
  }

  @Node
  static class InTurn {
    @Prep
    @Nullable List<String> items() {
      return null;
    }

    @Exec
    @Batch
    @Key("results")
    String work(@Prep String item) {
      return item;
    }
  }

  @Node
  static class SideBySide {
    @Prep
    @Nullable List<String> items() {
      return null;
    }

    @Exec
    @Batch(concurrency = 4)
    @Key("results")
    String work(@Prep String item) {
      return item;
    }
  }

  @Flow
  interface OfInTurn {
    @Key("results")
    List<String> run();

    InTurn batch();
  }

  @Flow
  interface OfSideBySide {
    @Key("results")
    List<String> run();

    SideBySide batch();
  }

  @Test
  @Case(
      id = "Fp39",
      there =
          "prep that returns None is an empty batch in a BatchNode and a TypeError in an"
              + " AsyncBatchNode",
      here = "it fails the node in stage PREP, whether items run in turn or side by side",
      why = "a forgotten `return` is not an empty batch")
  void fp39_aPrepThatReturnsNothing() {
    NodeFailedException inTurn =
        catchThrowableOfType(
            NodeFailedException.class, new BatchFaultsTest_OfInTurnFlow(new InTurn())::run);
    NodeFailedException sideBySide =
        catchThrowableOfType(
            NodeFailedException.class, new BatchFaultsTest_OfSideBySideFlow(new SideBySide())::run);
    assertThat(inTurn.stage()).isEqualTo(Stage.PREP);
    assertThat(sideBySide.stage()).isEqualTo(Stage.PREP);
    assertThat(inTurn).hasMessageContainingAll("node batch", "null");
    assertThat(sideBySide.getCause()).hasMessage(inTurn.getCause().getMessage());
  }

  /** Fails item "bad" when the two beside it are at work, which would be for ever. */
  @Node
  static class Siblings {
    private final CountDownLatch together = new CountDownLatch(3);
    private final CountDownLatch never = new CountDownLatch(1);
    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    @Prep
    List<String> items() {
      return List.of("a", "bad", "b", "c", "d");
    }

    @Exec
    @Batch(concurrency = 3)
    @Key("results")
    String work(@Prep String item) throws InterruptedException {
      begun.add(item);
      together.countDown();
      if (item.equals("bad")) {
        together.await();
        throw new IllegalStateException("bad item");
      }
      try {
        never.await();
      } finally {
        ended.add(item);
      }
      return item;
    }
  }

  @Flow
  interface OfSiblings {
    @Key("results")
    List<String> run();

    Siblings items();
  }

  @Test
  @Case(
      id = "Fp40",
      there =
          "when an item fails its siblings are not cancelled: they go on and write in the"
              + " background",
      here = "they are interrupted and have ended when the failure arrives; no other item begins",
      why = "a run that has failed is over")
  void fp40_siblingsEndWithTheItemThatFails() {
    Siblings items = new Siblings();
    assertThat(
            catchThrowableOfType(
                NodeFailedException.class, new BatchFaultsTest_OfSiblingsFlow(items)::run))
        .hasRootCauseMessage("bad item");
    assertThat(items.ended).containsExactlyInAnyOrder("a", "b");
    assertThat(items.begun).containsExactlyInAnyOrder("a", "bad", "b");
  }

  /** Notes how far its source is read ahead of what is done. */
  @Node
  static class FourAtOnce {
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger furthest = new AtomicInteger();

    @Prep
    Stream<Integer> items(int count) {
      return Stream.generate(read::incrementAndGet).limit(count);
    }

    @Exec
    @Batch(concurrency = 4)
    @Key("results")
    int work(@Prep int item) {
      furthest.accumulateAndGet(read.get() - done.get(), Math::max);
      done.incrementAndGet();
      return item;
    }
  }

  @Flow
  interface Bounded {
    @Key("results")
    List<Integer> run(int count);

    FourAtOnce items();
  }

  @Test
  @Case(
      id = "Fp41",
      there =
          "parallel batches know no bound: of ten thousand items all are read and all tasks made at"
              + " once (15 MB)",
      here =
          "`concurrency` bounds the items in work, and a source is not read further ahead: at most"
              + " 4 of 10000",
      why = "a service limits how often it may be called, and a source may be larger than memory")
  void fp41_aBoundOnItemsInWork() {
    FourAtOnce items = new FourAtOnce();
    assertThat(new BatchFaultsTest_BoundedFlow(items).run(10_000)).hasSize(10_000).isSorted();
    assertThat(items.furthest.get()).isBetween(1, 4);
  }
}

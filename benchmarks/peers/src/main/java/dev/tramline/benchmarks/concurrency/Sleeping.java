package dev.tramline.benchmarks.concurrency;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Flows that sleep 10 ms for each of many items, as one that calls a service would. */
final class Sleeping {

  static final int CONCURRENCY = 10_000;

  private Sleeping() {}

  /** What is done for an item. */
  static int answer(int item) throws InterruptedException {
    Thread.sleep(10);
    return item + 1;
  }

  /** The items of a batch. */
  @Node
  static final class Items {
    @Prep
    List<Integer> items(List<Integer> items) {
      return items;
    }

    @Exec
    @Batch(concurrency = CONCURRENCY)
    @Key("answers")
    int answer(@Prep Integer item) throws InterruptedException {
      return Sleeping.answer(item);
    }
  }

  /** A single item. */
  @Node
  static final class Item {
    @Exec
    @Key("answer")
    int answer(int item) throws InterruptedException {
      return Sleeping.answer(item);
    }
  }

  /** All by {@code @Batch}. */
  @Flow
  interface ByBatch {
    @Key("answers")
    List<Integer> answers(List<Integer> items);

    Items items();
  }

  /** All by {@code @Each}. */
  @Flow
  interface ByEach {
    @Key("answers")
    List<Integer> answers(List<Integer> items);

    @Each(value = "items", item = "item", concurrency = CONCURRENCY)
    @Rename(key = "answer", as = "answers")
    Item item();
  }

  /** Starts a branch for each item. */
  @Node
  static final class Split {
    /** A branch. */
    record Branch(int item) {}

    @Post
    List<Branch> split(List<Integer> items) {
      return items.stream().map(Branch::new).toList();
    }
  }

  /** Where the branches meet, with what each of them has written. */
  @Node
  static final class Gather {
    @Exec
    @Key("answers")
    List<Integer> gather(List<Integer> answer) {
      return answer;
    }
  }

  /** All by a dynamic fork. */
  @Flow
  interface ByFork {
    @Key("answers")
    List<Integer> answers(List<Integer> items);

    @Transition(to = "item")
    Split split();

    @Transition(to = "gather")
    Item item();

    @Join
    Gather gather();
  }
}

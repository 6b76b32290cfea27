package dev.tramline.trace;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Timeout;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunContext;
import java.util.ArrayList;
import java.util.List;

/** The flows of these tests: a node does what its {@link Work} says. */
final class Lines {

  private Lines() {}

  /** What the exec methods of a flow do, told apart by their names and what they work on. */
  @FunctionalInterface
  interface Work {
    void on(String piece, RunContext context) throws Exception;

    /** Does nothing. */
    static Work none() {
      return (piece, context) -> {};
    }
  }

  /** A node that only works, under the name it has in its flow. */
  @Node
  static class Step {
    private final Work work;

    Step(Work work) {
      this.work = work;
    }

    @Exec
    @Retry(attempts = 3, delay = "1s")
    void exec(RunContext context) throws Exception {
      work.on(context.node(), context);
    }
  }

  /** Another one, which does not fail. */
  @Node
  static class Spare extends Step {
    Spare(Work work) {
      super(work);
    }

    @Fallback
    void stand(Exception failure) {}
  }

  /** One after the other. */
  @Flow
  interface Linear {
    void run();

    @Transition(to = "second")
    Step first();

    @Transition(to = "third")
    Spare second();

    Step third();
  }

  /** Goes round. */
  @Node
  static class Count {
    sealed interface Next {
      record Again(int count) implements Next {}

      record Done() implements Next {}
    }

    @Post
    Next count(int count) {
      return count > 1 ? new Next.Again(count - 1) : new Next.Done();
    }
  }

  @Flow
  interface Loop {
    void run(int count);

    @Transition(value = "again", to = "count")
    @Exit("done")
    Count count();
  }

  /** A line in a line, twice over. */
  @Flow
  interface Nested {
    void run(int count);

    @Transition(to = "count")
    Linear inner();

    @Transition(value = "again", to = "inner")
    @Exit("done")
    Count count();
  }

  /** Two branches, one of them of two nodes. */
  @Flow
  interface Parallel {
    void run();

    @Transition(to = {"left", "right"})
    Step split();

    @Transition(to = "meet")
    Step left();

    @Transition(to = "further")
    Step right();

    @Transition(to = "meet")
    Step further();

    @Join
    Step meet();
  }

  /** A flow that forks where it ends, with a fork inside. */
  @Flow
  interface ForkedFlow {
    void run();

    @Transition(to = {"left", "right"})
    Parallel inner();

    @Transition(to = "meet")
    Step left();

    @Transition(to = "meet")
    Linear right();

    @Join
    Step meet();
  }

  /** Branches by a plan. */
  @Node
  static class Plan {
    sealed interface Next {
      record Work(int size) implements Next {}

      record Pair() implements Next {}

      record Skip() implements Next {}
    }

    @Post
    List<Next> plan(List<String> kinds) {
      List<Next> next = new ArrayList<>();
      for (String kind : kinds) {
        next.add(
            switch (kind) {
              case "pair" -> new Next.Pair();
              case "skip" -> new Next.Skip();
              default -> new Next.Work(Integer.parseInt(kind));
            });
      }
      return next;
    }
  }

  /** A batch of a given size. */
  @Node
  static class Pack {
    private final Work work;

    Pack(Work work) {
      this.work = work;
    }

    @Prep
    List<Integer> items(int size) {
      List<Integer> items = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        items.add(i);
      }
      return items;
    }

    @Exec
    @Batch(concurrency = 2)
    @Retry(attempts = 2)
    @Key("packed")
    int pack(@Prep int item, RunContext context) throws Exception {
      work.on("pack " + item, context);
      return item;
    }
  }

  /** Counts what was packed. */
  @Node
  static class Sum {
    @Exec
    @Key("sum")
    int sum(List<Integer> packed) {
      return packed.size();
    }
  }

  @Flow
  interface Batched {
    void run(int size);

    @Transition(to = "sum")
    Pack pack();

    @SuppressWarnings("TL391")
    Sum sum();
  }

  /** A flow for one element: a batch, and branches. */
  @Flow
  interface Piece {
    @Key("sum")
    int piece(int size);

    @Transition(to = "sum")
    Pack pack();

    @Transition(to = {"wax", "buff"})
    Sum sum();

    @Transition(to = "done")
    Step wax();

    @Transition(to = "done")
    Step buff();

    @Join
    Step done();
  }

  @Flow
  interface Pieces {
    @Key("sum")
    List<Integer> run(List<Integer> sizes);

    @Each(value = "sizes", item = "size", concurrency = 2)
    Piece piece();
  }

  /** Elements that are batches. */
  @Flow
  interface Packs {
    @Key("packs")
    List<List<Integer>> run(List<Integer> sizes);

    @Each(value = "sizes", item = "size", concurrency = 2)
    @Rename(key = "packed", as = "packs")
    Pack pack();
  }

  /** A fork whose branches are a flow of elements, a fork, or nothing; more than once. */
  @Flow
  interface Dynamic {
    void run(List<String> kinds, int count);

    @Transition(value = "work", to = "piece")
    @Transition(
        value = "pair",
        to = {"left", "right"})
    @Transition(value = "skip", to = "gather")
    Plan plan();

    @Transition(to = "gather")
    Piece piece();

    @Transition(to = "both")
    Step left();

    @Transition(to = "both")
    Spare right();

    @Join
    @Transition(to = "gather")
    Step both();

    @Join
    @Transition(to = "count")
    Step gather();

    @Transition(value = "again", to = "plan")
    @Exit("done")
    Count count();
  }

  /** Works before and after it does. */
  @Node
  static class Ends {
    private final Work work;

    Ends(Work work) {
      this.work = work;
    }

    @Prep
    void prep(RunContext context) throws Exception {
      work.on("prep", context);
    }

    @Post
    void post(int size, RunContext context) throws Exception {
      work.on("post " + size, context);
    }
  }

  @Flow
  interface EndsOfEach {
    void run(List<Integer> sizes);

    @Each(value = "sizes", item = "size", concurrency = 2)
    Ends ends();
  }

  /** Has too little time. */
  @Flow
  interface Timed {
    void run();

    @Timeout("1ms")
    Linear inner();
  }
}

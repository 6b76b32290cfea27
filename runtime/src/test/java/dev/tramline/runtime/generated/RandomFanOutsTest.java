package dev.tramline.runtime.generated;

import static dev.tramline.runtime.generated.HandWritten.all;
import static dev.tramline.runtime.generated.HandWritten.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.generated.Threads.Pool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random trees of fan-outs in fan-outs on every kind of threads, with failures, retries, time
 * limits and cancellations, against what they come to one after another. The seeds are fixed; what
 * the threads make of them is not. On a busy machine each yield may wait for all others there, so
 * the time limit, which is a guard against a lock-up, is hundreds of times what a quiet one needs.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomFanOutsTest {

  private static final int TREES = 250;
  private static final long HOUR = 3_600_000_000_000L;

  /** What an item is: work, or items of its own. */
  private sealed interface Tree {}

  /**
   * Work.
   *
   * @param failures how many attempts fail, of the three there are
   * @param timed whether an attempt has a time limit
   * @param cancels whether it cancels the run
   */
  private record Leaf(String name, int failures, boolean timed, boolean cancels) implements Tree {}

  private record Fan(List<Tree> items, int concurrency) implements Tree {}

  // ---- the trees ----

  private static Tree tree(Random random, String name, int depth, int failing, int cancelling) {
    if (depth == 0 || random.nextInt(4) == 0) {
      int failures = random.nextInt(100) < failing ? 3 : Math.max(0, random.nextInt(6) - 3);
      boolean cancels = random.nextInt(100) < cancelling;
      return new Leaf(name, failures, random.nextInt(5) == 0, cancels);
    }
    List<Tree> items = new ArrayList<>();
    int size = random.nextInt(7);
    for (int i = 0; i < size; i++) {
      items.add(tree(random, name + i, depth - 1, failing, cancelling));
    }
    return new Fan(items, 1 + random.nextInt(5));
  }

  private static List<Leaf> leaves(Tree tree) {
    if (tree instanceof Leaf leaf) {
      return List.of(leaf);
    }
    return ((Fan) tree).items().stream().flatMap(item -> leaves(item).stream()).toList();
  }

  /** The reference: what comes out if nothing fails. */
  private static String result(Tree tree) {
    if (tree instanceof Leaf leaf) {
      return leaf.name();
    }
    return ((Fan) tree).items().stream().map(RandomFanOutsTest::result).toList().toString();
  }

  // ---- running them ----

  /** One run of a tree, and what was seen of it. */
  private static final class Trial {
    private final CompletableFuture<FlowRun<String>> run = new CompletableFuture<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    String run(Frame frame, Tree tree) {
      return tree instanceof Leaf leaf
          ? String.valueOf(work(frame, leaf))
          : all(frame, ((Fan) tree).items(), ((Fan) tree).concurrency(), this::run).toString();
    }

    private @Nullable Object work(Frame frame, Leaf leaf) {
      RetryPolicy policy = new RetryPolicy(3, 0, 1, 0, 0).timeout(leaf.timed() ? HOUR : 0);
      return exec(
          frame,
          policy,
          on -> {
            atWork.incrementAndGet();
            try {
              Thread.yield();
              if (on.attempt() < leaf.failures()) {
                throw new IOException(leaf.name());
              }
              if (leaf.cancels()) {
                run.join().cancel();
              }
              done.add(leaf.name());
              return leaf.name();
            } finally {
              atWork.decrementAndGet();
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutAFailureEveryItemIsDoneOnceAndTheResultIsTheSame(Threads threads) {
    Random random = new Random(1);
    try (Pool pool = threads.open()) {
      for (int i = 0; i < TREES; i++) {
        Tree tree = tree(random, "t", 4, 0, 0);
        Trial trial = new Trial();

        String result =
            HandWritten.visit(pool.options().build(), frame -> trial.run(frame, tree)).call();

        assertThat(result).isEqualTo(result(tree));
        assertThat(trial.done)
            .containsExactlyInAnyOrderElementsOf(leaves(tree).stream().map(Leaf::name).toList());
      }
      assertThatNoThreadIsBusy(pool);
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAFailureNothingIsAtWorkAndNothingWasDoneTwice(Threads threads) {
    Random random = new Random(2);
    int failed = 0;
    try (Pool pool = threads.open()) {
      for (int i = 0; i < TREES; i++) {
        Tree tree = tree(random, "t", 4, 5, 0);
        Trial trial = new Trial();

        Optional<Throwable> failure = failure(trial, tree, pool.options().build());

        failed += check(tree, trial, failure);
      }
      assertThatNoThreadIsBusy(pool);
    }
    assertThat(failed).isBetween(TREES / 5, TREES * 4 / 5); // so that both are put to the test
  }

  @ParameterizedTest
  @EnumSource(names = "NONE.*", mode = EnumSource.Mode.MATCH_NONE)
  void aCancellationFromInsideEndsEverything(Threads threads) {
    Random random = new Random(3);
    int cancelled = 0;
    try (Pool pool = threads.open()) {
      for (int i = 0; i < TREES; i++) {
        Tree tree = tree(random, "t", 4, 1, 5);
        Trial trial = new Trial();
        if (threads == Threads.THE_CALLERS && leaves(tree).stream().anyMatch(Leaf::cancels)) {
          continue; // start() would not return before the run has ended
        }
        FlowRun<String> run =
            HandWritten.visit(pool.options().build(), frame -> trial.run(frame, tree)).start();
        trial.run.complete(run);

        Optional<Throwable> failure = joined(run, tree);

        assertThat(trial.atWork).hasValue(0);
        assertThat(trial.done).doesNotHaveDuplicates();
        if (failure.isPresent() && failure.get() instanceof RunCancelledException) {
          assertThat(leaves(tree)).anyMatch(Leaf::cancels);
          assertThat(run.state()).isEqualTo(FlowRun.State.CANCELLED);
          cancelled++;
        } else {
          check(tree, trial, failure);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
      }
      assertThatNoThreadIsBusy(pool);
    }
    assertThat(cancelled).isGreaterThan(threads == Threads.THE_CALLERS ? -1 : TREES / 5);
  }

  /** The failure of a run on this thread. */
  private static Optional<Throwable> failure(Trial trial, Tree tree, RunOptions options) {
    try {
      String result = HandWritten.visit(options, frame -> trial.run(frame, tree)).call();
      assertThat(result).isEqualTo(result(tree));
      return Optional.empty();
    } catch (NodeFailedException e) {
      return Optional.of(e);
    }
  }

  private static Optional<Throwable> joined(FlowRun<String> run, Tree tree) {
    try {
      assertThat(run.join()).isEqualTo(result(tree));
      return Optional.empty();
    } catch (NodeFailedException | RunCancelledException e) {
      return Optional.of(e);
    }
  }

  /** A tree fails if and only if a leaf does, with the failure of one such leaf. */
  private static int check(Tree tree, Trial trial, Optional<Throwable> failure) {
    List<String> culprits =
        leaves(tree).stream().filter(leaf -> leaf.failures() == 3).map(Leaf::name).toList();
    assertThat(failure.isPresent()).isEqualTo(!culprits.isEmpty());
    assertThat(trial.atWork).hasValue(0);
    assertThat(trial.done)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(culprits.isEmpty() ? List.of("") : culprits);
    if (failure.isEmpty()) {
      assertThat(trial.done).hasSize(leaves(tree).size());
      return 0;
    }
    List<Throwable> all = new ArrayList<>(List.of(failure.get()));
    Collections.addAll(all, failure.get().getSuppressed());
    assertThat(all)
        .allSatisfy(
            thrown -> {
              assertThat(thrown).isInstanceOf(NodeFailedException.class);
              assertThat(culprits).contains(String.valueOf(thrown.getCause().getMessage()));
              assertThat(((NodeFailedException) thrown).attempts()).isEqualTo(3);
            });
    return 1;
  }

  /** Only a thread that never comes back to its pool keeps this waiting. */
  private static void assertThatNoThreadIsBusy(Pool pool) {
    if (pool.executor() instanceof ExecutorService service) {
      service.shutdown();
      try {
        assertThat(service.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}

package dev.tramline.tests.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConcurrentBatchTest {

  /** Only there to end a test that would otherwise hang; nothing depends on it. */
  private static final long FOREVER = 60;

  /** What a test wants done with an item. */
  private interface Step {
    @Nullable String on(String item, RunContext context) throws Exception;
  }

  @Node
  static class FourAtOnce {
    private final Step step;

    FourAtOnce(Step step) {
      this.step = step;
    }

    @Prep
    Stream<String> items(Stream<String> source) {
      return source;
    }

    @Exec
    @Batch(concurrency = 4)
    @Key("results")
    @Append("log")
    String work(@Prep String item, RunContext context) throws Exception {
      return step.on(item, context);
    }
  }

  @Flow
  interface Work {
    record Result(List<String> results, List<String> log) {}

    Result run(Stream<String> source);

    FourAtOnce work();
  }

  private static Work.Result run(Step step, String... items) {
    return new ConcurrentBatchTest_WorkFlow(new FourAtOnce(step)).run(Stream.of(items));
  }

  private static void meet(CyclicBarrier barrier) throws Exception {
    barrier.await(FOREVER, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(FOREVER, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void as_many_items_as_allowed_are_in_work_at_once_and_never_more() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    AtomicInteger inWork = new AtomicInteger();
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();

    run(
        (item, context) -> {
          seen.add(inWork.incrementAndGet());
          meet(barrier);
          meet(barrier); // nobody leaves before all have been counted
          inWork.decrementAndGet();
          return item;
        },
        "a b c d e f g h i j k l".split(" "));

    assertThat(seen).hasSize(12).contains(4).allMatch(count -> count <= 4);
  }

  @Test
  void results_keep_the_order_of_the_items_whatever_is_done_first() {
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch third = new CountDownLatch(1);

    Work.Result result =
        run(
            (item, context) -> {
              switch (item) {
                case "1" -> await(second);
                case "2" -> {
                  await(third);
                  second.countDown();
                }
                default -> third.countDown();
              }
              return item + "!";
            },
            "1",
            "2",
            "3");

    assertThat(result.results()).containsExactly("1!", "2!", "3!");
    assertThat(result.log()).containsExactly("1!", "2!", "3!");
  }

  @Test
  void no_items_make_empty_lists() {
    assertThat(run((item, context) -> item)).isEqualTo(new Work.Result(List.of(), List.of()));
  }

  @Test
  void every_item_is_done_once() {
    Queue<String> done = new ConcurrentLinkedQueue<>();
    String[] items = IntStream.range(0, 5000).mapToObj(Integer::toString).toArray(String[]::new);

    Work.Result result =
        run(
            (item, context) -> {
              done.add(item);
              return item;
            },
            items);

    assertThat(result.results()).containsExactly(items);
    assertThat(done).containsExactlyInAnyOrder(items);
  }

  @Test
  void each_item_knows_its_own_step() {
    Work.Result result = run((item, context) -> item + " " + context.stepId(), "a", "b", "c");

    assertThat(result.results()).containsExactly("a work/0/0", "b work/0/1", "c work/0/2");
  }

  /** Tries each item three times, the items in step with each other. */
  @Node
  static class Trying {
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final Map<String, List<String>> attempts;

    Trying(Map<String, List<String>> attempts) {
      this.attempts = attempts;
    }

    @Prep
    String[] items() {
      return new String[] {"two", "three"};
    }

    @Exec
    @Batch(concurrency = 2)
    @Retry(attempts = 3)
    @Key("results")
    String work(@Prep String item, RunContext context) throws Exception {
      meet(barrier);
      attempts
          .computeIfAbsent(item, absent -> new CopyOnWriteArrayList<>())
          .add(context.attempt() + " of " + context.maxAttempts() + " at " + context.stepId());
      meet(barrier);
      throw new IOException(item);
    }

    @Fallback
    String instead(IOException failure, @Prep String item, RunContext context) {
      return item + " failed with " + failure.getMessage() + " in " + context.attempt();
    }
  }

  @Flow
  interface Tries {
    @Key("results")
    List<String> run();

    Trying trying();
  }

  @Test
  void attempts_count_per_item_though_the_items_fail_at_the_same_time() {
    Map<String, List<String>> attempts = new ConcurrentHashMap<>();

    assertThat(new ConcurrentBatchTest_TriesFlow(new Trying(attempts)).run())
        .containsExactly("two failed with two in 2", "three failed with three in 2");
    assertThat(attempts.get("two"))
        .containsExactly("0 of 3 at trying/0/0", "1 of 3 at trying/0/0", "2 of 3 at trying/0/0");
    assertThat(attempts.get("three"))
        .containsExactly("0 of 3 at trying/0/1", "1 of 3 at trying/0/1", "2 of 3 at trying/0/1");
  }

  @Test
  void the_first_failure_stops_the_others_and_comes_after_their_end() {
    CountDownLatch begun = new CountDownLatch(3);
    CountDownLatch never = new CountDownLatch(1);
    Queue<String> log = new ConcurrentLinkedQueue<>();

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                run(
                    (item, context) -> {
                      log.add(item + " begins");
                      if (item.equals("bad")) {
                        await(begun);
                        throw new IOException("bad");
                      }
                      begun.countDown();
                      try {
                        await(never);
                      } finally {
                        log.add(item + " ends, cancelled: " + context.isCancelled());
                      }
                      return item;
                    },
                    "a",
                    "bad",
                    "b",
                    "c",
                    "late",
                    "later"));

    assertThat(failure.getCause()).isInstanceOf(IOException.class).hasMessage("bad");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(log)
        .containsExactlyInAnyOrder(
            "a begins",
            "bad begins",
            "b begins",
            "c begins",
            "a ends, cancelled: true",
            "b ends, cancelled: true",
            "c ends, cancelled: true");
  }

  @Test
  void a_source_is_read_no_further_than_there_is_room_for() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Queue<Integer> ahead = new ConcurrentLinkedQueue<>();
    FourAtOnce node =
        new FourAtOnce(
            (item, context) -> {
              ahead.add(read.get() - done.get());
              done.incrementAndGet();
              return item;
            });

    new ConcurrentBatchTest_WorkFlow(node)
        .run(Stream.generate(() -> "item" + read.incrementAndGet()).limit(1000));

    assertThat(ahead).hasSize(1000).allMatch(count -> count <= 4);
  }

  @Test
  void a_stream_is_closed_once_all_items_have_ended() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean closed = new AtomicBoolean();
    AtomicBoolean closedTooEarly = new AtomicBoolean();
    FourAtOnce node =
        new FourAtOnce(
            (item, context) -> {
              if (item.equals("bad")) {
                await(begun);
                throw new IOException("bad");
              }
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                closedTooEarly.set(closed.get());
              }
              return item;
            });

    assertThat(
            catchThrowableOfType(
                NodeFailedException.class,
                () ->
                    new ConcurrentBatchTest_WorkFlow(node)
                        .run(Stream.of("slow", "bad").onClose(() -> closed.set(true)))))
        .hasRootCauseMessage("bad");
    assertThat(closed).isTrue();
    assertThat(closedTooEarly).isFalse();
  }

  @Test
  void a_source_that_fails_ends_the_items_in_work() {
    CountDownLatch begun = new CountDownLatch(1);
    Queue<String> log = new ConcurrentLinkedQueue<>();
    Iterator<String> source =
        new Iterator<>() {
          private boolean first = true;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public String next() {
            if (first) {
              first = false;
              return "only";
            }
            try {
              await(begun);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            throw new IllegalStateException("dry");
          }
        };
    FourAtOnce node =
        new FourAtOnce(
            (item, context) -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                log.add(item + " ended");
              }
              return item;
            });

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                new ConcurrentBatchTest_WorkFlow(node)
                    .run(Stream.iterate(source, same -> same).map(Iterator::next)));

    assertThat(failure.stage()).isEqualTo(Stage.PREP);
    assertThat(failure.getCause()).hasMessage("dry");
    assertThat(log).containsExactly("only ended");
  }

  @Node
  static class Primitives {
    private final Queue<Integer> seen;

    Primitives(Queue<Integer> seen) {
      this.seen = seen;
    }

    @Prep
    List<Integer> items(List<Integer> numbers) {
      return numbers;
    }

    @Exec
    @Batch(concurrency = 3)
    void work(@Prep int number) {
      seen.add(number);
    }
  }

  @Flow
  interface Numbers {
    void run(List<Integer> numbers);

    Primitives primitives();
  }

  @Test
  void an_exec_without_a_result_is_run_for_every_item_too() {
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    new ConcurrentBatchTest_NumbersFlow(new Primitives(seen)).run(List.of(1, 2, 3, 4, 5));
    assertThat(seen).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
  }

  @Test
  void a_null_among_primitives_fails_naming_the_item() {
    Numbers flow =
        new ConcurrentBatchTest_NumbersFlow(new Primitives(new ConcurrentLinkedQueue<>()));

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> flow.run(Arrays.asList(1, 2, null, 4)));

    assertThat(failure.stage()).isEqualTo(Stage.PREP);
    assertThat(failure.getCause()).hasMessage("item 2 of the batch is null");
  }

  @Test
  void a_null_for_an_appended_key_fails_the_item_and_names_the_key() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> run((item, context) -> null, "a", "b"));

    assertThat(failure.getCause()).hasMessageContaining("null for key \"log\"");
  }
}

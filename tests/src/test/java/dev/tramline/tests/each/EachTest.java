package dev.tramline.tests.each;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EachTest {

  /** Only there to end a test that would otherwise hang; nothing depends on it. */
  private static final long FOREVER = 60;

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(FOREVER, TimeUnit.SECONDS)).isTrue();
  }

  @Flow
  interface Renamed {
    @Key("texts")
    List<String> run(Collection<String> words, int number);

    @Each(value = "words", item = "word")
    @Rename(key = "text", as = "texts")
    @Rename(key = "n", as = "number")
    Same write();
  }

  @Node
  static class Same {
    @Exec
    @Key("text")
    String work(String word, int n) {
      return word + n;
    }
  }

  @Test
  void what_a_node_reads_beside_the_item_may_be_renamed() {
    assertThat(new EachTest_RenamedFlow(new Same()).run(List.of("a", "b"), 7))
        .containsExactly("a7", "b7");
  }

  // ---- order and concurrency ----

  private interface Step {
    String on(String word, RunContext context) throws Exception;
  }

  @Node
  static class Work {
    private final Step step;

    Work(Step step) {
      this.step = step;
    }

    @Exec
    @Key("done")
    String work(String word, RunContext context) throws Exception {
      return step.on(word, context);
    }
  }

  @Flow(maxSteps = 1)
  interface Works {
    @Key("done")
    List<String> run(Iterable<String> words);

    @Each(value = "words", item = "word", concurrency = 3)
    @Retry(attempts = 2)
    Work work();
  }

  private static List<String> run(Step step, String... words) {
    return new EachTest_WorksFlow(new Work(step)).run(List.of(words));
  }

  @Test
  void elements_run_side_by_side_and_results_keep_their_order() {
    CyclicBarrier barrier = new CyclicBarrier(3);
    CountDownLatch last = new CountDownLatch(1);

    List<String> done =
        run(
            (word, context) -> {
              barrier.await(FOREVER, TimeUnit.SECONDS);
              if (word.equals("c")) {
                last.countDown();
              }
              await(last);
              return word + "!";
            },
            "a",
            "b",
            "c");

    assertThat(done).containsExactly("a!", "b!", "c!");
  }

  @Test
  void any_number_of_elements_is_one_step_and_each_has_a_step_id_of_its_own() {
    assertThat(run((word, context) -> context.stepId(), "a", "b", "c", "d"))
        .containsExactly("work/0/0", "work/0/1", "work/0/2", "work/0/3");
  }

  @Test
  void no_elements_make_an_empty_list() {
    assertThat(run((word, context) -> word)).isEmpty();
  }

  @Test
  void attempts_count_per_element() {
    CyclicBarrier barrier = new CyclicBarrier(2);

    assertThat(
            run(
                (word, context) -> {
                  barrier.await(FOREVER, TimeUnit.SECONDS);
                  if (context.attempt() == 0) {
                    throw new IOException("again");
                  }
                  return word + context.attempt() + context.maxAttempts();
                },
                "a",
                "b"))
        .containsExactly("a12", "b12");
  }

  @Test
  void the_first_failure_stops_the_other_elements_and_comes_after_their_end() {
    CountDownLatch begun = new CountDownLatch(2);
    Queue<String> log = new ConcurrentLinkedQueue<>();

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                run(
                    (word, context) -> {
                      log.add(word);
                      if (word.equals("bad")) {
                        await(begun);
                        throw new IOException("no " + context.attempt());
                      }
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        log.add(word + " ended");
                      }
                      return word;
                    },
                    "a",
                    "b",
                    "bad",
                    "late"));

    assertThat(failure.node()).isEqualTo("work");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.getCause()).hasMessage("no 1");
    assertThat(log).containsExactlyInAnyOrder("a", "b", "bad", "bad", "a ended", "b ended");
  }

  @Test
  void a_null_element_fails_the_node_and_names_key_and_index() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                new EachTest_WorksFlow(new Work((word, context) -> word))
                    .run(Arrays.asList("a", "b", null)));

    assertThat(failure.node()).isEqualTo("work");
    assertThat(failure.getCause()).hasMessage("item 2 of key \"words\" is null");
  }

  @Test
  void a_collection_that_fails_fails_the_node() {
    Iterable<String> broken =
        () -> {
          throw new IllegalStateException("broken");
        };

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new EachTest_WorksFlow(new Work((word, context) -> word)).run(broken));

    assertThat(failure.getCause()).hasMessage("broken");
  }

  // ---- what is written ----

  @Node
  static class Collect {
    record Written(String text, Optional<Integer> even, @Append("log") String line) {}

    @Prep
    int prep(String word, List<String> log) {
      return word.length() + 100 * log.size();
    }

    @Exec
    @Key("size")
    @Append("sizes")
    int exec(@Prep int size) {
      return size;
    }

    @Post
    @Transition("written")
    Written post(String word, @Exec int size, Out<String> first, Out<String> big) {
      first.set(word.substring(0, 1));
      if (word.length() > 1) {
        big.set(word);
      }
      return new Written(
          word + "!", size % 2 == 0 ? Optional.of(size) : Optional.empty(), "saw " + word);
    }
  }

  @Flow
  interface Collecting {
    record Result(
        List<String> texts,
        List<Integer> even,
        List<String> log,
        List<Integer> size,
        List<Integer> sizes,
        List<String> first,
        List<String> big) {}

    Result run(Collection<String> words, List<String> log);

    @Each(value = "words", item = "word", concurrency = 2)
    @Rename(key = "text", as = "texts")
    Collect collect();
  }

  @Test
  void every_key_is_collected_in_order_and_every_element_sees_the_store_as_it_was() {
    Collecting.Result result =
        new EachTest_CollectingFlow(new Collect())
            .run(new TreeSet<>(List.of("ccc", "bb", "a", "dd")), List.of("before"));

    assertThat(result)
        .isEqualTo(
            new Collecting.Result(
                List.of("a!", "bb!", "ccc!", "dd!"),
                List.of(102, 102),
                List.of("before", "saw a", "saw bb", "saw ccc", "saw dd"),
                List.of(101, 102, 103, 102),
                List.of(101, 102, 103, 102),
                List.of("a", "b", "c", "d"),
                List.of("bb", "ccc", "dd")));
  }

  @Test
  void all_keys_are_set_though_there_are_no_elements() {
    assertThat(new EachTest_CollectingFlow(new Collect()).run(List.of(), List.of("before")))
        .isEqualTo(
            new Collecting.Result(
                List.of(),
                List.of(),
                List.of("before"),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
  }

  @Node
  static class Shout {
    @Exec
    @Key("word")
    String shout(String word) {
      return word + "!";
    }
  }

  @Flow
  interface Loud {
    @Key("words")
    List<String> run(List<String> words);

    @Each(value = "words", item = "word")
    @Rename(key = "word", as = "words")
    @Transition(to = "again")
    Shout shout();

    @Each(value = "words", item = "word")
    @Rename(key = "word", as = "words")
    Shout again();
  }

  @Test
  void a_node_that_writes_the_key_it_reads_replaces_the_collection() {
    assertThat(new EachTest_LoudFlow(new Shout(), new Shout()).run(List.of("a", "b")))
        .containsExactly("a!!", "b!!");
  }

  @Node
  static class Maybe {
    @Exec
    @Key("said")
    String say(Optional<String> word, int times) {
      return word.map(known -> known.repeat(times)).orElse("nothing");
    }
  }

  @Flow
  interface Perhaps {
    sealed interface Result {
      record Said(List<String> said) implements Result {}
    }

    Result run(List<String> words, int times);

    @Each(value = "words", item = "word", concurrency = 9)
    @Exit(as = "said")
    Maybe maybe();
  }

  @Test
  void a_null_element_is_nothing_to_a_node_that_reads_an_optional() {
    assertThat(new EachTest_PerhapsFlow(new Maybe()).run(Arrays.asList("a", null, "b"), 2))
        .isEqualTo(new Perhaps.Result.Said(List.of("aa", "nothing", "bb")));
  }

  @Node
  static class Add {
    @Exec
    @Key("sum")
    int add(int left, int right) {
      return left + right;
    }
  }

  @Flow
  interface Sums {
    @Key("sum")
    List<Integer> run(ArrayDeque<Integer> lefts, int right);

    @Each(value = "lefts", item = "left")
    Add add();
  }

  @Test
  void elements_may_be_primitive_to_the_node() {
    assertThat(new EachTest_SumsFlow(new Add()).run(new ArrayDeque<>(List.of(1, 2)), 10))
        .containsExactly(11, 12);
  }

  @Node
  static class Notify {
    private final Queue<String> seen;

    Notify(Queue<String> seen) {
      this.seen = seen;
    }

    @Post
    void post(String word) {
      seen.add(word);
    }
  }

  @Flow
  interface Notices {
    void run(List<String> words);

    @Each(value = "words", item = "word", concurrency = 2)
    Notify tell();
  }

  @Test
  void a_node_that_writes_nothing_is_visited_for_each_element_too() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    new EachTest_NoticesFlow(new Notify(seen)).run(List.of("a", "b", "c"));
    assertThat(seen).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Node
  static class Many {
    @Prep
    List<String> letters(String word) {
      return List.of(word.split(""));
    }

    @Exec
    @Batch(concurrency = 2)
    @Key("letters")
    @Append("log")
    String letter(@Prep String letter, RunContext context) {
      return letter + " " + context.stepId();
    }
  }

  @Node
  static class Slow {
    @Prep
    List<String> letters(String word) {
      return List.of(word.split(""));
    }

    @Exec
    @Batch
    @Key("letters")
    String letter(@Prep String letter, RunContext context) {
      return letter + " " + context.stepId();
    }
  }

  @Flow
  interface SlowLetters {
    @Key("letters")
    List<List<String>> run(List<String> words);

    @Each(value = "words", item = "word", concurrency = 2)
    Slow many();
  }

  @Test
  void a_batch_within_an_element_may_take_its_items_one_by_one() {
    assertThat(new EachTest_SlowLettersFlow(new Slow()).run(List.of("ab", "c")))
        .containsExactly(List.of("a many/0/0/0", "b many/0/0/1"), List.of("c many/0/1/0"));
  }

  @Flow
  interface Letters {
    record Result(List<List<String>> letters, List<String> log) {}

    Result run(List<String> words);

    @Each(value = "words", item = "word", concurrency = 2)
    Many many();
  }

  @Test
  void a_batch_within_an_element_is_a_list_within_the_list_and_appends_each_item_in_order() {
    Letters.Result result = new EachTest_LettersFlow(new Many()).run(List.of("ab", "c"));

    assertThat(result.letters())
        .containsExactly(List.of("a many/0/0/0", "b many/0/0/1"), List.of("c many/0/1/0"));
    assertThat(result.log()).containsExactly("a many/0/0/0", "b many/0/0/1", "c many/0/1/0");
  }
}

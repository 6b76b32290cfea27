package dev.tramline.tests.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import dev.tramline.tests.support.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchResultsTest {

  /** Fails for an item as often as the number in its name says. */
  @Node
  static class Unsteady {
    private final List<String> calls = new ArrayList<>();

    @Prep
    List<String> items(List<String> words) {
      return words;
    }

    @Exec
    @Batch
    @Retry(attempts = 3, delay = "1s")
    @Key("upper")
    String act(@Prep String item) throws IOException {
      calls.add(item);
      long before = calls.stream().filter(item::equals).count();
      if (before <= item.charAt(item.length() - 1) - '0') {
        throw new IOException(item + " failed");
      }
      return item.toUpperCase(Locale.ROOT);
    }
  }

  @Node
  static class Joined {
    record Line(String line) {}

    @Prep
    Iterable<String> items(List<String> words) {
      return words;
    }

    @Exec
    @Batch
    String act(@Prep String item, String suffix) {
      return item + suffix;
    }

    @Post
    Line join(@Prep Iterable<String> items, @Exec List<String> results) {
      return new Line(items + " -> " + results);
    }
  }

  @Node
  static class FromStream {
    private final Stream<Integer> source;

    FromStream(Stream<Integer> source) {
      this.source = source;
    }

    @Prep
    Stream<Integer> items() {
      return source;
    }

    @Exec
    @Batch
    @Key("inverses")
    int invert(@Prep int item) {
      return 100 / item;
    }
  }

  @Node
  static class FromSet {
    @Prep
    TreeSet<String> items() {
      return new TreeSet<>(Set.of("b", "a"));
    }

    @Exec
    @Batch
    @Key("sorted")
    CharSequence same(@Prep CharSequence item) {
      return item;
    }
  }

  @Node
  static class NullResults {
    record Line(String line) {}

    @Prep
    List<String> items() {
      return List.of("a", "b");
    }

    @Exec
    @Batch
    String none(@Prep String item) {
      return item.equals("a") ? null : item;
    }

    @Post
    Line join(@Exec List<String> results) {
      return new Line(results.toString());
    }
  }

  @Node
  static class Appending {
    @Prep
    List<String> items(List<String> words) {
      return words;
    }

    @Exec
    @Batch
    @Append("all")
    String act(@Prep String item) {
      return item + "!";
    }
  }

  @Node
  static class Stateless {
    @Prep
    List<Integer> items(List<Integer> numbers) {
      return numbers;
    }

    @Exec
    @Batch
    @Retry(attempts = 2)
    int act(@Prep int item) {
      return 10 / item;
    }

    @Fallback
    int instead(ArithmeticException failure, @Prep int item) {
      return -1;
    }

    record Total(int total) {}

    @Post
    Total total(@Exec List<Integer> results) {
      return new Total(results.stream().mapToInt(Integer::intValue).sum());
    }
  }

  @Flow
  interface Unsteadily {
    @Key("upper")
    List<String> run(List<String> words);

    Unsteady node();
  }

  @Flow
  interface Joining {
    @Key("line")
    String run(List<String> words, String suffix);

    Joined node();
  }

  @Flow
  interface Inverting {
    @Key("inverses")
    List<Integer> run();

    FromStream node();
  }

  @Flow
  interface OfSet {
    @Key("sorted")
    List<CharSequence> run();

    FromSet node();
  }

  @Flow
  interface OfNullResults {
    @Key("line")
    String run();

    NullResults node();
  }

  @Flow
  interface AppendingTwice {
    @Key("all")
    List<String> run(List<String> words);

    @Transition(to = "second")
    Appending first();

    Appending second();
  }

  @Flow
  interface Totalling {
    @Key("total")
    int run(List<Integer> numbers);

    Stateless node();
  }

  @Test
  void each_item_has_its_attempts_to_itself() {
    Unsteady node = new Unsteady();
    FakeClock clock = new FakeClock();
    BatchResultsTest_UnsteadilyFlow flow =
        new BatchResultsTest_UnsteadilyFlow(node).with(RunOptions.builder().clock(clock).build());
    assertThat(flow.run(List.of("a2", "b0", "c2"))).containsExactly("A2", "B0", "C2");
    assertThat(node.calls).containsExactly("a2", "a2", "a2", "b0", "c2", "c2", "c2");
    assertThat(clock.sleeps()).hasSize(4).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void an_item_that_fails_for_good_fails_the_node_and_the_items_after_it_are_not_begun() {
    Unsteady node = new Unsteady();
    BatchResultsTest_UnsteadilyFlow flow =
        new BatchResultsTest_UnsteadilyFlow(node)
            .with(RunOptions.builder().clock(new FakeClock()).build());
    assertThatThrownBy(() -> flow.run(List.of("a1", "b3", "c0")))
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.EXEC);
              assertThat(e.attempts()).as("those of the item that failed").isEqualTo(3);
            })
        .hasRootCauseMessage("b3 failed");
    assertThat(node.calls).containsExactly("a1", "a1", "b3", "b3", "b3");
  }

  @Test
  void post_gets_the_results_in_the_order_of_the_items_and_the_prep_value_whole() {
    assertThat(new BatchResultsTest_JoiningFlow(new Joined()).run(List.of("a", "c", "b"), "!"))
        .isEqualTo("[a, c, b] -> [a!, c!, b!]");
  }

  @Test
  void without_items_post_gets_an_empty_list() {
    assertThat(new BatchResultsTest_JoiningFlow(new Joined()).run(List.of(), "!"))
        .isEqualTo("[] -> []");
  }

  @Test
  void without_items_the_key_of_exec_is_set_to_an_empty_list() {
    assertThat(new BatchResultsTest_UnsteadilyFlow(new Unsteady()).run(List.of())).isEmpty();
  }

  @Test
  void any_collection_serves_and_exec_may_take_a_supertype_of_its_items() {
    assertThat(new BatchResultsTest_OfSetFlow(new FromSet()).run()).containsExactly("a", "b");
  }

  @Test
  void a_stream_that_cannot_be_read_is_closed_too() {
    List<String> log = new ArrayList<>();
    Stream<Integer> source = Stream.of(1, 2).onClose(() -> log.add("closed"));
    assertThat(source.iterator().next()).isEqualTo(1);
    assertThatThrownBy(() -> new BatchResultsTest_InvertingFlow(new FromStream(source)).run())
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.stage()).isEqualTo(Stage.PREP))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(log).containsExactly("closed");
  }

  @Test
  void null_results_reach_post_in_their_place() {
    assertThat(new BatchResultsTest_OfNullResultsFlow(new NullResults()).run())
        .isEqualTo("[null, b]");
  }

  @Test
  void an_append_on_exec_appends_every_result() {
    assertThat(
            new BatchResultsTest_AppendingTwiceFlow(new Appending(), new Appending())
                .run(List.of("a", "b")))
        .containsExactly("a!", "b!", "a!", "b!");
  }

  @Test
  void an_append_on_exec_over_no_items_leaves_the_list_as_it_was() {
    assertThat(
            new BatchResultsTest_AppendingTwiceFlow(new Appending(), new Appending())
                .run(List.of()))
        .isEmpty();
  }

  @Test
  void the_fallback_result_of_an_item_stands_in_its_place() {
    assertThat(new BatchResultsTest_TotallingFlow(new Stateless()).run(List.of(1, 0, 2)))
        .isEqualTo(14);
  }
}

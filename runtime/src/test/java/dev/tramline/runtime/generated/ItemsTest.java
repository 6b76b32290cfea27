package dev.tramline.runtime.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.runtime.FlowGraph;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemsTest {

  private static final FlowGraph GRAPH =
      new GraphBuilder("Work", "each", "0000000000000000")
          .node("each", "Each", new String[] {"default"}, new String[0], new String[0])
          .exit("each", "default", "")
          .build();

  private final Frame frame =
      new Frame(new RunState(GRAPH, RunOptions.defaults(), 100, null), GRAPH);

  @BeforeEach
  void enter_the_node() {
    new Steps(frame).enter(0);
  }

  @Test
  void every_kind_of_source_is_read_to_its_end() {
    assertThat(read(Items.ofIterable(frame, List.of("a", "b")))).containsExactly("a", "b");
    assertThat(read(Items.ofIterator(frame, List.of("a", "b").iterator())))
        .containsExactly("a", "b");
    assertThat(read(Items.<String>ofStream(frame, Stream.of("a", "b")))).containsExactly("a", "b");
    assertThat(read(Items.<Integer>ofStream(frame, IntStream.of(1, 2)))).containsExactly(1, 2);
    assertThat(read(Items.ofArray(frame, new String[] {"a", null}))).containsExactly("a", null);
    int[] numbers = {3, 4};
    assertThat(read(Items.<Integer>ofElements(frame, 2, index -> numbers[index])))
        .containsExactly(3, 4);
  }

  @Test
  void the_step_id_counts_the_items_while_they_last() {
    assertThat(frame.stepId()).isEqualTo("each/0");
    try (Items<String> items = Items.ofIterable(frame, List.of("a", "b"))) {
      items.next();
      assertThat(frame.stepId()).isEqualTo("each/0/0");
      items.next();
      assertThat(frame.stepId()).isEqualTo("each/0/1");
      assertThat(items.hasNext()).isFalse();
    }
    assertThat(frame.stepId()).isEqualTo("each/0");
    new Steps(frame).enter(0);
    assertThat(frame.stepId()).isEqualTo("each/1");
  }

  @Test
  void asking_for_an_item_reads_it_once_and_not_the_next() {
    List<String> reads = new ArrayList<>();
    Iterator<String> source = List.of("a", "b").stream().peek(reads::add).iterator();
    Items<String> items = Items.ofIterator(frame, source);
    assertThat(items.next()).isEqualTo("a");
    assertThat(reads).containsExactly("a");
  }

  @Test
  void elements_past_the_end_are_a_failure_of_prep() {
    Items<Integer> items = Items.ofElements(frame, 0, index -> index);
    assertThat(items.hasNext()).isFalse();
    NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, items::next);
    assertThat(failure.stage()).isEqualTo(Stage.PREP);
  }

  @Test
  void no_item_is_read_once_the_thread_is_interrupted() {
    List<String> reads = new ArrayList<>();
    Items<String> items = Items.ofIterator(frame, Stream.of("a").peek(reads::add).iterator());
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(items::next).isInstanceOf(RunCancelledException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(reads).isEmpty();
  }

  @Test
  void a_null_source_of_any_kind_is_a_failure_of_prep() {
    for (Runnable open :
        Arrays.<Runnable>asList(
            () -> Items.ofIterable(frame, null),
            () -> Items.ofIterator(frame, null),
            () -> Items.ofStream(frame, null),
            () -> Items.ofArray(frame, null))) {
      NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, open::run);
      assertThat(failure.stage()).isEqualTo(Stage.PREP);
      assertThat(failure).hasCauseInstanceOf(NullPointerException.class);
    }
  }

  private static <T> List<T> read(Items<T> items) {
    List<T> read = new ArrayList<>();
    try (items) {
      while (items.hasNext()) {
        read.add(items.next());
      }
    }
    return read;
  }
}

package dev.tramline.tests.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BatchSourcesTest {

  @Node
  static class FromIterable {
    private final Supplier<Iterable<String>> source;
    private final List<String> log;

    FromIterable(Supplier<Iterable<String>> source, List<String> log) {
      this.source = source;
      this.log = log;
    }

    @Prep
    Iterable<String> items() {
      return source.get();
    }

    @Exec
    @Batch
    @Key("results")
    String mark(@Prep String item) {
      log.add("exec " + item);
      return item + "!";
    }
  }

  @Flow
  interface OverIterable {
    @Key("results")
    List<String> run();

    FromIterable mark();
  }

  @Node
  static class FromIterator {
    private final Supplier<Iterator<String>> source;
    private final List<String> log;

    FromIterator(Supplier<Iterator<String>> source, List<String> log) {
      this.source = source;
      this.log = log;
    }

    @Prep
    Iterator<String> items() {
      return source.get();
    }

    @Exec
    @Batch
    @Key("results")
    String mark(@Prep String item) {
      log.add("exec " + item);
      return item + "!";
    }
  }

  @Flow
  interface OverIterator {
    @Key("results")
    List<String> run();

    FromIterator mark();
  }

  @Node
  static class FromStream {
    private final Supplier<Stream<String>> source;

    FromStream(Supplier<Stream<String>> source) {
      this.source = source;
    }

    @Prep
    Stream<String> items() {
      return source.get();
    }

    @Exec
    @Batch
    @Key("results")
    String mark(@Prep String item) {
      if (item.isEmpty()) {
        throw new IllegalArgumentException("empty item");
      }
      if (item.equals("error")) {
        throw new AssertionError("error item");
      }
      return item + "!";
    }
  }

  @Flow
  interface OverStream {
    @Key("results")
    List<String> run();

    FromStream mark();
  }

  @Node
  static class FromIntStream {
    private final Supplier<IntStream> source;

    FromIntStream(Supplier<IntStream> source) {
      this.source = source;
    }

    @Prep
    IntStream items() {
      return source.get();
    }

    @Exec
    @Batch
    @Key("results")
    int square(@Prep int item) {
      return item * item;
    }
  }

  @Flow
  interface OverIntStream {
    @Key("results")
    List<Integer> run();

    FromIntStream square();
  }

  @Node
  static class FromArray {
    private final String[] source;

    FromArray(String... source) {
      this.source = source;
    }

    @Prep
    String[] items() {
      return source;
    }

    @Exec
    @Batch
    @Key("results")
    String mark(@Prep String item) {
      return item + "!";
    }
  }

  @Flow
  interface OverArray {
    @Key("results")
    List<String> run();

    FromArray mark();
  }

  @Node
  static class FromInts {
    private final int[] source;

    FromInts(int... source) {
      this.source = source;
    }

    @Prep
    int[] items() {
      return source;
    }

    @Exec
    @Batch
    @Key("results")
    int square(@Prep int item) {
      return item * item;
    }
  }

  @Flow
  interface OverInts {
    @Key("results")
    List<Integer> run();

    FromInts square();
  }

  @Node
  static class FromBytes {
    private final byte[] source;

    FromBytes(byte... source) {
      this.source = source;
    }

    @Prep
    byte[] items() {
      return source;
    }

    @Exec
    @Batch
    @Key("results")
    String hex(@Prep Byte item) {
      return String.format("%02x", item);
    }
  }

  @Flow
  interface OverBytes {
    @Key("results")
    List<String> run();

    FromBytes hex();
  }

  /** An iterator that notes every call and can fail at a position. */
  private static final class Noting implements Iterator<String> {
    private final List<String> log;
    private final Iterator<String> items;
    private final RuntimeException atHasNext;
    private final RuntimeException atNext;

    Noting(
        List<String> log, List<String> items, RuntimeException atHasNext, RuntimeException atNext) {
      this.log = log;
      this.items = items.iterator();
      this.atHasNext = atHasNext;
      this.atNext = atNext;
    }

    @Override
    public boolean hasNext() {
      if (!items.hasNext() && atHasNext != null) {
        throw atHasNext;
      }
      return items.hasNext() || atNext != null;
    }

    @Override
    public String next() {
      if (!items.hasNext() && atNext != null) {
        throw atNext;
      }
      String next = items.next();
      log.add("read " + next);
      return next;
    }
  }

  @Test
  void an_iterable_is_a_source() {
    assertThat(overIterable(() -> List.of("a", "b", "c"), new ArrayList<>()))
        .containsExactly("a!", "b!", "c!");
  }

  @Test
  void an_iterator_is_a_source() {
    assertThat(overIterator(() -> List.of("a", "b").iterator(), new ArrayList<>()))
        .containsExactly("a!", "b!");
  }

  @Test
  void a_stream_is_a_source() {
    assertThat(overStream(() -> Stream.of("a", "b"))).containsExactly("a!", "b!");
  }

  @Test
  void a_stream_of_primitives_is_a_source() {
    assertThat(
            new BatchSourcesTest_OverIntStreamFlow(new FromIntStream(() -> IntStream.range(1, 4)))
                .run())
        .containsExactly(1, 4, 9);
  }

  @Test
  void an_array_of_objects_is_a_source() {
    assertThat(new BatchSourcesTest_OverArrayFlow(new FromArray("a", "b")).run())
        .containsExactly("a!", "b!");
  }

  @Test
  void an_array_of_ints_is_a_source() {
    assertThat(new BatchSourcesTest_OverIntsFlow(new FromInts(3, -2, 0)).run())
        .containsExactly(9, 4, 0);
  }

  @Test
  void an_array_of_bytes_is_a_source_also_for_a_boxed_item() {
    assertThat(new BatchSourcesTest_OverBytesFlow(new FromBytes((byte) 1, (byte) 255)).run())
        .containsExactly("01", "ff");
  }

  @Test
  void empty_sources_of_every_kind_give_an_empty_list() {
    assertThat(overIterable(List::of, new ArrayList<>())).isEmpty();
    assertThat(overIterator(Collections::emptyIterator, new ArrayList<>())).isEmpty();
    assertThat(overStream(Stream::empty)).isEmpty();
    assertThat(new BatchSourcesTest_OverArrayFlow(new FromArray()).run()).isEmpty();
    assertThat(new BatchSourcesTest_OverIntsFlow(new FromInts()).run()).isEmpty();
    assertThat(new BatchSourcesTest_OverBytesFlow(new FromBytes()).run()).isEmpty();
  }

  @Test
  void a_null_item_is_handed_to_exec_like_any_other() {
    List<String> log = new ArrayList<>();
    assertThat(overIterable(() -> Arrays.asList("a", null, "c"), log))
        .containsExactly("a!", "null!", "c!");
    assertThat(log).containsExactly("exec a", "exec null", "exec c");
    assertThat(new BatchSourcesTest_OverArrayFlow(new FromArray("a", null)).run())
        .containsExactly("a!", "null!");
  }

  @Test
  void an_iterator_is_never_read_ahead_of_exec() {
    List<String> log = new ArrayList<>();
    overIterator(() -> new Noting(log, List.of("a", "b", "c"), null, null), log);
    assertThat(log).containsExactly("read a", "exec a", "read b", "exec b", "read c", "exec c");
  }

  @Test
  void a_lazy_stream_is_never_read_ahead_of_exec() {
    List<String> log = new ArrayList<>();
    Stream<String> lazy = Stream.of("a", "", "never").peek(item -> log.add("read " + item));
    assertThatThrownBy(() -> overStream(() -> lazy)).isInstanceOf(NodeFailedException.class);
    assertThat(log).containsExactly("read a", "read ");
  }

  @Test
  void a_stream_is_closed_once_afterwards() {
    List<String> log = new ArrayList<>();
    Stream<String> items =
        Stream.of("a", "b").peek(item -> log.add("read " + item)).onClose(() -> log.add("close"));
    overStream(() -> items);
    assertThat(log).containsExactly("read a", "read b", "close");
  }

  @Test
  void a_stream_is_closed_when_exec_fails() {
    List<String> log = new ArrayList<>();
    assertThatThrownBy(() -> overStream(() -> Stream.of("").onClose(() -> log.add("close"))))
        .isInstanceOf(NodeFailedException.class);
    assertThat(log).containsExactly("close");
  }

  @Test
  void a_stream_is_closed_when_exec_throws_an_error() {
    List<String> log = new ArrayList<>();
    assertThatThrownBy(() -> overStream(() -> Stream.of("error").onClose(() -> log.add("close"))))
        .isInstanceOf(AssertionError.class);
    assertThat(log).containsExactly("close");
  }

  @Test
  void a_stream_is_closed_when_it_fails_itself() {
    List<String> log = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException("torn");
    assertThatThrownBy(
            () ->
                overStream(
                    () ->
                        Stream.of("a", "b")
                            .peek(
                                item -> {
                                  if (item.equals("b")) {
                                    throw failure;
                                  }
                                })
                            .onClose(() -> log.add("close"))))
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.stage()).isEqualTo(Stage.PREP))
        .hasCause(failure);
    assertThat(log).containsExactly("close");
  }

  @Test
  void a_stream_that_cannot_be_closed_fails_the_node() {
    IllegalStateException failure = new IllegalStateException("stuck");
    Stream<String> items =
        Stream.of("a")
            .onClose(
                () -> {
                  throw failure;
                });
    assertThatThrownBy(() -> overStream(() -> items))
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.stage()).isEqualTo(Stage.PREP))
        .hasCause(failure);
  }

  @Test
  void a_failing_close_does_not_hide_the_failure_of_exec() {
    IllegalStateException stuck = new IllegalStateException("stuck");
    Stream<String> items =
        Stream.of("")
            .onClose(
                () -> {
                  throw stuck;
                });
    assertThatThrownBy(() -> overStream(() -> items))
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.stage()).isEqualTo(Stage.EXEC))
        .hasRootCauseMessage("empty item")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .satisfies(also -> assertThat(also).hasCause(stuck)));
  }

  @Test
  void a_stream_that_was_read_before_is_a_failure_of_prep() {
    Stream<String> used = Stream.of("a");
    used.forEach(item -> {});
    assertFailsInPrep(() -> overStream(() -> used), IllegalStateException.class);
  }

  @Test
  void a_failure_of_has_next_is_a_failure_of_prep() {
    List<String> log = new ArrayList<>();
    UnsupportedOperationException failure = new UnsupportedOperationException("no page 2");
    assertThatThrownBy(() -> overIterator(() -> new Noting(log, List.of("a"), failure, null), log))
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.stage()).isEqualTo(Stage.PREP))
        .hasCause(failure);
    assertThat(log).containsExactly("read a", "exec a");
  }

  @Test
  void a_failure_of_next_is_a_failure_of_prep() {
    List<String> log = new ArrayList<>();
    NoSuchElementException failure = new NoSuchElementException("gone");
    assertThatThrownBy(() -> overIterator(() -> new Noting(log, List.of("a"), null, failure), log))
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.stage()).isEqualTo(Stage.PREP))
        .hasCause(failure);
    assertThat(log).containsExactly("read a", "exec a");
  }

  @Test
  void a_failure_of_the_iterable_to_give_an_iterator_is_a_failure_of_prep() {
    Iterable<String> closed =
        () -> {
          throw new IllegalStateException("closed");
        };
    assertFailsInPrep(
        () -> overIterable(() -> closed, new ArrayList<>()), IllegalStateException.class);
  }

  @Test
  void a_prep_that_returns_null_fails_in_prep_for_every_kind_of_source() {
    assertNullPrep(() -> overIterable(() -> null, new ArrayList<>()));
    assertNullPrep(() -> overIterator(() -> null, new ArrayList<>()));
    assertNullPrep(() -> overStream(() -> null));
    assertNullPrep(
        () -> new BatchSourcesTest_OverIntStreamFlow(new FromIntStream(() -> null)).run());
    assertNullPrep(() -> new BatchSourcesTest_OverArrayFlow(new FromArray((String[]) null)).run());
    assertNullPrep(() -> new BatchSourcesTest_OverIntsFlow(new FromInts((int[]) null)).run());
    assertNullPrep(() -> new BatchSourcesTest_OverBytesFlow(new FromBytes((byte[]) null)).run());
  }

  private static void assertNullPrep(ThrowingCallable run) {
    assertFailsInPrep(run, NullPointerException.class);
    assertThatThrownBy(run).hasMessageContaining("returned null");
  }

  private static void assertFailsInPrep(ThrowingCallable run, Class<? extends Exception> cause) {
    assertThatThrownBy(run)
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.PREP);
              assertThat(e.attempts()).isZero();
            })
        .hasCauseInstanceOf(cause);
  }

  private static List<String> overIterable(Supplier<Iterable<String>> source, List<String> log) {
    return new BatchSourcesTest_OverIterableFlow(new FromIterable(source, log)).run();
  }

  private static List<String> overIterator(Supplier<Iterator<String>> source, List<String> log) {
    return new BatchSourcesTest_OverIteratorFlow(new FromIterator(source, log)).run();
  }

  private static List<String> overStream(Supplier<Stream<String>> source) {
    return new BatchSourcesTest_OverStreamFlow(new FromStream(source)).run();
  }
}

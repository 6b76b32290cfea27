package dev.tramline.tests.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KeyTypesTest {

  /** Every primitive, read and written once as itself and once as its box. */
  @Node
  static class Primitives {
    record Values(boolean flag, byte small, short brief, int count, long big, char letter) {}

    @Post
    Values change(
        Boolean flag, byte small, Short brief, int count, Long big, @Key("letter") char c) {
      return new Values(
          !flag, (byte) (small + 1), (short) (brief + 1), count + 1, big + 1, (char) (c + 1));
    }
  }

  @Node
  static class Floats {
    @Exec
    @Key("ratio")
    Double divide(float part, double whole) {
      return part / whole;
    }
  }

  @Flow
  interface OfPrimitives {
    record Result(Boolean flag, byte small, short brief, Integer count, long big, char letter) {}

    Result run(boolean flag, Byte small, short brief, int count, long big, Character letter);

    Primitives change();
  }

  @Flow
  interface OfFloats {
    @Key("ratio")
    double run(float part, Double whole);

    Floats divide();
  }

  @Test
  void a_primitive_and_its_box_are_one_type() {
    assertThat(
            new KeyTypesTest_OfPrimitivesFlow(new Primitives())
                .run(false, (byte) 1, (short) 2, 3, 4, 'a'))
        .isEqualTo(new OfPrimitives.Result(true, (byte) 2, (short) 3, 4, 5, 'b'));
    assertThat(new KeyTypesTest_OfFloatsFlow(new Floats()).run(1f, 4.0)).isEqualTo(0.25);
  }

  /** Counts down on a primitive key, which is unset at first. */
  @Node
  static class Countdown {
    sealed interface Next {
      record Again(int left) implements Next {}

      record Done() implements Next {}
    }

    @Post
    Next count(Optional<Integer> left) {
      return left.orElse(2) > 0 ? new Next.Again(left.orElse(2) - 1) : new Next.Done();
    }
  }

  @Flow
  interface CountingDown {
    record Result(Optional<Integer> left) {}

    Result run();

    @Transition(value = "again", to = "count")
    @Exit("done")
    Countdown count();
  }

  @Test
  void a_primitive_key_may_be_unset() {
    assertThat(new KeyTypesTest_CountingDownFlow(new Countdown()).run().left()).contains(0);
  }

  @Node
  static class Generics {
    record Grouped(
        Map<String, List<Integer>> groups, Function<? super Integer, ? extends Number> f) {}

    @Post
    Grouped group(Map<String, ? extends Collection<Integer>> raw) {
      Map<String, List<Integer>> groups = new TreeMap<>();
      raw.forEach((name, values) -> groups.put(name, List.copyOf(values)));
      return new Grouped(groups, i -> i * 2);
    }
  }

  @Node
  static class GenericReader {
    @Exec
    @Key("sum")
    int sum(
        Map<String, ? extends Iterable<? extends Number>> groups,
        Function<? super Integer, ? extends Number> f) {
      int sum = 0;
      for (Iterable<? extends Number> group : groups.values()) {
        for (Number number : group) {
          sum += f.apply(number.intValue()).intValue();
        }
      }
      return sum;
    }
  }

  @Flow
  interface OfGenerics {
    @Key("sum")
    int run(Map<String, ArrayList<Integer>> raw);

    @Transition(to = "sum")
    Generics group();

    GenericReader sum();
  }

  @Test
  void keys_may_have_generic_types_and_be_read_as_their_supertypes() {
    assertThat(
            new KeyTypesTest_OfGenericsFlow(new Generics(), new GenericReader())
                .run(Map.of("a", new ArrayList<>(List.of(1, 2)))))
        .isEqualTo(6);
  }

  @Node
  static class Arrays {
    record Cut(String[] words, int[][] grid, List<byte[]> blobs) {}

    @Post
    Cut cut(String text) {
      return new Cut(text.split(" "), new int[][] {{1}, {2, 3}}, List.of(new byte[] {7}));
    }
  }

  @Node
  static class ArrayReader {
    @Exec
    @Key("total")
    int total(String[] words, int[][] grid, List<byte[]> blobs) {
      return words.length + grid[1][1] + blobs.get(0)[0];
    }
  }

  @Flow
  interface OfArrays {
    record Result(int total, String[] words) {}

    Result run(String text);

    @Transition(to = "total")
    Arrays cut();

    ArrayReader total();
  }

  @Test
  void keys_may_be_arrays_of_anything() {
    OfArrays.Result result =
        new KeyTypesTest_OfArraysFlow(new Arrays(), new ArrayReader()).run("a b c");
    assertThat(result.total()).isEqualTo(13);
    assertThat(result.words()).containsExactly("a", "b", "c");
  }

  @Node
  static class WriteInteger {
    @Exec
    @Key("number")
    Integer write() {
      return 3;
    }
  }

  @Node
  static class ReadNumber {
    @Exec
    @Key("text")
    String read(Number number, @Key("number") Comparable<Integer> same) {
      return number + " " + same.compareTo(3);
    }
  }

  @Flow
  interface Widening {
    record Result(String text, Object number) {}

    Result run();

    @Transition(to = "read")
    WriteInteger write();

    ReadNumber read();
  }

  @Test
  void a_key_may_be_read_as_any_supertype_of_what_was_written() {
    assertThat(new KeyTypesTest_WideningFlow(new WriteInteger(), new ReadNumber()).run())
        .isEqualTo(new Widening.Result("3 0", 3));
  }
}

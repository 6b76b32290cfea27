package dev.tramline.tests.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tramline.annotations.Append;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Join;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that exec writes while post chooses: they travel beside the outcome, and unboxed. */
class ExecNumbersTest {

  /** Where to go. */
  enum Next {
    AGAIN,
    DONE
  }

  @Node
  static class Count {
    @Exec
    @Key("left")
    int count(int left) {
      return left - 1;
    }

    @Post
    Next next(@Exec int left) {
      return left > 0 ? Next.AGAIN : Next.DONE;
    }
  }

  @Flow(maxSteps = Integer.MAX_VALUE)
  interface Counting {
    @Key("left")
    int run(int left);

    @Transition(value = "again", to = "count")
    @Exit("done")
    Count count();
  }

  @Test
  void the_key_has_what_exec_returned() {
    assertThat(new ExecNumbersTest_CountingFlow(new Count()).run(1_000)).isZero();
  }

  @Test
  void steps_allocate_nothing() {
    Counting flow = new ExecNumbersTest_CountingFlow(new Count());
    allocatedBy(flow, 10); // what is made once is made here

    // The JIT may leave out a part of what the run itself takes, but a step has to have none.
    assertThat(allocatedBy(flow, 10_000)).isLessThan(allocatedBy(flow, 10) + 1_000);
  }

  private static long allocatedBy(Counting flow, int rounds) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    flow.run(rounds);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Node
  static class Halve {
    @Exec
    @Key("half")
    @Append("halves")
    double halve(long of) {
      return of / 2.0;
    }

    @Post
    Next next(@Exec double half) {
      return half > 1.0 ? Next.AGAIN : Next.DONE;
    }
  }

  @Node
  static class Floor {
    @Exec
    @Key("of")
    long floor(Double half) {
      return half.longValue();
    }
  }

  /** What it leaves behind. */
  record Halves(double half, List<Double> halves) {}

  @Flow
  interface Halving {
    Halves run(long of);

    @Transition(value = "again", to = "floor")
    @Exit("done")
    Halve halve();

    @Transition(to = "halve")
    Floor floor();
  }

  @Test
  void a_number_may_be_stored_appended_and_read_as_an_object() {
    Halves found = new ExecNumbersTest_HalvingFlow(new Halve(), new Floor()).run(9);

    assertThat(found.half()).isEqualTo(1.0);
    assertThat(found.halves()).containsExactly(4.5, 2.0, 1.0);
  }

  @Node
  static class Measure {
    /** What is said of it. */
    record Said(@Append("log") String line) {}

    @Exec
    @Key("length")
    int length(String word) {
      return word.length();
    }

    @Post
    Said said(String word, @Exec int length) {
      return new Said(word + " " + length);
    }
  }

  /** What is known of some words. */
  record Measured(List<Integer> length, List<String> log) {}

  @Flow
  interface Measuring {
    Measured run(List<String> words);

    @Each(value = "words", item = "word", concurrency = 4)
    Measure word();
  }

  @Test
  void each_element_has_a_number_of_its_own() {
    Measured found = new ExecNumbersTest_MeasuringFlow(new Measure()).run(List.of("a", "bb", "c"));

    assertThat(found.length()).containsExactly(1, 2, 1);
    assertThat(found.log()).containsExactly("a 1", "bb 2", "c 1");
  }

  @Node
  static class Split {
    /** A part of it. */
    record Part(int from) {}

    @Exec
    @Key("half")
    int half(int of) {
      return of / 2;
    }

    @Post
    List<Part> parts(@Exec int half) {
      return List.of(new Part(0), new Part(half));
    }
  }

  @Node
  static class Sum {
    /** What a part adds. */
    record Added(@Append("sums") int sum) {}

    @Post
    Added sum(int from, int half) {
      int sum = 0;
      for (int number = from; number < from + half; number++) {
        sum += number;
      }
      return new Added(sum);
    }
  }

  @Flow
  interface Summing {
    @Key("sums")
    List<Integer> run(int of);

    @Transition(to = "sum")
    Split split();

    @Transition(to = "total")
    Sum sum();

    @Join
    Total total();
  }

  @Node
  static class Total {
    @Exec
    void nothing() {}
  }

  @Test
  void a_number_of_a_fork_is_there_in_its_branches() {
    assertThat(new ExecNumbersTest_SummingFlow(new Split(), new Sum(), new Total()).run(8))
        .containsExactly(6, 22);
  }
}

package dev.tramline.tests.each;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.StepLimitException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EachSubFlowTest {

  /** Only there to end a test that would otherwise hang; nothing depends on it. */
  private static final long FOREVER = 60;

  /** Meets all its visits, each of which is beside the others. */
  @Node
  static class Cell {
    private final CyclicBarrier barrier;

    Cell(int visits) {
      this.barrier = new CyclicBarrier(visits);
    }

    @Exec
    @Key("value")
    String value(String cell, String suffix) throws Exception {
      barrier.await(FOREVER, TimeUnit.SECONDS);
      return cell + suffix;
    }

    @Post
    void log(String cell, Out<Integer> length) {
      length.set(cell.length());
    }
  }

  @Flow
  interface Row {
    record Result(List<String> values, List<Integer> length) {}

    Result row(List<String> cells, String suffix);

    @Each(value = "cells", item = "cell", concurrency = 3)
    @Rename(key = "value", as = "values")
    Cell cell();
  }

  @Flow
  interface Table {
    record Result(List<List<String>> table, List<List<Integer>> lengths) {}

    Result run(List<List<String>> rows, String suffix);

    @Each(value = "rows", item = "cells", concurrency = 2)
    @Rename(key = "values", as = "table")
    @Rename(key = "length", as = "lengths")
    Row row();
  }

  @Test
  void each_within_each_runs_side_by_side_and_makes_lists_of_lists() {
    Table table = new EachSubFlowTest_TableFlow(new EachSubFlowTest_RowFlow(new Cell(6)));

    assertThat(table.run(List.of(List.of("a", "b", "c"), List.of("dd", "e", "f")), "!"))
        .isEqualTo(
            new Table.Result(
                List.of(List.of("a!", "b!", "c!"), List.of("dd!", "e!", "f!")),
                List.of(List.of(1, 1, 1), List.of(2, 1, 1))));
  }

  @Test
  void rows_without_cells_are_there_but_empty() {
    Table table = new EachSubFlowTest_TableFlow(new EachSubFlowTest_RowFlow(new Cell(1)));

    assertThat(table.run(List.of(List.of(), List.of("x"), List.of()), "").table())
        .containsExactly(List.of(), List.of("x"), List.of());
  }

  /** Counts down in a loop, so that the visits of a sub-flow have a state of their own. */
  @Node
  static class Count {
    enum Next {
      AGAIN,
      DONE
    }

    @Exec
    @Append("steps")
    String step(int n, RunContext context) {
      return n + " " + context.node();
    }

    @Post
    Next next(int n, @Key("n") Out<Integer> less) {
      less.set(n - 1);
      return n > 1 ? Next.AGAIN : Next.DONE;
    }
  }

  @Test
  void loops_in_a_sub_flow_keep_to_their_own_element() {
    Spins spins = new EachSubFlowTest_SpinsFlow(new EachSubFlowTest_SpinFlow(new Count()));

    assertThat(spins.run(List.of(2, 1, 3)))
        .isEqualTo(
            new Spins.Result(
                List.of(
                    List.of("2 spin/step", "1 spin/step"),
                    List.of("1 spin/step"),
                    List.of("3 spin/step", "2 spin/step", "1 spin/step")),
                List.of(0, 0, 0)));
  }

  @Flow
  interface Spin {
    record Result(List<String> steps, int n) {}

    Result spin(int n);

    @Transition(value = "again", to = "step")
    @Exit("done")
    Count step();
  }

  @Flow
  interface Spins {
    record Result(List<List<String>> steps, List<Integer> ends) {}

    Result run(List<Integer> numbers);

    @Each(value = "numbers", item = "n", concurrency = 4)
    @Rename(key = "n", as = "ends")
    Spin spin();
  }

  @Test
  void the_nodes_of_a_sub_flow_count_as_steps_the_longest_way_of_all_elements() {
    EachSubFlowTest_SpinsFlow spins =
        new EachSubFlowTest_SpinsFlow(new EachSubFlowTest_SpinFlow(new Count()));

    assertThat(limited(spins, 3).run(List.of(2, 1, 3)).ends()).containsExactly(0, 0, 0);
    assertThat(
            catchThrowableOfType(
                StepLimitException.class, () -> limited(spins, 2).run(List.of(2, 1, 3))))
        .hasMessageContaining("2");
  }

  private static Spins limited(EachSubFlowTest_SpinsFlow flow, int steps) {
    return flow.with(RunOptions.builder().maxSteps(steps).build());
  }

  @Test
  void any_implementation_of_the_interface_is_called_once_for_each_element() {
    Spin opaque =
        new Spin() {
          @Override
          public Result spin(int n) {
            if (n > 8) {
              throw new IllegalArgumentException("too many");
            }
            return new Result(List.of("spun " + n), -n);
          }

          @Override
          public Count step() {
            throw new AssertionError();
          }
        };
    Spins spins = new EachSubFlowTest_SpinsFlow(opaque);

    assertThat(spins.run(List.of(7, 8)))
        .isEqualTo(
            new Spins.Result(List.of(List.of("spun 7"), List.of("spun 8")), List.of(-7, -8)));
    assertThat(catchThrowableOfType(NodeFailedException.class, () -> spins.run(List.of(7, 9, 8))))
        .hasRootCauseMessage("too many");
  }

  /** A value that may be missing. */
  @Node
  static class Find {
    @Exec
    @Key("found")
    Optional<String> find(String word) {
      return word.startsWith("x") ? Optional.empty() : Optional.of(word + "!");
    }
  }

  @Flow
  interface Search {
    @Key("found")
    Optional<String> search(String word);

    Find find();
  }

  @Flow
  interface Searches {
    @Key("found")
    List<String> run(List<String> words);

    @Each(value = "words", item = "word", concurrency = 2)
    Search search();
  }

  @Test
  void a_sub_flow_without_a_value_adds_nothing() {
    Searches searches =
        new EachSubFlowTest_SearchesFlow(new EachSubFlowTest_SearchFlow(new Find()));

    assertThat(searches.run(List.of("a", "x", "b"))).containsExactly("a!", "b!");
  }

  /** A result that is sealed, but of one variant. */
  @Flow
  interface Judge {
    sealed interface Result {
      record Done(String verdict, Optional<String> remark) implements Result {}
    }

    Result judge(String word);

    @Rename(key = "found", as = "remark")
    @Transition(to = "verdict")
    Find find();

    @Exit(as = "done")
    Verdict verdict();
  }

  @Node
  static class Verdict {
    @Exec
    @Key("verdict")
    String verdict(String word) {
      return "good " + word;
    }
  }

  @Flow
  interface Judges {
    record Result(List<String> verdicts, List<String> remarks) {}

    Result run(List<String> words);

    @Each(value = "words", item = "word", concurrency = 2)
    @Rename(key = "verdict", as = "verdicts")
    @Rename(key = "remark", as = "remarks")
    Judge judge();
  }

  @Test
  void a_sealed_result_of_one_variant_is_collected_by_its_keys() {
    Judges judges =
        new EachSubFlowTest_JudgesFlow(new EachSubFlowTest_JudgeFlow(new Find(), new Verdict()));

    assertThat(judges.run(List.of("a", "x")))
        .isEqualTo(new Judges.Result(List.of("good a", "good x"), List.of("a!")));
  }
}

package dev.tramline.tests.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutTest {

  /** Writes each letter it is told to; promises "a" on one action. */
  @Node
  static class Write {
    @Post
    @Transition(value = "promised", writes = "a")
    @Transition("free")
    String write(String orders, Out<String> a, @Key("b") Out<Integer> second) {
      for (char order : orders.toCharArray()) {
        switch (order) {
          case 'a' -> a.set("A");
          case 'x' -> a.set("X");
          case 'b' -> second.set(2);
          default -> {}
        }
      }
      return orders.startsWith("!") ? "promised" : "free";
    }
  }

  @Flow
  interface Writing {
    sealed interface Result {
      record Promised(String a, Optional<Integer> b) implements Result {}

      record Free(Optional<String> a, Optional<Integer> b) implements Result {}
    }

    Result run(String orders);

    Write write();
  }

  private static Writing.Result write(String orders) {
    return new OutTest_WritingFlow(new Write()).run(orders);
  }

  @Test
  void what_is_set_is_written() {
    assertThat(write("ab")).isEqualTo(new Writing.Result.Free(Optional.of("A"), Optional.of(2)));
  }

  @Test
  void what_is_not_set_stays_unset() {
    assertThat(write("b")).isEqualTo(new Writing.Result.Free(Optional.empty(), Optional.of(2)));
  }

  @Test
  void the_last_value_set_counts() {
    assertThat(write("ax")).isEqualTo(new Writing.Result.Free(Optional.of("X"), Optional.empty()));
  }

  @Test
  void a_promise_makes_the_key_certain_on_its_action() {
    assertThat(write("!a")).isEqualTo(new Writing.Result.Promised("A", Optional.empty()));
  }

  @Test
  void a_broken_promise_fails_the_run_naming_action_and_key() {
    assertThatThrownBy(() -> write("!b"))
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.POST);
              assertThat(e.node()).isEqualTo("write");
            })
        .hasMessageContainingAll("action \"promised\"", "key \"a\"", "not set");
  }

  /** Sets its key in the first visit only. */
  @Node
  static class Once {
    sealed interface Next {
      record Again(int visits) implements Next {}

      record Done() implements Next {}
    }

    @Post
    Next visit(
        int visits, Optional<String> note, Out<String> note2, @Key("seen") Out<String> seen) {
      seen.set(note.orElse("nothing"));
      if (visits == 0) {
        note2.set("set in visit 0");
      }
      return visits < 2 ? new Next.Again(visits + 1) : new Next.Done();
    }
  }

  @Flow
  interface Visiting {
    record Result(Optional<String> note, Optional<String> note2, Optional<String> seen) {}

    Result run(int visits, Optional<String> note);

    @Transition(value = "again", to = "once")
    @Exit("done")
    Once once();
  }

  @Test
  void a_key_that_is_not_set_in_a_visit_keeps_what_it_had() {
    assertThat(new OutTest_VisitingFlow(new Once()).run(0, Optional.empty()))
        .isEqualTo(
            new Visiting.Result(
                Optional.empty(), Optional.of("set in visit 0"), Optional.of("nothing")));
  }

  @Test
  void the_cells_of_one_run_are_not_those_of_the_next() {
    OutTest_VisitingFlow flow = new OutTest_VisitingFlow(new Once());
    flow.run(0, Optional.empty());
    assertThat(flow.run(1, Optional.of("x")).note2()).isEmpty();
  }

  /** An Out may replace what the node itself has read. */
  @Node
  static class Double {
    @Exec
    int twice(int number) {
      return 2 * number;
    }

    @Post
    @Transition(value = "default", writes = "number")
    void keep(int number, @Exec int result, @Key("number") Out<Integer> changed, Out<String> log) {
      changed.set(result);
      log.set(number + " to " + result);
    }
  }

  @Flow
  interface Doubling {
    record Result(int number, Optional<String> log) {}

    Result run(int number);

    @Transition(to = "again")
    Double once();

    Double again();
  }

  @Test
  void a_node_may_write_the_key_it_reads() {
    assertThat(new OutTest_DoublingFlow(new Double(), new Double()).run(3))
        .isEqualTo(new Doubling.Result(12, Optional.of("6 to 12")));
  }

  /** The key of exec is written on every action, beside what post writes. */
  @Node
  static class Both {
    @Exec
    @Key("size")
    int measure(List<String> words) {
      return words.size();
    }

    @Post
    @Transition("many")
    @Transition(value = "few", writes = "first")
    String route(List<String> words, @Exec int size, Out<String> first) {
      if (size < 3) {
        first.set(words.get(0));
        return "few";
      }
      return "many";
    }
  }

  @Flow
  interface Measuring {
    sealed interface Result {
      record Many(int size) implements Result {}

      record Few(int size, String first) implements Result {}
    }

    Result run(List<String> words);

    Both measure();
  }

  @Test
  void the_key_of_exec_is_written_on_every_action() {
    OutTest_MeasuringFlow flow = new OutTest_MeasuringFlow(new Both());
    assertThat(flow.run(List.of("a", "b", "c"))).isEqualTo(new Measuring.Result.Many(3));
    assertThat(flow.run(List.of("a"))).isEqualTo(new Measuring.Result.Few(1, "a"));
  }
}

package dev.tramline.tests.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.RunContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoreTest {

  @Node
  static class Swap {
    record Swapped(@Key("left") String newLeft, @Key("right") String newRight) {}

    @Post
    Swapped swap(String left, String right) {
      return new Swapped(right, left);
    }
  }

  @Node
  static class ReadsTwice {
    @Exec
    @Key("left")
    String change(String left) {
      return left + "'";
    }

    @Post
    void look(String left, @Exec String changed, String right, @Key("seen") Out<String> seen) {
      seen.set(left + changed + right);
    }
  }

  @Flow
  interface Swapping {
    record Result(String left, String right) {}

    Result run(String left, String right);

    Swap swap();
  }

  @Flow
  interface Looking {
    record Result(String left, Optional<String> seen) {}

    Result run(String left, String right);

    ReadsTwice look();
  }

  @Flow
  interface Renamed {
    record Result(String left, String right) {}

    Result run(String left, String right);

    @Rename(key = "input", as = "left")
    @Rename(key = "output", as = "right")
    @Transition(to = "back")
    Copy copy();

    @Rename(key = "left", as = "right")
    @Rename(key = "right", as = "left")
    Keep back();
  }

  /** Reads and writes under names that the flow knows nothing of. */
  @Node
  static class Copy {
    @Exec
    @Key("output")
    String copy(String input) {
      return input + " copied";
    }
  }

  @Node
  static class Keep {
    record Kept(String left, String right) {}

    @Exec
    String none(String left, String right) {
      return left + "/" + right;
    }

    @Post
    Kept keep(@Exec String both) {
      return new Kept("L " + both, "R " + both);
    }
  }

  @Test
  void writes_of_one_visit_take_effect_together() {
    assertThat(new StoreTest_SwappingFlow(new Swap()).run("a", "b"))
        .isEqualTo(new Swapping.Result("b", "a"));
  }

  @Test
  void all_reads_of_a_visit_see_the_store_as_it_was_on_entry() {
    assertThat(new StoreTest_LookingFlow(new ReadsTwice()).run("a", "b"))
        .isEqualTo(new Looking.Result("a'", Optional.of("aa'b")));
  }

  @Test
  void a_rename_holds_for_reads_and_writes_and_two_of_them_swap_a_pair_of_keys() {
    assertThat(new StoreTest_RenamedFlow(new Copy(), new Keep()).run("a", "b"))
        .isEqualTo(new Renamed.Result("R a copied/a", "L a copied/a"));
  }

  /** Would write two keys and the list, if its post did not fail in between. */
  @Node
  static class FailsInPost {
    private final Map<String, String> seen;

    FailsInPost(Map<String, String> seen) {
      this.seen = seen;
    }

    @Exec
    @Key("left")
    String act(String left) {
      return left + "!";
    }

    @Post
    void end(@Key("right") Out<String> right) {
      right.set("set before the failure");
      seen.put("right", right.get());
      throw new IllegalStateException("post broke");
    }
  }

  @Flow
  interface Inner {
    record Result(String left, Optional<String> right) {}

    Result run(String left, Optional<String> right);

    FailsInPost fail();
  }

  @Node
  static class Shield {
    private final Inner inner;
    private final Map<String, String> shared;

    Shield(Inner inner, Map<String, String> shared) {
      this.inner = inner;
      this.shared = shared;
    }

    @Exec
    @Key("left")
    String run(String left) {
      return inner.run(left, Optional.empty()).left();
    }

    @Fallback
    String unchanged(NodeFailedException failure, String left) {
      shared.put("failure", failure.getCause().getMessage());
      return left;
    }
  }

  @Flow
  interface Shielded {
    @Key("left")
    String run(String left);

    Shield shield();
  }

  @Test
  void a_node_that_fails_writes_nothing() {
    Map<String, String> seen = new HashMap<>();
    Inner inner = new StoreTest_InnerFlow(new FailsInPost(seen));
    assertThat(new StoreTest_ShieldedFlow(new Shield(inner, seen)).run("a")).isEqualTo("a");
    assertThat(seen)
        .containsEntry("failure", "post broke")
        .containsEntry("right", "set before the failure");
  }

  @Test
  void the_keys_of_one_run_are_not_those_of_another() {
    StoreTest_SwappingFlow flow = new StoreTest_SwappingFlow(new Swap());
    flow.run("a", "b");
    assertThat(flow.run("c", "d")).isEqualTo(new Swapping.Result("d", "c"));
  }

  /** The dictionary style: one mutable map that every method may take. */
  @Node
  static class Ask {
    @Prep
    String prepare(Map<String, Object> shared) {
      return (String) shared.get("question");
    }

    @Exec
    String answer(@Prep String question) {
      return question.length() + " letters";
    }

    @Post
    @Transition("again")
    @Transition("done")
    String keep(Map<String, Object> shared, @Prep String question, @Exec String answer) {
      shared.put("answer", answer);
      return shared.merge("visits", 1, (a, b) -> (Integer) a + (Integer) b).equals(2)
          ? "done"
          : "again";
    }
  }

  @Node
  static class Report {
    private final List<String> log;

    Report(List<String> log) {
      this.log = log;
    }

    @Exec
    void report(Map<String, Object> shared, RunContext context) {
      log.add(context.stepId() + " " + shared);
    }
  }

  @Flow
  interface SharedMap {
    void run(Map<String, Object> shared);

    @Transition(value = "again", to = "ask")
    @Transition(value = "done", to = "report")
    Ask ask();

    Report report();
  }

  @Test
  void a_shared_map_needs_nothing_more_than_an_input_of_that_type() {
    Map<String, Object> shared = new TreeMap<>(Map.of("question", "why?"));
    List<String> log = new ArrayList<>();
    new StoreTest_SharedMapFlow(new Ask(), new Report(log)).run(shared);
    assertThat(shared).containsEntry("answer", "4 letters").containsEntry("visits", 2);
    assertThat(log).containsExactly("report/0 {answer=4 letters, question=why?, visits=2}");
  }

  @Test
  void a_flow_that_is_given_null_for_its_map_names_it() {
    assertThatThrownBy(
            () -> new StoreTest_SharedMapFlow(new Ask(), new Report(List.of())).run(null))
        .hasMessageContaining("\"shared\"");
  }
}

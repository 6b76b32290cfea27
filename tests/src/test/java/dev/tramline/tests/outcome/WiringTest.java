package dev.tramline.tests.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

class WiringTest {

  /** Leaves its name on the trail, and goes on until there are three. */
  @Node
  static class Steps {
    private final String name;

    Steps(String name) {
      this.name = name;
    }

    @Exec
    @Append("trail")
    String visit() {
      return name;
    }

    @Post
    @Transition("continue")
    @Transition("stop")
    String next(List<String> trail) {
      return trail.size() < 2 ? "continue" : "stop"; // the trail before this visit
    }
  }

  @Node
  static class Trace {
    private final String name;

    Trace(String name) {
      this.name = name;
    }

    @Exec
    @Append("trail")
    String visit() {
      return name;
    }
  }

  @Flow
  interface SelfLoop {
    @Key("trail")
    List<String> run();

    @Transition(value = "continue", to = "steps")
    @Exit("stop")
    Steps steps();
  }

  @Flow
  interface KeywordExit {
    sealed interface Result {
      record Continue(List<String> trail) implements Result {}

      record Stop(List<String> trail) implements Result {}
    }

    Result run(List<String> trail);

    @Exit("continue")
    Steps steps();
  }

  @Flow
  interface OwnName {
    @Key("trail")
    List<String> run();

    @Transition(value = "stop", to = "end")
    @Transition(value = "continue", to = "stop")
    Steps stop();

    Trace end();
  }

  @Flow
  interface TwoLoops {
    @Key("trail")
    List<String> run();

    @Transition(value = "continue", to = "second")
    @Exit("stop")
    Steps first();

    @Transition(value = "continue", to = "first")
    @Exit("stop")
    Steps second();
  }

  @Flow(start = "second")
  interface StartElsewhere {
    @Key("trail")
    List<String> run();

    Trace first();

    @Transition(to = "first")
    Trace second();
  }

  @Flow
  interface StartsWithFirst {
    @Key("trail")
    List<String> run();

    @Transition(to = "second")
    Trace first();

    Trace second();
  }

  @Flow
  interface ExplicitBeatsName {
    @Key("trail")
    List<String> run();

    @Transition(value = "stop", to = "end")
    @Transition(value = "continue", to = "steps")
    Steps steps();

    @Exit
    Trace end();
  }

  @Test
  void an_action_may_lead_back_to_its_own_node() {
    assertThat(new WiringTest_SelfLoopFlow(new Steps("a")).run()).containsExactly("a", "a", "a");
  }

  @Test
  void an_action_that_is_a_keyword_may_be_wired_or_end_the_flow() {
    WiringTest_KeywordExitFlow flow = new WiringTest_KeywordExitFlow(new Steps("a"));
    assertThat(flow.run(List.of())).isEqualTo(new KeywordExit.Result.Continue(List.of("a")));
    assertThat(flow.run(List.of("x", "y")))
        .isEqualTo(new KeywordExit.Result.Stop(List.of("x", "y", "a")));
  }

  @Test
  void an_action_of_the_name_of_its_own_node_leads_where_it_is_wired() {
    assertThat(new WiringTest_OwnNameFlow(new Steps("a"), new Trace("end")).run())
        .containsExactly("a", "a", "a", "end");
  }

  @Test
  void two_nodes_may_lead_to_each_other() {
    assertThat(new WiringTest_TwoLoopsFlow(new Steps("a"), new Steps("b")).run())
        .containsExactly("a", "b", "a");
  }

  @Test
  void a_run_begins_with_the_node_declared_first() {
    assertThat(new WiringTest_StartsWithFirstFlow(new Trace("1"), new Trace("2")).run())
        .containsExactly("1", "2");
  }

  @Test
  void a_run_begins_with_the_start_of_the_flow_if_it_names_one() {
    assertThat(new WiringTest_StartElsewhereFlow(new Trace("1"), new Trace("2")).run())
        .containsExactly("2", "1");
  }

  @Test
  void a_transition_wires_an_action_to_any_node() {
    assertThat(new WiringTest_ExplicitBeatsNameFlow(new Steps("a"), new Trace("end")).run())
        .containsExactly("a", "a", "a", "end");
  }

  /** The same node class, and even the same object, may stand in several places. */
  @Test
  void one_node_may_stand_in_several_places() {
    Trace node = new Trace("x");
    assertThat(new WiringTest_StartsWithFirstFlow(node, node).run()).containsExactly("x", "x");
  }
}

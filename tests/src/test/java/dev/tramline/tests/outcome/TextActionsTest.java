package dev.tramline.tests.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextActionsTest {

  @Node
  static class Route {
    @Post
    @Transition("left")
    @Transition("very right")
    @Transition
    String route(Map<String, String> shared) {
      return shared.get("action");
    }
  }

  @Node
  static class Mark {
    private final String mark;

    Mark(String mark) {
      this.mark = mark;
    }

    @Post
    void mark(Map<String, String> shared) {
      shared.put("went", mark);
    }
  }

  @Flow
  interface Routing {
    void run(Map<String, String> shared);

    @Transition(value = "very right", to = "right")
    @Transition(to = "straight")
    Route route();

    Mark left();

    Mark right();

    Mark straight();
  }

  private static String went(String action) {
    Map<String, String> shared = new HashMap<>();
    shared.put("action", action);
    new TextActionsTest_RoutingFlow(
            new Route(), new Mark("left"), new Mark("right"), new Mark("straight"))
        .run(shared);
    return shared.get("went");
  }

  @Test
  void an_action_leads_to_the_node_of_its_name() {
    assertThat(went("left")).isEqualTo("left");
  }

  @Test
  void an_action_that_can_be_no_method_name_is_wired_by_a_transition() {
    assertThat(went("very right")).isEqualTo("right");
  }

  @Test
  void null_means_default() {
    assertThat(went(null)).isEqualTo("straight");
  }

  @Test
  void default_may_also_be_spelt_out() {
    assertThat(went("default")).isEqualTo("straight");
  }

  @Test
  void actions_are_compared_by_value_not_by_identity() {
    assertThat(went(new StringBuilder("left").toString())).isEqualTo("left");
  }

  @Test
  void a_value_that_is_not_declared_fails_the_run_naming_node_value_and_the_declared_ones() {
    assertThatThrownBy(() -> went("Left"))
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.POST);
              assertThat(e.node()).isEqualTo("route");
            })
        .hasMessageContainingAll("route", "\"Left\"", "\"left\"", "\"very right\"", "\"default\"");
  }

  @Test
  void the_empty_string_is_a_value_like_any_other() {
    assertThatThrownBy(() -> went("")).isInstanceOf(NodeFailedException.class);
  }

  /** Values that collide as hash codes, which a switch over strings must still tell apart. */
  @Node
  static class Colliding {
    @Post
    @Transition("Aa")
    @Transition("BB")
    @Transition("a \"quoted\" \\ $action")
    String route(String wanted) {
      return wanted;
    }
  }

  @Flow
  interface Collision {
    sealed interface Result {
      record First() implements Result {}

      record Second() implements Result {}

      record Third() implements Result {}
    }

    Result run(String wanted);

    @Exit(value = "Aa", as = "first")
    @Exit(value = "BB", as = "second")
    @Exit(value = "a \"quoted\" \\ $action", as = "third")
    Colliding node();
  }

  @Test
  void an_action_may_be_any_text() {
    TextActionsTest_CollisionFlow flow = new TextActionsTest_CollisionFlow(new Colliding());
    assertThat(flow.run("Aa")).isInstanceOf(Collision.Result.First.class);
    assertThat(flow.run("BB")).isInstanceOf(Collision.Result.Second.class);
    assertThat(flow.run("a \"quoted\" \\ $action")).isInstanceOf(Collision.Result.Third.class);
    assertThatThrownBy(() -> flow.run("C#")).hasMessageContaining("\"C#\"");
  }
}

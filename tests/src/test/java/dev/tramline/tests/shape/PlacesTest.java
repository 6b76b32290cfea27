package dev.tramline.tests.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import dev.tramline.tests.shape.elsewhere.Lengths;
import dev.tramline.tests.shape.elsewhere.Unit;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where nodes and flows may stand, and what they may be. */
class PlacesTest {

  @Flow
  public interface Measuring {
    sealed interface Result {
      record Measured(int total, Unit unit) implements Result {}

      record Nothing() implements Result {}
    }

    Result measure(String text);

    Lengths lengths();
  }

  @Test
  void a_flow_may_use_nodes_of_another_package_that_keep_their_methods_to_themselves() {
    PlacesTest_MeasuringFlow flow = new PlacesTest_MeasuringFlow(new Lengths());
    assertThat(flow.measure("ab cde")).isEqualTo(new Measuring.Result.Measured(5, Unit.LETTERS));
    assertThat(flow.measure("")).isEqualTo(new Measuring.Result.Nothing());
  }

  /** A record is a fine node: its components are what it works with. */
  @Node
  record Greeter(String greeting, int times) {
    @Exec
    @Key("text")
    String greet(String name) {
      return greeting.repeat(times) + name;
    }
  }

  @Flow
  interface Greeting {
    @Key("text")
    String greet(String name);

    Greeter greeter();
  }

  @Test
  void a_node_may_be_a_record() {
    assertThat(new PlacesTest_GreetingFlow(new Greeter("ho ", 2)).greet("you"))
        .isEqualTo("ho ho you");
  }

  static class Deep {
    static class Deeper {
      @Node
      static class Deepest {
        record Found(@Append("texts") String text) {}

        @Post
        Found find(String name) {
          return new Found("found " + name);
        }
      }

      @Flow
      interface Search {
        @Key("texts")
        List<String> search(String name);

        @Exit
        Deepest deepest();
      }
    }
  }

  @Test
  void nodes_and_flows_may_be_nested_at_any_depth() {
    assertThat(new PlacesTest_Deep_Deeper_SearchFlow(new Deep.Deeper.Deepest()).search("it"))
        .containsExactly("found it");
  }

  @Test
  void a_generated_flow_is_public_if_its_interface_is() {
    assertThat(Modifier.isPublic(PlacesTest_GreetingFlow.class.getModifiers())).isFalse();
    assertThat(Modifier.isPublic(PackagePrivateFlow.class.getModifiers())).isFalse();
    assertThat(Modifier.isPublic(PublicFlow.class.getModifiers())).isTrue();
  }

  @Test
  void a_package_private_flow_at_top_level_runs() {
    assertThat(new PackagePrivateFlow(new Greeter("hi ", 1)).greet("you")).isEqualTo("hi you");
    assertThat(new PublicFlow(new Lengths()).measure("abc").total()).isEqualTo(3);
  }

  /** A node without a flow in sight compiles as well; it is for flows of other modules. */
  @Node
  static class Lonely {
    @Post
    @Transition("nowhere")
    void post() {}
  }

  @Test
  void a_node_without_a_flow_has_its_adapter() {
    assertThat(PlacesTest_LonelyNode.fingerprint()).matches("[0-9a-f]{16}");
  }
}

package dev.tramline.tests.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.tests.shape.elsewhere.Base;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class InheritanceTest {

  @Node
  static class OfInts extends SamePackageBase<List<Integer>> {
    @Override
    String text(List<Integer> value) throws IOException {
      if (value.isEmpty()) {
        throw new IOException("nothing");
      }
      return "sum " + value.stream().mapToInt(Integer::intValue).sum();
    }
  }

  abstract static class SamePackageBase<T> {
    abstract String text(T value) throws IOException;

    @Exec
    @Key("result")
    String act(T input, Optional<String> suffix) throws IOException {
      return text(input) + suffix.orElse("");
    }

    @Fallback
    String instead(IOException failure, T input) {
      return "instead of " + input + ": " + failure.getMessage();
    }
  }

  /** An annotation counts where the method was declared, and an overriding one replaces it. */
  @Node
  static class Overriding extends OfInts {
    @Override
    @Exec
    @Key("result")
    String act(List<Integer> input, Optional<String> suffix) {
      return "overridden " + input.size();
    }
  }

  @Node
  static class Thrower {
    @Exec
    void act(String kind) throws IOException, TimeoutException {
      if (kind.equals("io")) {
        throw new IOException("io");
      }
      throw new TimeoutException("slow");
    }

    @Post
    void end() throws Exception {}
  }

  @Flow
  interface Summing {
    @Key("result")
    String run(List<Integer> input, Optional<String> suffix);

    OfInts node();
  }

  /** What it inherits comes from another package, and needs the type of its keys filled in. */
  @Node
  static class FromElsewhere extends Base<int[]> {
    @Override
    protected String text(int[] value) {
      return value.length + " numbers";
    }
  }

  @Flow
  interface Overridden {
    @Key("result")
    String run(List<Integer> input, Optional<String> suffix);

    Overriding node();
  }

  @Flow
  interface Elsewhere {
    @Key("result")
    String run(int[] input, String suffix);

    FromElsewhere node();
  }

  @Flow
  interface Throwing {
    void run(String kind);

    Thrower node();
  }

  @Test
  void annotated_methods_are_inherited_with_their_type_variables_filled_in() {
    InheritanceTest_SummingFlow flow = new InheritanceTest_SummingFlow(new OfInts());
    assertThat(flow.run(List.of(1, 2), Optional.of("!"))).isEqualTo("sum 3!");
  }

  @Test
  void an_inherited_fallback_serves() {
    InheritanceTest_SummingFlow flow = new InheritanceTest_SummingFlow(new OfInts());
    assertThat(flow.run(List.of(), Optional.empty())).isEqualTo("instead of []: nothing");
  }

  @Test
  void an_overriding_method_is_called_and_bound_anew() {
    InheritanceTest_OverriddenFlow flow = new InheritanceTest_OverriddenFlow(new Overriding());
    assertThat(flow.run(List.of(1, 2), Optional.of("!"))).isEqualTo("overridden 2");
  }

  @Test
  void stages_may_be_inherited_from_another_package() {
    assertThat(new InheritanceTest_ElsewhereFlow(new FromElsewhere()).run(new int[3], "!"))
        .isEqualTo("3 numbers!");
  }

  @Test
  void stages_may_declare_any_checked_exception_though_the_entry_declares_none() {
    InheritanceTest_ThrowingFlow flow = new InheritanceTest_ThrowingFlow(new Thrower());
    assertThatThrownBy(() -> flow.run("io"))
        .isInstanceOf(NodeFailedException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(() -> flow.run("slow"))
        .isInstanceOf(NodeFailedException.class)
        .hasCauseInstanceOf(TimeoutException.class);
  }

  /** A subclass of a node may stand in for it, as in any Java program. */
  @Test
  void an_instance_of_a_subclass_serves_as_the_node() {
    OfInts louder =
        new OfInts() {
          @Override
          String text(List<Integer> value) {
            return "LOUD";
          }
        };
    assertThat(new InheritanceTest_SummingFlow(louder).run(List.of(), Optional.empty()))
        .isEqualTo("LOUD");
  }
}

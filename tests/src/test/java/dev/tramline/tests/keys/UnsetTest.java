package dev.tramline.tests.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnsetTest {

  /** Sets, unsets or fails with the key "note", as it is told. */
  @Node
  static class Write {
    record Written(Optional<String> note) {}

    @Post
    Written write(String order) {
      return switch (order) {
        case "set" -> new Written(Optional.of("written"));
        case "unset" -> new Written(Optional.empty());
        default -> new Written(null);
      };
    }
  }

  @Node
  static class WriteNullable {
    record Written(@Nullable String note) {}

    @Post
    Written write(String order) {
      return new Written(order.equals("set") ? "written" : null);
    }
  }

  @Node
  static class ExecOptional {
    @Exec
    @Key("note")
    Optional<String> write(String order) {
      return order.equals("set") ? Optional.of("written") : Optional.empty();
    }
  }

  @Node
  static class ExecNullable {
    @Exec
    @Key("note")
    @Nullable String write(String order) {
      return order.equals("set") ? "written" : null;
    }

    @Post
    void end() {}
  }

  /** Reads the key in both ways that accept it unset. */
  @Node
  static class Read {
    @Prep
    Optional<String> prepare(Optional<String> note) {
      return note;
    }

    @Exec
    @Key("seen")
    String read(@Prep Optional<String> prepared, @Key("note") @Nullable String nullable) {
      assertThat(prepared).isEqualTo(Optional.ofNullable(nullable));
      return "saw " + nullable;
    }
  }

  @Flow
  interface Writing {
    record Result(Optional<String> note, String seen) {}

    Result run(String order, Optional<String> note);

    @Transition(to = "read")
    Write write();

    Read read();
  }

  @Flow
  interface WritingNullable {
    record Result(@Nullable String note, String seen) {}

    Result run(String order, @Nullable String note);

    @Transition(to = "read")
    WriteNullable write();

    Read read();
  }

  @Flow
  interface ExecutingOptional {
    @Key("seen")
    String run(String order, Optional<String> note);

    @Transition(to = "read")
    ExecOptional write();

    Read read();
  }

  @Flow
  interface ExecutingNullable {
    @Key("seen")
    String run(String order, Optional<String> note);

    @Transition(to = "read")
    ExecNullable write();

    Read read();
  }

  @Flow
  interface Reading {
    @Key("seen")
    String run(Optional<String> note);

    Read read();
  }

  @Flow
  interface Unwritten {
    record Result(Optional<Integer> count, String note) {}

    Result run(String note, Optional<Integer> count);

    Nothing node();
  }

  @Node
  static class Nothing {
    @Post
    void end() {}
  }

  @Test
  void an_unset_input_is_read_as_empty_or_null() {
    assertThat(new UnsetTest_ReadingFlow(new Read()).run(Optional.empty())).isEqualTo("saw null");
    assertThat(new UnsetTest_ReadingFlow(new Read()).run(Optional.of("x"))).isEqualTo("saw x");
  }

  @Test
  void null_for_an_optional_input_counts_as_empty() {
    assertThat(new UnsetTest_ReadingFlow(new Read()).run(null)).isEqualTo("saw null");
  }

  @Test
  void an_optional_component_sets_the_key_or_unsets_it() {
    UnsetTest_WritingFlow flow = new UnsetTest_WritingFlow(new Write(), new Read());
    Optional<String> before = Optional.of("before");
    assertThat(flow.run("set", before))
        .isEqualTo(new Writing.Result(Optional.of("written"), "saw written"));
    assertThat(flow.run("unset", before))
        .isEqualTo(new Writing.Result(Optional.empty(), "saw null"));
  }

  @Test
  void null_for_an_optional_component_unsets_the_key_too() {
    assertThat(
            new UnsetTest_WritingFlow(new Write(), new Read()).run("null", Optional.of("before")))
        .isEqualTo(new Writing.Result(Optional.empty(), "saw null"));
  }

  @Test
  void a_nullable_component_sets_the_key_or_unsets_it() {
    UnsetTest_WritingNullableFlow flow =
        new UnsetTest_WritingNullableFlow(new WriteNullable(), new Read());
    assertThat(flow.run("set", null))
        .isEqualTo(new WritingNullable.Result("written", "saw written"));
    assertThat(flow.run("unset", "before")).isEqualTo(new WritingNullable.Result(null, "saw null"));
  }

  @Test
  void an_exec_of_optional_type_sets_the_key_or_unsets_it() {
    UnsetTest_ExecutingOptionalFlow flow =
        new UnsetTest_ExecutingOptionalFlow(new ExecOptional(), new Read());
    assertThat(flow.run("set", Optional.empty())).isEqualTo("saw written");
    assertThat(flow.run("unset", Optional.of("before"))).isEqualTo("saw null");
  }

  @Test
  void a_nullable_exec_sets_the_key_or_unsets_it() {
    UnsetTest_ExecutingNullableFlow flow =
        new UnsetTest_ExecutingNullableFlow(new ExecNullable(), new Read());
    assertThat(flow.run("set", Optional.empty())).isEqualTo("saw written");
    assertThat(flow.run("unset", Optional.of("before"))).isEqualTo("saw null");
  }

  @Test
  void an_input_may_be_an_output_that_no_node_touches() {
    assertThat(new UnsetTest_UnwrittenFlow(new Nothing()).run("x", Optional.empty()))
        .isEqualTo(new Unwritten.Result(Optional.empty(), "x"));
    assertThat(new UnsetTest_UnwrittenFlow(new Nothing()).run("x", Optional.of(3)))
        .isEqualTo(new Unwritten.Result(Optional.of(3), "x"));
  }

  @Test
  void a_required_input_beside_an_optional_one_is_still_required() {
    assertThatThrownBy(() -> new UnsetTest_UnwrittenFlow(new Nothing()).run(null, Optional.of(3)))
        .isNotInstanceOf(NodeFailedException.class)
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("\"note\"");
  }
}

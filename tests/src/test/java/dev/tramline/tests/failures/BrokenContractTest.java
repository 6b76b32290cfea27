package dev.tramline.tests.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BrokenContractTest {

  @Node
  static class NullRecord {
    record Found(String text) {}

    @Post
    Found find() {
      return null;
    }
  }

  @Flow
  interface NullRecordFlow {
    @Key("text")
    String run();

    NullRecord find();
  }

  @Node
  static class NullVariant {
    sealed interface Next {
      record Left() implements Next {}

      record Right() implements Next {}
    }

    @Post
    Next choose() {
      return null;
    }
  }

  @Flow
  interface NullVariantFlow {
    void run();

    @Exit("left")
    @Exit("right")
    NullVariant choose();
  }

  @Node
  static class NullConstant {
    enum Next {
      LEFT,
      RIGHT
    }

    @Post
    Next choose() {
      return null;
    }
  }

  @Flow
  interface NullConstantFlow {
    void run();

    @Exit("left")
    @Exit("right")
    NullConstant choose();
  }

  @Node
  static class NullComponent {
    record Found(String title, String text) {}

    @Post
    Found find() {
      return new Found("title", null);
    }
  }

  @Flow
  interface NullComponentFlow {
    record Result(String title, String text) {}

    Result run();

    NullComponent find();
  }

  @Node
  static class NullKey {
    @Exec
    @Key("text")
    String read() {
      return null;
    }
  }

  @Flow
  interface NullKeyFlow {
    @Key("text")
    String run();

    NullKey read();
  }

  @Node
  static class NullOut {
    @Post
    @Transition(value = "done", writes = "text")
    void write(Out<String> text) {
      text.set(null);
    }
  }

  @Flow
  interface NullOutFlow {
    @Key("text")
    String run();

    @Exit("done")
    NullOut write();
  }

  @Node
  static class Saying {
    @Post
    @Transition("search")
    @Transition("answer")
    String route(Optional<String> action) {
      return action.orElse(null);
    }
  }

  @Flow
  interface SayingFlow {
    void run(Optional<String> action);

    @Exit("search")
    @Exit("answer")
    Saying decide();
  }

  @Node
  static class SayingDefault {
    @Post
    @Transition("default")
    @Transition("answer")
    String route() {
      return null;
    }
  }

  @Flow
  interface SayingDefaultFlow {
    void run();

    @Exit
    @Exit("answer")
    SayingDefault decide();
  }

  @Node
  static class Promising {
    @Post
    @Transition(
        value = "search",
        writes = {"query", "limit"})
    @Transition("answer")
    String route(String action, Out<String> query, Out<Integer> limit) {
      query.set("q");
      return action;
    }
  }

  @Flow
  interface PromisingFlow {
    record Result(Optional<String> query, Optional<Integer> limit) {}

    Result run(String action);

    @Exit("search")
    @Exit("answer")
    Promising decide();
  }

  @Flow
  interface Outer {
    @Key("text")
    String run();

    NullKeyFlow inner();
  }

  @Node
  static class Echo {
    @Exec
    @Key("text")
    String echo(String question, List<String> context) {
      return question + context;
    }
  }

  @Flow
  interface Asking {
    @Key("text")
    String ask(String question, List<String> context);

    Echo echo();
  }

  @Test
  void a_null_outcome_record_fails_post_and_names_the_method() {
    assertBroken(
        () -> new BrokenContractTest_NullRecordFlowFlow(new NullRecord()).run(),
        Stage.POST,
        "flow NullRecordFlow",
        "node find",
        "@Post method find returned null");
  }

  @Test
  void a_null_in_place_of_a_variant_fails_post_and_names_the_method() {
    assertBroken(
        () -> new BrokenContractTest_NullVariantFlowFlow(new NullVariant()).run(),
        Stage.POST,
        "flow NullVariantFlow",
        "node choose",
        "@Post method choose returned null");
  }

  @Test
  void a_null_in_place_of_a_constant_fails_post_and_names_the_method() {
    assertBroken(
        () -> new BrokenContractTest_NullConstantFlowFlow(new NullConstant()).run(),
        Stage.POST,
        "flow NullConstantFlow",
        "node choose",
        "@Post method choose returned null");
  }

  @Test
  void a_null_component_of_a_key_that_is_not_optional_fails_post_and_names_the_key() {
    assertBroken(
        () -> new BrokenContractTest_NullComponentFlowFlow(new NullComponent()).run(),
        Stage.POST,
        "flow NullComponentFlow",
        "node find",
        "null for key \"text\"");
  }

  @Test
  void a_null_result_under_a_key_fails_exec_and_names_the_key() {
    assertBroken(
        () -> new BrokenContractTest_NullKeyFlowFlow(new NullKey()).run(),
        Stage.EXEC,
        "flow NullKeyFlow",
        "node read",
        "null for key \"text\"");
  }

  @Test
  void a_null_set_through_an_out_fails_post_and_names_the_key() {
    assertBroken(
        () -> new BrokenContractTest_NullOutFlowFlow(new NullOut()).run(),
        Stage.POST,
        "flow NullOutFlow",
        "node write",
        "null set for key \"text\"");
  }

  @Test
  void an_action_that_was_not_declared_fails_post_and_names_it_and_the_declared_ones() {
    assertBroken(
        () -> new BrokenContractTest_SayingFlowFlow(new Saying()).run(Optional.of("serach")),
        Stage.POST,
        "flow SayingFlow",
        "node decide",
        "\"serach\"",
        "search",
        "answer");
  }

  @Test
  void a_null_action_fails_post_where_default_is_not_declared() {
    assertBroken(
        () -> new BrokenContractTest_SayingFlowFlow(new Saying()).run(Optional.empty()),
        Stage.POST,
        "flow SayingFlow",
        "node decide",
        "null",
        "search",
        "answer");
  }

  @Test
  void a_null_action_is_default_where_that_is_declared() {
    new BrokenContractTest_SayingDefaultFlowFlow(new SayingDefault()).run();
    assertThat(BrokenContractTest_SayingDefaultFlowFlow.GRAPH.nodes().get(0).actions())
        .containsExactly("default", "answer");
  }

  @Test
  void a_promise_of_writes_that_was_not_kept_fails_post_and_names_the_key_and_the_action() {
    assertBroken(
        () -> new BrokenContractTest_PromisingFlowFlow(new Promising()).run("search"),
        Stage.POST,
        "flow PromisingFlow",
        "node decide",
        "\"search\"",
        "\"limit\"");
  }

  @Test
  void an_action_without_the_promise_may_leave_the_key_unset() {
    assertThat(new BrokenContractTest_PromisingFlowFlow(new Promising()).run("answer"))
        .isEqualTo(new PromisingFlow.Result(Optional.of("q"), Optional.empty()));
  }

  @Test
  void a_broken_contract_inside_a_nested_flow_names_the_way_there() {
    Outer flow =
        new BrokenContractTest_OuterFlow(new BrokenContractTest_NullKeyFlowFlow(new NullKey()));
    assertBroken(flow::run, Stage.EXEC, "flow Outer", "node inner/read", "null for key \"text\"");
  }

  @Test
  void a_null_input_is_refused_before_the_run_and_names_flow_and_key() {
    Asking flow = new BrokenContractTest_AskingFlow(new Echo());
    assertThatThrownBy(() -> flow.ask(null, List.of()))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContainingAll("Asking", "\"question\"");
    assertThatThrownBy(() -> flow.ask("why", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContainingAll("Asking", "\"context\"");
  }

  private static void assertBroken(ThrowingCallable run, Stage stage, String... parts) {
    NodeFailedException failure = catchThrowableOfType(NodeFailedException.class, run);
    assertThat(failure.stage()).isEqualTo(stage);
    assertThat(failure).hasMessageContainingAll(parts);
  }
}

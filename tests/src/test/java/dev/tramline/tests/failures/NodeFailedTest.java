package dev.tramline.tests.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeFailedTest {

  @Node
  static class Count {
    sealed interface Next {
      record Again(int count) implements Next {}

      record Fail() implements Next {}
    }

    @Post
    Next next(int count, int limit) {
      return count < limit ? new Next.Again(count + 1) : new Next.Fail();
    }
  }

  @Node
  static class FailIn {
    @Prep
    String prepare(Stage stage) throws IOException {
      failIf(stage, Stage.PREP);
      return "prepared";
    }

    @Exec
    @Retry(attempts = 2)
    String act(@Prep String prepared, Stage stage) throws IOException {
      failIf(stage, Stage.EXEC);
      return prepared;
    }

    @Post
    void end(@Exec String result, Stage stage) throws IOException {
      failIf(stage, Stage.POST);
    }

    private static void failIf(Stage wanted, Stage here) throws IOException {
      if (wanted == here) {
        throw new IOException("no " + here);
      }
    }
  }

  @Node
  static class Unhappy {
    private final Exception failure;

    Unhappy(Exception failure) {
      this.failure = failure;
    }

    @Exec
    void act() throws Exception {
      throw failure;
    }
  }

  @Flow
  interface Failing {
    void run(int count, int limit, Stage stage);

    @Transition(value = "again", to = "count")
    Count count();

    FailIn fail();
  }

  @Flow
  interface Unhappily {
    void run();

    Unhappy node();
  }

  private static NodeFailedException fail(int visits, Stage stage) {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new NodeFailedTest_FailingFlow(new Count(), new FailIn()).run(1, visits, stage));
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void its_message_holds_all_of_that() {
    assertThat(fail(2, Stage.EXEC))
        .hasMessage(
            "flow Failing: node fail failed in EXEC after 2 attempts, path count -> count -> fail:"
                + " java.io.IOException: no EXEC");
  }

  @Test
  void a_path_of_exactly_64_nodes_is_whole() {
    assertThat(fail(63, Stage.EXEC).path()).hasSize(64).startsWith("count").endsWith("fail");
  }

  @Test
  void the_cause_is_the_very_exception_of_the_node_be_it_checked_or_not() {
    for (Exception failure : List.of(new IOException("a"), new IllegalStateException("b"))) {
      assertThatThrownBy(() -> new NodeFailedTest_UnhappilyFlow(new Unhappy(failure)).run())
          .isInstanceOf(NodeFailedException.class)
          .isInstanceOf(FlowException.class)
          .isInstanceOf(RuntimeException.class)
          .hasCause(failure);
    }
  }

  @Test
  void a_cause_without_a_message_is_named_by_its_type() {
    assertThatThrownBy(() -> new NodeFailedTest_UnhappilyFlow(new Unhappy(new IOException())).run())
        .hasMessageEndingWith("java.io.IOException");
  }

  @Test
  void a_node_that_fails_with_a_flow_exception_of_its_own_making_is_wrapped_like_any_other() {
    NodeFailedException inner = fail(1, Stage.EXEC);
    assertThatThrownBy(() -> new NodeFailedTest_UnhappilyFlow(new Unhappy(inner)).run())
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.flow()).isEqualTo("Unhappily"))
        .hasCause(inner);
  }
}

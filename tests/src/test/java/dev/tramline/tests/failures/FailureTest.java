package dev.tramline.tests.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

  /** What a stage does besides handing its value on. */
  interface Step {
    Step NOTHING = () -> {};

    void run() throws Exception;

    static Step throwing(Exception failure) {
      return () -> {
        throw failure;
      };
    }

    static Step throwing(Error error) {
      return () -> {
        throw error;
      };
    }
  }

  @Node
  static class Staged {
    private final Step prep;
    private final Step exec;
    private final Step post;

    Staged(Step prep, Step exec, Step post) {
      this.prep = prep;
      this.exec = exec;
      this.post = post;
    }

    record Done(String done, @Append("messages") String message) {}

    @Prep
    String gather(String input) throws Exception {
      prep.run();
      return input;
    }

    @Exec
    @Append("trail")
    @Retry(attempts = 2)
    String work(@Prep String gathered) throws Exception {
      exec.run();
      return gathered + "!";
    }

    @Post
    Done keep(@Exec String result) throws Exception {
      post.run();
      return new Done(result, "did " + result);
    }
  }

  @Node
  static class First {
    @Exec
    @Key("input")
    String load(String name) {
      return name;
    }
  }

  @Flow
  interface Work {
    record Result(String done, List<String> messages, List<String> trail) {}

    Result run(String name, List<String> messages, List<String> trail);

    @Transition(to = "work")
    First first();

    Staged work();
  }

  @Flow
  @SuppressWarnings("TL391") // the lists are there for the other flow
  interface Inner {
    @Key("done")
    String run(String input);

    Staged add();
  }

  @Flow
  interface Outer {
    @Key("done")
    String run(String name);

    @Transition(to = "inner")
    First first();

    Inner inner();
  }

  @Node
  static class Pendulum {
    sealed interface Next {
      record Again(int n) implements Next {}

      record Enough() implements Next {}
    }

    private final int failAt;

    Pendulum(int failAt) {
      this.failAt = failAt;
    }

    @Post
    Next swing(int n) throws IOException {
      if (n == failAt) {
        throw new IOException("worn out");
      }
      return n < 0 ? new Next.Enough() : new Next.Again(n + 1);
    }
  }

  @Flow
  interface Clock {
    void run(int n);

    @Transition(value = "again", to = "tock")
    @Exit("enough")
    Pendulum tick();

    @Transition(value = "again", to = "tick")
    @Exit("enough")
    Pendulum tock();
  }

  @Test
  void a_failure_of_prep_names_flow_node_stage_path_and_cause() {
    IOException cause = new IOException("no such file");
    NodeFailedException failure = fail(Step.throwing(cause), Step.NOTHING, Step.NOTHING);
    assertThat(failure.flow()).isEqualTo("Work");
    assertThat(failure.node()).isEqualTo("work");
    assertThat(failure.stage()).isEqualTo(Stage.PREP);
    assertThat(failure.attempts()).isZero();
    assertThat(failure.path()).containsExactly("first", "work");
    assertThat(failure).hasCause(cause);
    assertThat(failure)
        .hasMessage(
            "flow Work: node work failed in PREP, path first -> work:"
                + " java.io.IOException: no such file");
  }

  @Test
  void a_failure_of_exec_names_its_attempts_too() {
    IOException cause = new IOException("timed out");
    NodeFailedException failure = fail(Step.NOTHING, Step.throwing(cause), Step.NOTHING);
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.path()).containsExactly("first", "work");
    assertThat(failure).hasCause(cause);
    assertThat(failure)
        .hasMessage(
            "flow Work: node work failed in EXEC after 2 attempts, path first -> work:"
                + " java.io.IOException: timed out");
  }

  @Test
  void a_failure_of_post_names_the_attempts_that_exec_had_needed() {
    IllegalStateException cause = new IllegalStateException("unroutable");
    NodeFailedException failure = fail(Step.NOTHING, Step.NOTHING, Step.throwing(cause));
    assertThat(failure.stage()).isEqualTo(Stage.POST);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure).hasCause(cause);
    assertThat(failure)
        .hasMessage(
            "flow Work: node work failed in POST after 1 attempt, path first -> work:"
                + " java.lang.IllegalStateException: unroutable");
  }

  @Test
  void a_failure_is_unchecked_and_its_path_cannot_be_changed() {
    FlowException failure =
        fail(Step.NOTHING, Step.NOTHING, Step.throwing(new IOException("post")));
    assertThat(failure).isInstanceOf(RuntimeException.class);
    List<String> path = ((NodeFailedException) failure).path();
    assertThatThrownBy(() -> path.add("elsewhere"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void an_error_of_any_stage_arrives_as_the_same_instance() {
    for (Error error : List.of(new AssertionError("a"), new StackOverflowError("b"))) {
      assertThatThrownBy(() -> work(Step.throwing(error), Step.NOTHING, Step.NOTHING))
          .isSameAs(error);
      assertThatThrownBy(() -> work(Step.NOTHING, Step.throwing(error), Step.NOTHING))
          .isSameAs(error);
      assertThatThrownBy(() -> work(Step.NOTHING, Step.NOTHING, Step.throwing(error)))
          .isSameAs(error);
    }
  }

  @Test
  void an_error_inside_a_nested_flow_arrives_as_the_same_instance() {
    Error error = new LinkageError("half");
    assertThatThrownBy(
            () ->
                new FailureTest_OuterFlow(
                        new First(),
                        new FailureTest_InnerFlow(
                            new Staged(Step.NOTHING, Step.throwing(error), Step.NOTHING)))
                    .run("x"))
        .isSameAs(error);
  }

  @Test
  void a_failure_inside_a_nested_flow_names_the_outer_flow_and_the_path_to_the_node() {
    IOException cause = new IOException("inside");
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                new FailureTest_OuterFlow(
                        new First(),
                        new FailureTest_InnerFlow(
                            new Staged(Step.NOTHING, Step.throwing(cause), Step.NOTHING)))
                    .run("x"));
    assertThat(failure.flow()).isEqualTo("Outer");
    assertThat(failure.node()).isEqualTo("inner/add");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.path()).containsExactly("first", "inner/add");
    assertThat(failure).hasCause(cause);
    assertThat(failure)
        .hasMessage(
            "flow Outer: node inner/add failed in EXEC after 2 attempts, path first -> inner/add:"
                + " java.io.IOException: inside");
  }

  @Test
  void a_failing_fake_of_a_nested_flow_is_a_failure_of_its_place_in_exec() {
    IOException cause = new IOException("fake");
    FailureTest.Inner fake =
        new FailureTest.Inner() {
          @Override
          public String run(String input) {
            throw new IllegalStateException(cause);
          }

          @Override
          public Staged add() {
            throw new AssertionError("an opaque flow is asked for nothing but its entry");
          }
        };
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> new FailureTest_OuterFlow(new First(), fake).run("x"));
    assertThat(failure.node()).isEqualTo("inner");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.path()).containsExactly("first", "inner");
    assertThat(failure).hasRootCause(cause);
  }

  @Test
  void the_path_of_a_short_run_holds_every_visit() {
    assertThat(path(3)).containsExactly("tick", "tock", "tick", "tock");
    assertThat(path(63)).hasSize(64).startsWith("tick").endsWith("tock");
  }

  @Test
  void the_path_of_a_long_run_holds_the_last_64_visits_oldest_first() {
    assertThat(path(64)).hasSize(64).startsWith("tock", "tick").endsWith("tock", "tick");
    assertThat(path(1001)).hasSize(64).startsWith("tick", "tock").endsWith("tick", "tock");
  }

  @Test
  void a_node_that_fails_appends_nothing_to_the_lists_of_the_caller() {
    for (int stage = 0; stage < 3; stage++) {
      List<String> messages = new ArrayList<>(List.of("before"));
      List<String> trail = new ArrayList<>(List.of("start"));
      Step failing = Step.throwing(new IOException("stage " + stage));
      Staged node =
          new Staged(
              stage == 0 ? failing : Step.NOTHING,
              stage == 1 ? failing : Step.NOTHING,
              stage == 2 ? failing : Step.NOTHING);
      assertThatThrownBy(
              () -> new FailureTest_WorkFlow(new First(), node).run("x", messages, trail))
          .isInstanceOf(NodeFailedException.class);
      assertThat(messages).containsExactly("before");
      assertThat(trail).containsExactly("start");
    }
  }

  @Test
  void a_run_after_a_failed_one_starts_afresh() {
    int[] calls = {0};
    Step failsOnce =
        () -> {
          if (calls[0]++ == 0) {
            throw new IOException("first run");
          }
        };
    Work flow =
        new FailureTest_WorkFlow(new First(), new Staged(Step.NOTHING, Step.NOTHING, failsOnce));
    assertThatThrownBy(() -> flow.run("x", List.of(), List.of()))
        .isInstanceOf(NodeFailedException.class);
    assertThat(flow.run("y", List.of(), List.of()))
        .isEqualTo(new Work.Result("y!", List.of("did y!"), List.of("y!")));
  }

  private static List<String> path(int failAt) {
    Pendulum node = new Pendulum(failAt);
    return catchThrowableOfType(
            NodeFailedException.class, () -> new FailureTest_ClockFlow(node, node).run(0))
        .path();
  }

  private static NodeFailedException fail(Step prep, Step exec, Step post) {
    return catchThrowableOfType(NodeFailedException.class, () -> work(prep, exec, post));
  }

  private static void work(Step prep, Step exec, Step post) {
    new FailureTest_WorkFlow(new First(), new Staged(prep, exec, post))
        .run("x", List.of(), List.of());
  }
}

package dev.tramline.tests.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunContextTest {

  /** Notes what each stage is told of itself. */
  static class Notes {
    private final List<String> lines = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();

    void add(String stage, RunContext context) {
      runs.add(context.runId());
      lines.add(stage + " " + context.stepId() + " attempt " + context.attempt());
    }
  }

  /** Fails once in every visit, and goes round until the counter has reached two. */
  @Node
  static class Loop {
    private final Notes notes;

    Loop(Notes notes) {
      this.notes = notes;
    }

    sealed interface Next {
      record Again(int visits) implements Next {}

      record Done() implements Next {}
    }

    @Prep
    int prepare(int visits, RunContext context) {
      notes.add("prep", context);
      return visits;
    }

    @Exec
    @Retry(attempts = 3)
    int act(@Prep int visits, RunContext context) throws IOException {
      notes.add("exec", context);
      assertThat(context.maxAttempts()).isEqualTo(3);
      assertThat(context.node()).isEqualTo("loop");
      if (context.attempt() == 0) {
        throw new IOException("not yet");
      }
      return visits + 1;
    }

    @Post
    Next end(@Exec int visits, RunContext context) {
      notes.add("post", context);
      return visits < 2 ? new Next.Again(visits) : new Next.Done();
    }
  }

  @Node
  static class Items {
    private final Notes notes;

    Items(Notes notes) {
      this.notes = notes;
    }

    @Prep
    List<String> items(RunContext context) {
      notes.add("prep", context);
      return List.of("a", "b");
    }

    @Exec
    @Batch
    @Retry(attempts = 2)
    void act(@Prep String item, RunContext context) throws IOException {
      notes.add("exec", context);
      if (item.equals("b") && context.attempt() == 0) {
        throw new IOException("not yet");
      }
    }

    @Post
    void end(RunContext context) {
      notes.add("post", context);
    }
  }

  @Node
  static class Once {
    private final Notes notes;

    Once(Notes notes) {
      this.notes = notes;
    }

    @Exec
    void act(RunContext context) {
      notes.add("exec", context);
      assertThat(context.maxAttempts()).isEqualTo(1);
    }
  }

  @Node
  static class CountsItsCalls {
    @Exec
    @Key("answer")
    String act(RunContext context) throws IOException {
      if (context.attempt() < 4) {
        throw new IOException("attempt " + context.attempt());
      }
      return context.attempt() + " of " + context.maxAttempts();
    }
  }

  @Flow
  interface Looping {
    void run(int visits);

    @Transition(value = "again", to = "loop")
    @Transition(value = "done", to = "once")
    Loop loop();

    Once once();
  }

  @Flow
  interface Itemwise {
    void run();

    @Transition(to = "once")
    Items items();

    @Exit
    Once once();
  }

  @Flow
  interface Persistent {
    @Key("answer")
    String run();

    @Retry(attempts = 5)
    CountsItsCalls node();
  }

  @Flow
  interface OnceOnly {
    @Key("answer")
    String run();

    CountsItsCalls node();
  }

  @Test
  void attempts_count_from_zero_in_every_visit_and_the_step_id_counts_visits_from_zero() {
    Notes notes = new Notes();
    new RunContextTest_LoopingFlow(new Loop(notes), new Once(notes)).run(0);
    assertThat(notes.lines)
        .containsExactly(
            "prep loop/0 attempt 0",
            "exec loop/0 attempt 0",
            "exec loop/0 attempt 1",
            "post loop/0 attempt 1",
            "prep loop/1 attempt 0",
            "exec loop/1 attempt 0",
            "exec loop/1 attempt 1",
            "post loop/1 attempt 1",
            "exec once/0 attempt 0");
  }

  @Test
  void in_a_batch_the_step_id_names_the_item_and_each_item_has_its_attempts_to_itself() {
    Notes notes = new Notes();
    new RunContextTest_ItemwiseFlow(new Items(notes), new Once(notes)).run();
    assertThat(notes.lines)
        .containsExactly(
            "prep items/0 attempt 0",
            "exec items/0/0 attempt 0",
            "exec items/0/1 attempt 0",
            "exec items/0/1 attempt 1",
            "post items/0 attempt 1",
            "exec once/0 attempt 0");
  }

  @Test
  void the_run_id_is_the_same_throughout_a_run() {
    Notes notes = new Notes();
    new RunContextTest_LoopingFlow(new Loop(notes), new Once(notes)).run(0);
    assertThat(notes.runs).hasSize(9);
    assertThat(notes.runs.stream().distinct()).hasSize(1);
    assertThat(UUID.fromString(notes.runs.get(0))).hasToString(notes.runs.get(0));
  }

  @Test
  void the_run_id_differs_between_runs_of_one_flow() {
    Notes notes = new Notes();
    RunContextTest_LoopingFlow flow =
        new RunContextTest_LoopingFlow(new Loop(notes), new Once(notes));
    flow.run(1);
    flow.run(1);
    assertThat(notes.runs.stream().distinct()).hasSize(2);
  }

  @Test
  void the_step_ids_of_a_second_run_begin_anew() {
    Notes notes = new Notes();
    RunContextTest_LoopingFlow flow =
        new RunContextTest_LoopingFlow(new Loop(notes), new Once(notes));
    flow.run(1);
    List<String> first = List.copyOf(notes.lines);
    notes.lines.clear();
    flow.run(1);
    assertThat(notes.lines).isEqualTo(first);
  }

  @Test
  void the_context_knows_the_attempts_that_the_flow_allows() {
    assertThat(new RunContextTest_PersistentFlow(new CountsItsCalls()).run()).isEqualTo("4 of 5");
  }

  @Test
  void without_a_retry_the_only_attempt_is_the_first_of_one() {
    assertThatThrownBy(() -> new RunContextTest_OnceOnlyFlow(new CountsItsCalls()).run())
        .isInstanceOf(NodeFailedException.class)
        .hasRootCauseMessage("attempt 0");
  }
}

package dev.tramline.tests.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Append;
import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunCancelledException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchVisitTest {

  /** An item "b2" fails twice before it succeeds. */
  @Node
  static class Each {
    private final List<String> log;

    Each(List<String> log) {
      this.log = log;
    }

    @Prep
    List<String> split(String words, RunContext context) {
      log.add("prep " + context.stepId());
      return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    @Exec
    @Batch
    @Append("marked")
    @Retry(attempts = 3)
    String mark(@Prep String word, RunContext context) throws IOException {
      log.add(
          word
              + " "
              + context.stepId()
              + " attempt "
              + context.attempt()
              + " of "
              + context.maxAttempts());
      if (word.equals("stop")) {
        Thread.currentThread().interrupt();
        return word;
      }
      if (context.attempt() < word.charAt(1) - '0') {
        throw new IOException(word);
      }
      return word + "!";
    }

    @Fallback
    String spare(IOException failure, @Prep String word, RunContext context) throws IOException {
      log.add("fallback " + word + " " + context.stepId());
      if (word.startsWith("x")) {
        throw new IOException("no spare for " + word, failure);
      }
      return word + "?";
    }

    @Post
    @Transition("more")
    @Transition("done")
    String post(@Exec List<String> results, RunContext context, List<String> marked) {
      log.add("post " + context.stepId() + " " + results + " after " + marked);
      return marked.isEmpty() && !results.isEmpty() ? "more" : "done";
    }
  }

  @Flow(maxSteps = 2)
  interface Marking {
    @Key("marked")
    List<String> run(String words);

    @Transition(value = "more", to = "each")
    @Exit("done")
    Each each();
  }

  private final List<String> log = new ArrayList<>();

  @Test
  void attempts_and_step_ids_count_per_item_and_the_visit_is_part_of_the_id() {
    assertThat(run("a0 b2")).containsExactly("a0!", "b2!", "a0!", "b2!");
    assertThat(log)
        .containsExactly(
            "prep each/0",
            "a0 each/0/0 attempt 0 of 3",
            "b2 each/0/1 attempt 0 of 3",
            "b2 each/0/1 attempt 1 of 3",
            "b2 each/0/1 attempt 2 of 3",
            "post each/0 [a0!, b2!] after []",
            "prep each/1",
            "a0 each/1/0 attempt 0 of 3",
            "b2 each/1/1 attempt 0 of 3",
            "b2 each/1/1 attempt 1 of 3",
            "b2 each/1/1 attempt 2 of 3",
            "post each/1 [a0!, b2!] after [a0!, b2!]");
  }

  @Test
  void items_are_no_steps_of_the_run() {
    // Two visits are all that the limit allows, each with five items.
    assertThat(run("a0 b0 c0 d0 e0")).hasSize(10);
  }

  @Test
  void an_empty_source_still_comes_to_post_and_appends_nothing() {
    assertThat(run("")).isEmpty();
    assertThat(log).containsExactly("prep each/0", "post each/0 [] after []");
  }

  @Test
  void a_fallback_gets_the_item_that_failed_and_stands_in_its_place() {
    assertThat(run("a0 b3 c0")).startsWith("a0!", "b3?", "c0!");
    assertThat(log).contains("fallback b3 each/0/1").doesNotContain("fallback a0 each/0/0");
  }

  @Test
  void a_fallback_that_throws_fails_the_node_in_exec_with_the_attempts_of_that_item() {
    NodeFailedException failure =
        catchThrowableOfType(NodeFailedException.class, () -> run("a0 x3 c0"));
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure.getCause()).hasMessage("no spare for x3");
    assertThat(log).last().isEqualTo("fallback x3 each/0/1");
  }

  @Test
  void an_interrupt_ends_the_run_before_the_next_item() {
    RunCancelledException failure;
    try {
      failure = catchThrowableOfType(RunCancelledException.class, () -> run("a0 stop c0"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(failure).hasMessageContaining("node each");
    assertThat(log).last().isEqualTo("stop each/0/1 attempt 0 of 3");
  }

  private List<String> run(String words) {
    return new BatchVisitTest_MarkingFlow(new Each(log)).run(words);
  }
}

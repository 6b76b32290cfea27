package dev.tramline.tests.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import dev.tramline.tests.support.Attempts;
import dev.tramline.tests.support.FakeClock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RetryTest {

  @Node
  static class Thrice {
    private final Attempts attempts;

    Thrice(Attempts attempts) {
      this.attempts = attempts;
    }

    @Exec
    @Retry(attempts = 3)
    @Key("answer")
    String ask() throws Exception {
      return attempts.next();
    }
  }

  @Node
  static class Once {
    private final Attempts attempts;

    Once(Attempts attempts) {
      this.attempts = attempts;
    }

    @Exec
    @Key("answer")
    String ask() throws Exception {
      return attempts.next();
    }
  }

  @Node
  static class Picky {
    private final Attempts attempts;

    Picky(Attempts attempts) {
      this.attempts = attempts;
    }

    @Exec
    @Retry(
        attempts = 4,
        on = {IOException.class, TimeoutException.class},
        abortOn = FileNotFoundException.class)
    @Key("answer")
    String ask() throws Exception {
      return attempts.next();
    }
  }

  @Node
  static class AllStages {
    private final Attempts prep;
    private final Attempts exec;
    private final Attempts post;

    AllStages(Attempts prep, Attempts exec, Attempts post) {
      this.prep = prep;
      this.exec = exec;
      this.post = post;
    }

    record Answer(String answer) {}

    @Prep
    String prepare() throws Exception {
      return prep.next();
    }

    @Exec
    @Retry(attempts = 3)
    String ask(@Prep String question) throws Exception {
      return question + exec.next();
    }

    @Post
    Answer keep(@Exec String result) throws Exception {
      return new Answer(result + post.next());
    }
  }

  @Node
  static class Patient {
    private final Attempts attempts;

    Patient(Attempts attempts) {
      this.attempts = attempts;
    }

    @Exec
    @Retry(attempts = 5, delay = "1s", on = IOException.class)
    @Key("answer")
    String ask() throws Exception {
      return attempts.next();
    }

    @Fallback
    String silence(IOException failure) {
      return "silence after " + failure.getMessage();
    }
  }

  @Flow
  interface AskThrice {
    @Key("answer")
    String ask();

    Thrice model();
  }

  @Flow
  interface AskOnce {
    @Key("answer")
    String ask();

    Once model();
  }

  @Flow
  interface AskPicky {
    @Key("answer")
    String ask();

    Picky model();
  }

  @Flow
  interface AskAll {
    @Key("answer")
    String ask();

    AllStages model();
  }

  /** Its retry leaves everything out that the node's had, and must so get the defaults. */
  @Flow
  interface AskTwice {
    @Key("answer")
    String ask();

    @Retry(attempts = 2)
    Patient model();
  }

  /** The same node twice, with a retry of its own in one place only. */
  @Flow
  interface AskInTwoPlaces {
    @Key("answer")
    String ask();

    @Retry(attempts = 2)
    @Transition(to = "second")
    Once first();

    Once second();
  }

  @Test
  void exec_is_tried_until_it_succeeds() {
    Attempts attempts = new Attempts(new IOException("1"), new IOException("2"), "fine");
    assertThat(new RetryTest_AskThriceFlow(new Thrice(attempts)).ask()).isEqualTo("fine");
    assertThat(attempts.calls()).isEqualTo(3);
  }

  @Test
  void attempts_count_the_first_try_so_that_three_mean_three_calls() {
    IOException last = new IOException("3");
    Attempts attempts =
        new Attempts(new IOException("1"), new IOException("2"), last, new IOException("4"));
    assertThatThrownBy(() -> new RetryTest_AskThriceFlow(new Thrice(attempts)).ask())
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.attempts()).isEqualTo(3))
        .hasCause(last);
    assertThat(attempts.calls()).isEqualTo(3);
  }

  @Test
  void without_a_retry_there_is_one_attempt() {
    Attempts attempts = new Attempts(new IOException("down"), "fine");
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> new RetryTest_AskOnceFlow(new Once(attempts)).ask());
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(attempts.calls()).isEqualTo(1);
  }

  @Test
  void runtime_exceptions_are_retried_like_checked_ones() {
    Attempts attempts = new Attempts(new IllegalStateException(), new ClassCastException(), "fine");
    assertThat(new RetryTest_AskThriceFlow(new Thrice(attempts)).ask()).isEqualTo("fine");
  }

  @Test
  void an_error_of_exec_is_not_retried_and_passes_through_as_it_is() {
    AssertionError error = new AssertionError("broken");
    Attempts attempts = new Attempts(error, "fine");
    assertThatThrownBy(() -> new RetryTest_AskThriceFlow(new Thrice(attempts)).ask())
        .isSameAs(error);
    assertThat(attempts.calls()).isEqualTo(1);
  }

  @Test
  void an_error_of_prep_or_post_passes_through_as_it_is() {
    OutOfMemoryError prep = new OutOfMemoryError("prep");
    assertThatThrownBy(() -> askAll(new Attempts(prep), new Attempts("b"), new Attempts("c")))
        .isSameAs(prep);
    StackOverflowError post = new StackOverflowError("post");
    assertThatThrownBy(() -> askAll(new Attempts("a"), new Attempts("b"), new Attempts(post)))
        .isSameAs(post);
  }

  @Test
  void prep_is_never_retried() {
    Attempts prep = new Attempts(new IOException("prep"), "fine");
    Attempts exec = new Attempts("fine");
    assertThatThrownBy(() -> askAll(prep, exec, new Attempts("fine")))
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.PREP);
              assertThat(e.attempts()).isZero();
            });
    assertThat(prep.calls()).isEqualTo(1);
    assertThat(exec.calls()).isZero();
  }

  @Test
  void post_is_never_retried_and_does_not_bring_exec_back() {
    Attempts exec = new Attempts(new IOException("once"), "fine");
    Attempts post = new Attempts(new IOException("post"), "fine");
    assertThatThrownBy(() -> askAll(new Attempts("fine"), exec, post))
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.POST);
              assertThat(e.attempts()).isEqualTo(2);
            });
    assertThat(post.calls()).isEqualTo(1);
    assertThat(exec.calls()).isEqualTo(2);
  }

  @Test
  void prep_runs_once_however_often_exec_is_tried() {
    Attempts prep = new Attempts("a", "b");
    Attempts exec = new Attempts(new IOException(), new IOException(), "x");
    assertThat(askAll(prep, exec, new Attempts("!"))).isEqualTo("ax!");
    assertThat(prep.calls()).isEqualTo(1);
  }

  private static String askAll(Attempts prep, Attempts exec, Attempts post) {
    return new RetryTest_AskAllFlow(new AllStages(prep, exec, post)).ask();
  }

  @Test
  void on_retries_the_listed_exceptions_and_their_subtypes() {
    Attempts attempts = new Attempts(new SocketTimeoutException(), new TimeoutException(), "fine");
    assertThat(new RetryTest_AskPickyFlow(new Picky(attempts)).ask()).isEqualTo("fine");
  }

  @Test
  void on_makes_every_other_exception_final() {
    Attempts attempts = new Attempts(new IOException(), new IllegalStateException("no"), "fine");
    assertThatThrownBy(() -> new RetryTest_AskPickyFlow(new Picky(attempts)).ask())
        .hasCauseInstanceOf(IllegalStateException.class)
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.attempts()).isEqualTo(2));
  }

  @Test
  void abort_on_wins_over_on() {
    Attempts attempts = new Attempts(new FileNotFoundException("gone"), "fine");
    assertThatThrownBy(() -> new RetryTest_AskPickyFlow(new Picky(attempts)).ask())
        .hasCauseInstanceOf(FileNotFoundException.class);
    assertThat(attempts.calls()).isEqualTo(1);
  }

  @Test
  void a_retry_of_the_flow_replaces_the_whole_retry_of_the_node() {
    FakeClock clock = new FakeClock();
    Attempts attempts = new Attempts(new IllegalStateException("not in on"), "fine");
    RetryTest_AskTwiceFlow flow =
        new RetryTest_AskTwiceFlow(new Patient(attempts))
            .with(RunOptions.builder().clock(clock).build());
    assertThat(flow.ask()).as("the node's on is gone").isEqualTo("fine");
    assertThat(clock.sleeps()).as("and so is its delay").isEmpty();
  }

  @Test
  void a_retry_of_the_flow_bounds_the_attempts_and_leaves_the_fallback_of_the_node() {
    Attempts attempts = new Attempts(new IOException("1"), new IOException("2"), "fine");
    assertThat(new RetryTest_AskTwiceFlow(new Patient(attempts)).ask())
        .isEqualTo("silence after 2");
    assertThat(attempts.calls()).isEqualTo(2);
  }

  @Test
  void a_retry_of_the_flow_holds_for_that_place_only() {
    Attempts first = new Attempts(new IOException("1"), "fine");
    Attempts second = new Attempts(new IOException("1"), "fine");
    assertThatThrownBy(
            () -> new RetryTest_AskInTwoPlacesFlow(new Once(first), new Once(second)).ask())
        .isInstanceOfSatisfying(
            NodeFailedException.class, e -> assertThat(e.node()).isEqualTo("second"));
    assertThat(first.calls()).isEqualTo(2);
    assertThat(second.calls()).isEqualTo(1);
  }
}

package dev.tramline.tests.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.Stage;
import dev.tramline.tests.support.Attempts;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FallbackTest {

  /** Declared from the least specific to the most, so that order cannot be what decides. */
  @Node
  static class Chosen {
    private final Attempts attempts;

    Chosen(Attempts attempts) {
      this.attempts = attempts;
    }

    @Exec
    @Retry(attempts = 2, abortOn = NoSuchFileException.class)
    @Key("answer")
    String ask() throws Exception {
      return attempts.next();
    }

    @Fallback
    String onIo(IOException failure) {
      return "io " + failure.getMessage();
    }

    @Fallback
    String onMissing(FileNotFoundException failure) {
      return "missing " + failure.getMessage();
    }

    @Fallback
    String onTimeout(TimeoutException failure) {
      return "timeout " + failure.getMessage();
    }
  }

  @Node
  static class CatchAll {
    private final Attempts attempts;

    CatchAll(Attempts attempts) {
      this.attempts = attempts;
    }

    @Exec
    @Key("answer")
    String ask() throws Exception {
      return attempts.next();
    }

    @Fallback
    String onAnything(Throwable failure) {
      return "any " + failure.getMessage();
    }

    @Fallback
    String onIo(IOException failure) {
      return "io " + failure.getMessage();
    }
  }

  @Node
  static class Informed {
    private final Attempts attempts;

    Informed(Attempts attempts) {
      this.attempts = attempts;
    }

    @Prep
    int prepare(String question) {
      return question.length();
    }

    @Exec
    @Retry(attempts = 2)
    @Key("answer")
    String ask(@Prep int length) throws Exception {
      return length + attempts.next();
    }

    @Fallback
    String explain(
        RunContext context, @Prep int length, String question, String language, Exception failure) {
      return String.join(
          " ",
          question,
          language,
          String.valueOf(length),
          context.stepId(),
          String.valueOf(context.attempt()),
          failure.getMessage());
    }
  }

  @Node
  static class Throwing {
    private final Attempts exec;
    private final Attempts fallback;

    Throwing(Attempts exec, Attempts fallback) {
      this.exec = exec;
      this.fallback = fallback;
    }

    @Exec
    @Retry(attempts = 2)
    @Key("answer")
    String ask() throws Exception {
      return exec.next();
    }

    @Fallback
    String again(Exception failure) throws Exception {
      return fallback.next();
    }
  }

  @Node
  static class Rethrowing {
    private final Attempts exec;

    Rethrowing(Attempts exec) {
      this.exec = exec;
    }

    @Exec
    @Key("answer")
    String ask() throws Exception {
      return exec.next();
    }

    @Fallback
    String rethrow(Exception failure) throws Exception {
      throw failure;
    }
  }

  @Node
  static class Items {
    @Prep
    List<String> items() {
      return List.of("a", "bad", "c");
    }

    @Exec
    @Batch
    @Key("answers")
    String ask(@Prep String item) throws IOException {
      if (item.equals("bad")) {
        throw new IOException("spoilt");
      }
      return item.toUpperCase(java.util.Locale.ROOT);
    }

    @Fallback
    String instead(IOException failure, @Prep String item) {
      return item + " is " + failure.getMessage();
    }
  }

  /** Exec writes nothing, so that the fallback has nothing to return either. */
  @Node
  static class Silent {
    private final List<String> log;

    Silent(List<String> log) {
      this.log = log;
    }

    @Exec
    void send() throws IOException {
      throw new IOException("down");
    }

    @Fallback
    void note(IOException failure) {
      log.add(failure.getMessage());
    }
  }

  @Flow
  interface Choosing {
    @Key("answer")
    String ask();

    Chosen model();
  }

  @Flow
  interface CatchingAll {
    @Key("answer")
    String ask();

    CatchAll model();
  }

  @Flow
  interface Informing {
    @Key("answer")
    String ask(String question, String language);

    Informed model();
  }

  @Flow
  interface FallingTwice {
    @Key("answer")
    String ask();

    Throwing model();
  }

  @Flow
  interface Rethrowal {
    @Key("answer")
    String ask();

    Rethrowing model();
  }

  @Flow
  interface EachItem {
    @Key("answers")
    List<String> ask();

    Items model();
  }

  @Flow
  interface Sending {
    void send();

    @Transition(to = "again")
    Silent first();

    Silent again();
  }

  private static String choose(Object... script) {
    return new FallbackTest_ChoosingFlow(new Chosen(new Attempts(script))).ask();
  }

  @Test
  void the_fallback_for_the_type_of_the_last_failure_is_called() {
    assertThat(choose(new IOException("1"), new TimeoutException("2"))).isEqualTo("timeout 2");
    assertThat(choose(new TimeoutException("1"), new IOException("2"))).isEqualTo("io 2");
  }

  @Test
  void a_fallback_for_a_supertype_takes_failures_without_one_of_their_own() {
    assertThat(choose(new SocketTimeoutException("slow"))).isEqualTo("io slow");
  }

  @Test
  void the_most_specific_fallback_wins_whatever_stands_first() {
    assertThat(choose(new FileNotFoundException("x"))).isEqualTo("missing x");
    assertThat(catchAll(new IOException("x"))).isEqualTo("io x");
    assertThat(catchAll(new IllegalStateException("x"))).isEqualTo("any x");
  }

  private static String catchAll(Exception failure) {
    return new FallbackTest_CatchingAllFlow(new CatchAll(new Attempts(failure))).ask();
  }

  @Test
  void an_error_is_not_offered_even_to_a_fallback_that_takes_throwable() {
    AssertionError error = new AssertionError("broken");
    assertThatThrownBy(
            () -> new FallbackTest_CatchingAllFlow(new CatchAll(new Attempts(error))).ask())
        .isSameAs(error);
  }

  @Test
  void a_failure_that_no_fallback_fits_goes_on() {
    IllegalStateException failure = new IllegalStateException("unfit");
    assertThatThrownBy(() -> choose(failure))
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.EXEC);
              assertThat(e.attempts()).isEqualTo(2);
            })
        .hasCause(failure);
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @Test
  void the_fallback_comes_only_after_the_attempts_are_used_up() {
    Attempts attempts = new Attempts(new IOException("1"), "fine");
    assertThat(new FallbackTest_ChoosingFlow(new Chosen(attempts)).ask()).isEqualTo("fine");
    assertThat(attempts.calls()).isEqualTo(2);
  }

  @Test
  void the_fallback_comes_at_once_after_a_failure_that_abort_on_excludes() {
    Attempts attempts = new Attempts(new NoSuchFileException("gone"), "fine");
    assertThat(new FallbackTest_ChoosingFlow(new Chosen(attempts)).ask()).isEqualTo("io gone");
    assertThat(attempts.calls()).isEqualTo(1);
  }

  @Test
  void the_fallback_may_take_the_prep_value_keys_and_the_context_in_any_order() {
    FallbackTest_InformingFlow flow =
        new FallbackTest_InformingFlow(new Informed(new Attempts(new IOException("down"))));
    assertThat(flow.ask("why", "en")).isEqualTo("why en 3 model/0 1 down");
  }

  @Test
  void a_fallback_is_not_retried() {
    Attempts fallback = new Attempts(new IOException("fallback"), "fine");
    assertThatThrownBy(
            () ->
                new FallbackTest_FallingTwiceFlow(
                        new Throwing(new Attempts(new IOException("exec")), fallback))
                    .ask())
        .isInstanceOf(NodeFailedException.class);
    assertThat(fallback.calls()).isEqualTo(1);
  }

  @Test
  void a_fallback_that_throws_keeps_the_failure_of_exec_as_suppressed() {
    IOException exec = new IOException("exec");
    IllegalStateException fallback = new IllegalStateException("fallback");
    assertThatThrownBy(
            () ->
                new FallbackTest_FallingTwiceFlow(
                        new Throwing(new Attempts(exec), new Attempts(fallback)))
                    .ask())
        .isInstanceOfSatisfying(
            NodeFailedException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(Stage.EXEC);
              assertThat(e.attempts()).isEqualTo(2);
            })
        .hasCause(fallback);
    assertThat(fallback.getSuppressed()).containsExactly(exec);
  }

  @Test
  void a_fallback_that_throws_what_it_was_given_fails_with_just_that() {
    IOException failure = new IOException("exec");
    assertThatThrownBy(
            () -> new FallbackTest_RethrowalFlow(new Rethrowing(new Attempts(failure))).ask())
        .isInstanceOf(NodeFailedException.class)
        .hasCause(failure);
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @Test
  void an_error_of_a_fallback_passes_through_as_it_is() {
    AssertionError error = new AssertionError("broken");
    assertThatThrownBy(
            () ->
                new FallbackTest_FallingTwiceFlow(
                        new Throwing(new Attempts(new IOException()), new Attempts(error)))
                    .ask())
        .isSameAs(error);
  }

  @Test
  void in_a_batch_the_fallback_takes_the_item_and_stands_in_for_it_alone() {
    assertThat(new FallbackTest_EachItemFlow(new Items()).ask())
        .containsExactly("A", "bad is spoilt", "C");
  }

  @Test
  void the_fallback_of_a_void_exec_returns_nothing() {
    List<String> log = new ArrayList<>();
    Silent node = new Silent(log);
    new FallbackTest_SendingFlow(node, node).send();
    assertThat(log).containsExactly("down", "down");
  }
}

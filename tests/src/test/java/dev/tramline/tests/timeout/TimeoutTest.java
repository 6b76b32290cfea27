package dev.tramline.tests.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Each;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Rename;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Timeout;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.Out;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.RunTimeoutException;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What blocks here does so until it is interrupted, and what is to be in time has an hour or may be
 * tried again: a machine may be too slow for any limit. So no test depends on the time it has.
 */
@org.junit.jupiter.api.Timeout(300)
class TimeoutTest {

  /** Only there to end a test that would otherwise hang; nothing depends on it. */
  private static final long FOREVER = 60;

  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  private static void block() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private interface Step {
    String on(String text, RunContext context) throws Exception;
  }

  private String blockOn(String text, RunContext context) throws InterruptedException {
    log.add(text + context.attempt());
    try {
      block();
    } finally {
      log.add(text + context.attempt() + " interrupted");
    }
    return text;
  }

  /**
   * Runs into a limit, again if the time was up before all that is to block did.
   *
   * @param entries how much is in the log then
   */
  private <E extends Throwable> E timedOut(Class<E> type, int entries, Runnable run) {
    List<String> before = List.copyOf(log);
    while (true) {
      E failure = catchThrowableOfType(type, run::run);
      if (log.size() >= before.size() + entries) {
        return failure;
      }
      log.clear();
      log.addAll(before);
    }
  }

  /** Runs what is to be in time, again if the machine was too slow for that. */
  private static <T> T inTime(Supplier<T> run) {
    while (true) {
      try {
        return run.get();
      } catch (RunTimeoutException e) {
        // once more
      } catch (NodeFailedException e) {
        if (!(e.getCause() instanceof TimeoutException)) {
          throw e;
        }
      }
    }
  }

  // ---- on exec ----

  @Node
  static class Ask {
    private final Step step;

    Ask(Step step) {
      this.step = step;
    }

    @Exec
    @Timeout("250ms")
    @Retry(attempts = 2)
    @Key("reply")
    String ask(String text, RunContext context) throws Exception {
      return step.on(text, context);
    }
  }

  @Flow
  interface Asking {
    @Key("reply")
    String ask(String text);

    Ask asker();
  }

  @Test
  void an_attempt_that_takes_too_long_is_interrupted_and_counts_as_failed() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new TimeoutTest_AskingFlow(new Ask(this::blockOn)).ask("x"));

    assertThat(failure.getCause())
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("0.25");
    assertThat(failure.stage()).isEqualTo(Stage.EXEC);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(log).containsExactly("x0", "x0 interrupted", "x1", "x1 interrupted");
  }

  @Test
  void the_attempt_after_one_that_took_too_long_may_succeed() {
    Ask ask =
        new Ask(
            (text, context) ->
                context.attempt() == 0 ? blockOn(text, context) : text + context.attempt());

    assertThat(inTime(() -> new TimeoutTest_AskingFlow(ask).ask("x"))).isEqualTo("x1");
    assertThat(log).startsWith("x0", "x0 interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void what_an_attempt_throws_in_time_is_the_failure() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () ->
                inTime(
                    () ->
                        new TimeoutTest_AskingFlow(
                                new Ask(
                                    (text, context) -> {
                                      throw new IOException("no " + context.attempt());
                                    }))
                            .ask("x")));

    assertThat(failure.getCause()).isInstanceOf(IOException.class).hasMessage("no 1");
  }

  @Test
  void an_exec_that_takes_no_notice_is_left_behind_and_its_result_discarded() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Ask deaf =
        new Ask(
            (text, context) -> {
              if (context.attempt() > 0) {
                return "second";
              }
              boolean done = false;
              while (!done) {
                try {
                  done = release.await(FOREVER, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
              }
              released.countDown();
              return "first";
            });
    RunOptions options = RunOptions.builder().grace(Duration.ofMillis(1)).build();

    assertThat(inTime(() -> new TimeoutTest_AskingFlow(deaf).with(options).ask("x")))
        .isEqualTo("second");
    assertThat(released.getCount()).isEqualTo(1);
    assertThat(interrupted.await(FOREVER, TimeUnit.SECONDS)).isTrue(); // now or a little later
    release.countDown();
    assertThat(released.await(FOREVER, TimeUnit.SECONDS)).isTrue();
  }

  @Flow
  interface Patient {
    @Key("reply")
    String ask(String text);

    @Retry(attempts = 3)
    Ask asker();
  }

  @Test
  void a_flow_that_replaces_the_retry_keeps_the_limit_of_the_node() {
    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class,
            () -> new TimeoutTest_PatientFlow(new Ask(this::blockOn)).ask("x"));

    assertThat(failure.getCause()).isInstanceOf(TimeoutException.class);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(log).hasSize(6);
  }

  @Node
  static class Spare {
    @Prep
    List<String> items() {
      return List.of("slow", "quick");
    }

    @Exec
    @Batch(concurrency = 2)
    @Timeout("250ms")
    @Retry(attempts = 9, abortOn = TimeoutException.class)
    @Key("replies")
    String ask(@Prep String item) throws InterruptedException {
      if (item.equals("slow")) {
        block();
      }
      return item;
    }

    @Fallback
    String instead(@Prep String item, TimeoutException failure, RunContext context) {
      return item + " too slow in " + context.attempt();
    }
  }

  @Flow
  interface Sparing {
    @Key("replies")
    List<String> run();

    Spare spare();
  }

  @Test
  void a_limit_holds_for_each_item_and_a_fallback_may_take_the_timeout() {
    Sparing flow = new TimeoutTest_SparingFlow(new Spare());
    List<String> replies = flow.run();
    while (!replies.get(1).equals("quick")) { // on a slow machine
      replies = flow.run();
    }
    assertThat(replies).containsExactly("slow too slow in 0", "quick");
  }

  // ---- on a node in a flow ----

  @Node
  static class Stages {
    private final Step prep;
    private final Step exec;
    private final Step post;

    Stages(Step prep, Step exec, Step post) {
      this.prep = prep;
      this.exec = exec;
      this.post = post;
    }

    @Prep
    String prep(String text, RunContext context) throws Exception {
      return prep.on(text, context);
    }

    @Exec
    int exec(@Prep String prepared, RunContext context) throws Exception {
      return exec.on(prepared, context).length();
    }

    @Post
    @Transition(value = "yes", writes = "size")
    @Transition("no")
    String post(@Exec int length, RunContext context, Out<Integer> size) throws Exception {
      size.set(length);
      return post.on("yes", context);
    }
  }

  @Flow
  interface Bounded {
    @Key("size")
    int run(String text);

    @Timeout("250ms")
    @Retry(attempts = 1000, delay = "1h")
    @Transition(value = "yes", to = "done")
    @Transition(value = "no", to = "stages")
    Stages stages();

    Done done();
  }

  @Node
  static class Done {
    @Exec
    void done() {}
  }

  @Flow
  interface Unhurried {
    record Result(int size, List<Integer> sizes) {}

    Result run(String text, List<String> texts);

    @Timeout("1h")
    @Transition(value = "yes", to = "every")
    @Transition(value = "no", to = "stages")
    Stages stages();

    @Each(value = "texts", item = "text", concurrency = 2)
    @Rename(key = "size", as = "sizes")
    @Timeout("1h")
    Short every();
  }

  private static int run(Step prep, Step exec, Step post) {
    return new TimeoutTest_BoundedFlow(new Stages(prep, exec, post), new Done()).run("text");
  }

  private static final Step SAME = (text, context) -> text;

  @Test
  void a_visit_in_time_writes_and_leads_on_as_without_a_limit() {
    Queue<String> posts = new ConcurrentLinkedQueue<>(List.of("no", "yes"));
    Stages stages = new Stages(SAME, SAME, (text, context) -> posts.remove());
    Unhurried flow = new TimeoutTest_UnhurriedFlow(stages, new Short(SAME));

    assertThat(flow.run("text", List.of("a", "bb", "c")))
        .isEqualTo(new Unhurried.Result(4, List.of(1, 2, 1)));
    assertThat(posts).isEmpty();
  }

  @Test
  void a_visit_is_bounded_from_prep_to_post() {
    assertTimeout(2, () -> run(this::blockOn, SAME, SAME));
    assertTimeout(2, () -> run(SAME, this::blockOn, SAME));
    assertTimeout(2, () -> run(SAME, SAME, this::blockOn));
    assertThat(log)
        .containsExactly(
            "text0", "text0 interrupted", "text0", "text0 interrupted", "yes0", "yes0 interrupted");
  }

  @Test
  void a_visit_is_bounded_with_the_waits_between_its_attempts() {
    assertTimeout(
        1,
        () ->
            run(
                SAME,
                (text, context) -> {
                  log.add("tried");
                  throw new IOException("no");
                },
                SAME));
    assertThat(log).containsExactly("tried");
  }

  private void assertTimeout(int entries, Runnable run) {
    NodeFailedException failure = timedOut(NodeFailedException.class, entries, run);
    assertThat(failure.node()).isEqualTo("stages");
    assertThat(failure.getCause()).isInstanceOf(TimeoutException.class);
  }

  @Flow
  interface Every {
    @Key("size")
    List<Integer> run(List<String> texts);

    @Each(value = "texts", item = "text", concurrency = 2)
    @Timeout("250ms")
    Short stages();
  }

  @Node
  static class Short {
    private final Step step;

    Short(Step step) {
      this.step = step;
    }

    @Exec
    @Key("size")
    int exec(String text, RunContext context) throws Exception {
      return step.on(text, context).length();
    }
  }

  @Test
  void all_elements_together_are_bounded() {
    Every every = new TimeoutTest_EveryFlow(new Short(this::blockOn));

    assertTimeout(4, () -> every.run(List.of("a", "b", "c")));
    assertThat(log).containsExactlyInAnyOrder("a0", "b0", "a0 interrupted", "b0 interrupted");
  }

  // ---- on flows ----

  @Timeout("250ms")
  @Flow
  interface Inner {
    @Key("reply")
    String inner(String text);

    Answer asker();
  }

  @Node
  static class Answer {
    private final Step step;

    Answer(Step step) {
      this.step = step;
    }

    @Exec
    @Key("reply")
    String ask(String text, RunContext context) throws Exception {
      return step.on(text, context);
    }
  }

  @Flow
  interface Outer {
    @Key("last")
    String run(String text);

    @Rename(key = "reply", as = "text")
    @Transition(to = "last")
    Inner inner();

    @Rename(key = "reply", as = "last")
    Answer last();
  }

  @Timeout("1h")
  @Flow
  interface InnerAtLeisure {
    @Key("reply")
    String inner(String text);

    Answer asker();
  }

  @Flow
  interface BoundedOuter {
    @Key("reply")
    String run(String text);

    @Timeout("100ms")
    InnerAtLeisure inner();
  }

  @Test
  void a_run_that_takes_too_long_is_interrupted_and_fails() {
    RunTimeoutException failure =
        timedOut(
            RunTimeoutException.class,
            2,
            () -> new TimeoutTest_InnerFlow(new Answer(this::blockOn)).inner("x"));

    assertThat(failure.limit()).isEqualTo(Duration.ofMillis(250));
    assertThat(failure.path()).containsExactly("asker");
    assertThat(log).containsExactly("x0", "x0 interrupted");
    assertThat(inTime(() -> new TimeoutTest_InnerFlow(new Answer(SAME)).inner("x"))).isEqualTo("x");
  }

  @Test
  void the_options_of_a_run_replace_the_limit_of_its_flow() {
    for (Duration limit : List.of(Duration.ofMillis(1), Duration.ofMillis(300))) {
      RunOptions options = RunOptions.builder().timeout(limit).build();
      Inner inner = new TimeoutTest_InnerFlow(new Answer(this::blockOn)).with(options);

      RunTimeoutException failure =
          catchThrowableOfType(RunTimeoutException.class, () -> inner.inner("x"));

      assertThat(failure.limit()).isEqualTo(limit);
    }
  }

  @Test
  void a_nested_flow_keeps_its_own_limit() {
    Inner slow = new TimeoutTest_InnerFlow(new Answer(this::blockOn));
    Inner quick = new TimeoutTest_InnerFlow(new Answer(SAME));

    RunTimeoutException failure =
        timedOut(
            RunTimeoutException.class,
            2,
            () -> new TimeoutTest_OuterFlow(slow, new Answer(SAME)).run("x"));

    assertThat(failure.flow()).isEqualTo("Outer");
    assertThat(failure).hasMessageContaining("nested flow inner");
    assertThat(log).containsExactly("x0", "x0 interrupted");
    Outer outer = new TimeoutTest_OuterFlow(quick, new Answer((text, c) -> text + "!"));
    assertThat(inTime(() -> outer.run("x"))).isEqualTo("x!");
  }

  @Test
  void a_node_method_may_give_a_nested_flow_less_time_than_it_has_itself() {
    InnerAtLeisure slow = new TimeoutTest_InnerAtLeisureFlow(new Answer(this::blockOn));

    NodeFailedException failure =
        catchThrowableOfType(
            NodeFailedException.class, () -> new TimeoutTest_BoundedOuterFlow(slow).run("x"));

    assertThat(failure.node()).isEqualTo("inner");
    assertThat(failure.getCause()).isInstanceOf(TimeoutException.class);
  }

  @Test
  void any_implementation_of_a_nested_flow_is_bounded_by_its_node_method() {
    InnerAtLeisure slow =
        new InnerAtLeisure() {
          @Override
          public String inner(String text) {
            try {
              block();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              log.add("interrupted");
            }
            return text;
          }

          @Override
          public Answer asker() {
            throw new AssertionError();
          }
        };

    NodeFailedException failure =
        timedOut(
            NodeFailedException.class, 1, () -> new TimeoutTest_BoundedOuterFlow(slow).run("x"));

    assertThat(failure.getCause()).isInstanceOf(TimeoutException.class);
    assertThat(log).containsExactly("interrupted");
  }
}

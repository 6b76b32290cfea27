package dev.tramline.tests.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tramline.annotations.Batch;
import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Fallback;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Prep;
import dev.tramline.annotations.Retry;
import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunOptions;
import dev.tramline.runtime.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterceptorTest {

  private final List<String> seen = new ArrayList<>();

  @Node
  static class Shout {
    private final List<String> seen;

    Shout(List<String> seen) {
      this.seen = seen;
    }

    @Exec
    @Retry(attempts = 3)
    @Key("reply")
    String shout(String word, RunContext context, Optional<String> mark) {
      seen.add("exec");
      return word + mark.orElse("!");
    }
  }

  @Flow
  interface Shouting {
    @Key("reply")
    String shout(String word, Optional<String> mark);

    Shout shout();
  }

  @Node
  static class Saved {
    @Exec
    @Retry(attempts = 2)
    @Key("reply")
    String ask() {
      return "asked";
    }

    @Fallback
    String save(IOException failure) {
      return "saved from " + failure.getMessage();
    }
  }

  @Flow
  interface Saving {
    @Key("reply")
    String ask();

    Saved saved();
  }

  @Node
  static class Count {
    @Exec
    @Retry(attempts = 2)
    @Key("count")
    int count(String word) {
      return word.length();
    }
  }

  @Flow
  interface Counting {
    @Key("count")
    int count(String word);

    Count count();
  }

  @Node
  static class Say {
    private final List<String> seen;

    Say(List<String> seen) {
      this.seen = seen;
    }

    @Exec
    void say(String word) {
      seen.add("said " + word);
    }
  }

  @Flow
  interface Saying {
    void say(String word);

    Say say();
  }

  @Node
  static class Lengths {
    @Prep
    List<String> words(List<String> words) {
      return words;
    }

    @Exec
    @Batch
    @Key("lengths")
    int length(@Prep String word) {
      return word.length();
    }
  }

  @Flow
  interface Measuring {
    @Key("lengths")
    List<Integer> measure(List<String> words);

    Lengths lengths();
  }

  private static RunOptions with(Interceptor... interceptors) {
    RunOptions.Builder options = RunOptions.builder();
    for (Interceptor interceptor : interceptors) {
      options.interceptor(interceptor);
    }
    return options.build();
  }

  private Shouting shouting(Interceptor... interceptors) {
    return new InterceptorTest_ShoutingFlow(new Shout(seen)).with(with(interceptors));
  }

  private Interceptor named(String name) {
    return call -> {
      seen.add(name + " before");
      Object result = call.proceed();
      seen.add(name + " after");
      return result;
    };
  }

  @Test
  void theFirstAddedIsTheOutermost() {
    assertThat(shouting(named("outer"), named("inner")).shout("hi", Optional.empty()))
        .isEqualTo("hi!");

    assertThat(seen)
        .containsExactly("outer before", "inner before", "exec", "inner after", "outer after");
  }

  @Test
  void theArgumentsAreThoseOfExecInOrderWithoutTheContext() {
    List<List<Object>> arguments = new ArrayList<>();
    Shouting flow =
        shouting(
            call -> {
              arguments.add(call.arguments());
              return call.proceed();
            });

    flow.shout("hi", Optional.of("?"));

    assertThat(arguments).containsExactly(List.of("hi", Optional.of("?")));
  }

  @Test
  void theArgumentsCannotBeChanged() {
    Shouting flow =
        shouting(
            call -> {
              assertThatThrownBy(() -> call.arguments().set(0, "other"))
                  .isInstanceOf(UnsupportedOperationException.class);
              seen.add("tried");
              return call.proceed();
            });

    assertThat(flow.shout("hi", Optional.empty())).isEqualTo("hi!");
    assertThat(seen).containsExactly("tried", "exec");
  }

  @Test
  void theContextIsThatOfTheAttempt() {
    Shouting flow =
        shouting(
            call -> {
              RunContext context = call.context();
              seen.add(
                  context.node()
                      + " "
                      + context.stepId()
                      + " "
                      + context.attempt()
                      + " of "
                      + context.maxAttempts());
              if (context.attempt() < 2) {
                throw new IOException("again");
              }
              return call.proceed();
            });

    flow.shout("hi", Optional.empty());

    assertThat(seen)
        .containsExactly(
            "shout shout/0 0 of 3", "shout shout/0 1 of 3", "shout shout/0 2 of 3", "exec");
  }

  @Test
  void aReplacedResultNeedsNoExec() {
    assertThat(shouting(call -> "cached", named("inner")).shout("hi", Optional.empty()))
        .isEqualTo("cached");
    assertThat(seen).isEmpty();
  }

  @Test
  void aChangedResultIsWhatIsWritten() {
    assertThat(shouting(call -> "<" + call.proceed() + ">").shout("hi", Optional.empty()))
        .isEqualTo("<hi!>");
  }

  @Test
  void anExceptionOfAnInterceptorIsAFailedAttempt() {
    IOException last = new IOException("limit 2");
    Shouting flow =
        shouting(
            call -> {
              throw call.context().attempt() == 2 ? last : new IOException("limit");
            });

    NodeFailedException failed =
        catchThrowableOfType(NodeFailedException.class, () -> flow.shout("hi", Optional.empty()));

    assertThat(failed.stage()).isEqualTo(Stage.EXEC);
    assertThat(failed.attempts()).isEqualTo(3);
    assertThat(failed.getCause()).isSameAs(last);
    assertThat(seen).isEmpty();
  }

  @Test
  void aFallbackAbsorbsTheExceptionOfAnInterceptor() {
    Saving flow =
        new InterceptorTest_SavingFlow(new Saved())
            .with(
                with(
                    call -> {
                      seen.add("attempt " + call.context().attempt());
                      throw new IOException("limit");
                    }));

    assertThat(flow.ask()).isEqualTo("saved from limit");
    assertThat(seen).containsExactly("attempt 0", "attempt 1");
  }

  @Test
  void anErrorOfAnInterceptorEndsTheRunAsItIs() {
    AssertionError error = new AssertionError("wrong");

    assertThatThrownBy(
            () ->
                shouting(
                        call -> {
                          seen.add("called");
                          throw error;
                        })
                    .shout("hi", Optional.empty()))
        .isSameAs(error);
    assertThat(seen).containsExactly("called");
  }

  @Test
  void anInterceptorMayProceedTwiceThroughAllInsideIt() {
    Interceptor twice = call -> call.proceed() + " " + call.proceed();

    assertThat(shouting(twice, named("inner")).shout("hi", Optional.empty())).isEqualTo("hi! hi!");
    assertThat(seen)
        .containsExactly(
            "inner before", "exec", "inner after", "inner before", "exec", "inner after");
  }

  @Test
  void aResultOfTheWrongTypeIsAFailedAttempt() {
    NodeFailedException failed =
        catchThrowableOfType(
            NodeFailedException.class, () -> shouting(call -> 42).shout("hi", Optional.empty()));

    assertThat(failed.stage()).isEqualTo(Stage.EXEC);
    assertThat(failed).hasCauseInstanceOf(ClassCastException.class);
  }

  @Test
  void aNullForARequiredKeyFailsTheNodeNamingTheKey() {
    assertThatThrownBy(() -> shouting(call -> null).shout("hi", Optional.empty()))
        .isInstanceOf(NodeFailedException.class)
        .hasMessageContaining("null for key \"reply\"");
  }

  @Test
  void aPrimitiveResultIsBoxedForInterceptorsAndUnboxedAfterThem() {
    Counting flow =
        new InterceptorTest_CountingFlow(new Count())
            .with(with(call -> 10 * (Integer) call.proceed()));

    assertThat(flow.count("four")).isEqualTo(40);
  }

  @Test
  void aNullInPlaceOfAPrimitiveIsAFailedAttempt() {
    Counting flow =
        new InterceptorTest_CountingFlow(new Count())
            .with(with(call -> call.context().attempt() == 0 ? null : call.proceed()));

    assertThat(flow.count("four")).isEqualTo(4);
  }

  @Test
  void anExecWithoutResultProceedsToNull() {
    List<Object> results = new ArrayList<>();
    Saying flow =
        new InterceptorTest_SayingFlow(new Say(seen))
            .with(
                with(
                    call -> {
                      Object result = call.proceed();
                      results.add(result);
                      return result;
                    }));

    flow.say("hi");

    assertThat(seen).containsExactly("said hi");
    assertThat(results).containsOnlyNulls().hasSize(1);
  }

  @Test
  void anExecWithoutResultMayBeLeftOut() {
    new InterceptorTest_SayingFlow(new Say(seen)).with(with(call -> null)).say("hi");

    assertThat(seen).isEmpty();
  }

  @Test
  void everyItemOfABatchIsIntercepted() {
    Measuring flow =
        new InterceptorTest_MeasuringFlow(new Lengths())
            .with(
                with(
                    call -> {
                      seen.add(call.context().stepId() + call.arguments());
                      return call.arguments().equals(List.of("bb")) ? -2 : call.proceed();
                    }));

    assertThat(flow.measure(List.of("a", "bb", "ccc"))).containsExactly(1, -2, 3);
    assertThat(seen).containsExactly("lengths/0/0[a]", "lengths/0/1[bb]", "lengths/0/2[ccc]");
  }
}

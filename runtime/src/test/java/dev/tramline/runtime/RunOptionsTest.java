package dev.tramline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

  @Test
  void the_defaults_set_nothing_but_the_clock_of_the_machine() {
    Instant before = Instant.now();
    for (RunOptions options : List.of(RunOptions.defaults(), RunOptions.builder().build())) {
      assertThat(options.maxSteps()).isEmpty();
      assertThat(options.listener()).isEmpty();
      assertThat(options.interceptors()).isEmpty();
      assertThat(options.clock().now()).isBetween(before, Instant.now());
    }
  }

  @Test
  void what_was_set_is_returned() {
    RunListener first = event -> {};
    RunListener last = event -> {};
    Interceptor outer = Interceptor.Call::proceed;
    Interceptor inner = Interceptor.Call::proceed;
    RunOptions options =
        RunOptions.builder()
            .maxSteps(1)
            .listener(first)
            .listener(last)
            .interceptor(outer)
            .interceptor(inner)
            .build();
    assertThat(options.maxSteps()).hasValue(1);
    assertThat(options.listener().orElseThrow()).isSameAs(last);
    assertThat(options.interceptors()).containsExactly(outer, inner);
  }

  @Test
  void fewer_steps_than_one_are_refused() {
    for (int steps : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RunOptions.builder().maxSteps(steps))
          .withMessageContaining(String.valueOf(steps));
    }
  }

  @Test
  void null_is_refused_by_name() {
    RunOptions.Builder builder = RunOptions.builder();
    assertThatNullPointerException()
        .isThrownBy(() -> builder.listener(null))
        .withMessage("listener");
    assertThatNullPointerException()
        .isThrownBy(() -> builder.interceptor(null))
        .withMessage("interceptor");
    assertThatNullPointerException().isThrownBy(() -> builder.clock(null)).withMessage("clock");
  }

  @Test
  void options_do_not_change_with_the_builder_that_made_them() {
    RunOptions.Builder builder = RunOptions.builder();
    RunOptions options = builder.build();
    builder.maxSteps(7).listener(event -> {}).interceptor(Interceptor.Call::proceed);
    assertThat(options.maxSteps()).isEmpty();
    assertThat(options.listener()).isEmpty();
    assertThat(options.interceptors()).isEmpty();
    assertThatThrownBy(() -> options.interceptors().add(Interceptor.Call::proceed))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}

package dev.tramline.tests.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.NodeFailedException;
import dev.tramline.runtime.RunOptions;
import dev.tramline.tests.support.Attempts;
import dev.tramline.tests.support.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitTest {

  @Node
  static class Plain {
    private final Attempts attempts;

    Plain(Attempts attempts) {
      this.attempts = attempts;
    }

    @Exec
    @Retry(attempts = 3, delay = "2s")
    @Key("answer")
    String ask() throws Exception {
      return attempts.next();
    }
  }

  @Flow
  interface Asking {
    @Key("answer")
    String ask();

    @Transition(to = "confirm")
    Plain model();

    Plain confirm();
  }

  @Flow
  interface Rewired {
    @Key("answer")
    String ask();

    @Retry(attempts = 6, delay = "PT0.5S", backoff = 2.0, maxDelay = "3s")
    Plain model();
  }

  @Flow
  interface Jittered {
    @Key("answer")
    String ask();

    @Retry(attempts = 200, delay = "10s", jitter = 0.2)
    Plain model();
  }

  @Flow
  interface JitteredToTheCap {
    @Key("answer")
    String ask();

    @Retry(attempts = 200, delay = "10s", jitter = 0.5, maxDelay = "11s")
    Plain model();
  }

  private final FakeClock clock = new FakeClock();
  private final RunOptions options = RunOptions.builder().clock(clock).build();

  private static Plain failing() {
    return new Plain(new Attempts(new IOException("down")));
  }

  @Test
  void three_attempts_have_two_waits_between_them_and_none_after_the_last() {
    assertThatThrownBy(() -> new WaitTest_AskingFlow(failing(), failing()).with(options).ask())
        .isInstanceOf(NodeFailedException.class);
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void an_attempt_that_succeeds_is_neither_preceded_nor_followed_by_a_wait() {
    Plain fine = new Plain(new Attempts("fine"));
    assertThat(new WaitTest_AskingFlow(fine, fine).with(options).ask()).isEqualTo("fine");
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void the_wait_ends_with_the_attempt_that_succeeds() {
    Plain second = new Plain(new Attempts(new IOException(), "fine"));
    Plain fine = new Plain(new Attempts("fine"));
    assertThat(new WaitTest_AskingFlow(second, fine).with(options).ask()).isEqualTo("fine");
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void each_wait_grows_by_the_backoff_until_the_cap() {
    assertThatThrownBy(() -> new WaitTest_RewiredFlow(failing()).with(options).ask())
        .isInstanceOf(NodeFailedException.class);
    assertThat(clock.sleeps())
        .containsExactly(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3));
  }

  @Test
  void jitter_varies_a_wait_by_that_fraction_in_either_direction() {
    assertThatThrownBy(() -> new WaitTest_JitteredFlow(failing()).with(options).ask())
        .isInstanceOf(NodeFailedException.class);
    assertThat(clock.sleeps())
        .hasSize(199)
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12)))
        .anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(10)))
        .anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(10)));
    Set<Duration> different = new HashSet<>(clock.sleeps());
    assertThat(different).hasSizeGreaterThan(150);
  }

  @Test
  void jitter_never_carries_a_wait_past_the_cap() {
    assertThatThrownBy(() -> new WaitTest_JitteredToTheCapFlow(failing()).with(options).ask())
        .isInstanceOf(NodeFailedException.class);
    assertThat(clock.sleeps())
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(11)))
        .contains(Duration.ofSeconds(11));
  }
}

package dev.tramline.runtime.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long HOUR = Duration.ofHours(1).toNanos();

  @Test
  void without_a_delay_there_is_no_wait() {
    RetryPolicy policy = new RetryPolicy(5, 0, 2.0, HOUR, 1.0);
    for (int attempt = 0; attempt < 2000; attempt++) {
      assertThat(policy.delayNanosAfter(attempt)).isZero();
    }
  }

  @Test
  void a_backoff_of_one_keeps_all_waits_equal() {
    RetryPolicy policy = new RetryPolicy(5, SECOND, 1.0, HOUR, 0);
    assertThat(policy.delayNanosAfter(0)).isEqualTo(SECOND);
    assertThat(policy.delayNanosAfter(1)).isEqualTo(SECOND);
    assertThat(policy.delayNanosAfter(1000)).isEqualTo(SECOND);
  }

  @Test
  void each_wait_is_the_one_before_times_the_backoff() {
    RetryPolicy doubling = new RetryPolicy(9, SECOND, 2.0, HOUR, 0);
    assertThat(doubling.delayNanosAfter(0)).isEqualTo(SECOND);
    assertThat(doubling.delayNanosAfter(1)).isEqualTo(2 * SECOND);
    assertThat(doubling.delayNanosAfter(2)).isEqualTo(4 * SECOND);
    assertThat(doubling.delayNanosAfter(10)).isEqualTo(1024 * SECOND);
    RetryPolicy growing = new RetryPolicy(9, SECOND, 1.5, HOUR, 0);
    assertThat(growing.delayNanosAfter(2)).isEqualTo(2_250_000_000L);
  }

  @Test
  void no_wait_is_longer_than_the_bound() {
    RetryPolicy policy = new RetryPolicy(9, SECOND, 2.0, 3 * SECOND, 0);
    assertThat(policy.delayNanosAfter(1)).isEqualTo(2 * SECOND);
    assertThat(policy.delayNanosAfter(2)).isEqualTo(3 * SECOND);
    assertThat(policy.delayNanosAfter(60)).isEqualTo(3 * SECOND);
  }

  @Test
  void a_delay_above_the_bound_is_cut_from_the_first_wait_on() {
    assertThat(new RetryPolicy(2, HOUR, 1.0, SECOND, 0).delayNanosAfter(0)).isEqualTo(SECOND);
  }

  @Test
  void a_backoff_that_exceeds_every_number_ends_at_the_bound() {
    RetryPolicy policy = new RetryPolicy(Integer.MAX_VALUE, SECOND, 10.0, HOUR, 0);
    assertThat(policy.delayNanosAfter(19)).isEqualTo(HOUR);
    assertThat(policy.delayNanosAfter(309)).as("10^309 is infinite").isEqualTo(HOUR);
    assertThat(policy.delayNanosAfter(Integer.MAX_VALUE - 1)).isEqualTo(HOUR);
    RetryPolicy unbounded = new RetryPolicy(9, SECOND, 10.0, Long.MAX_VALUE, 0);
    assertThat(unbounded.delayNanosAfter(400)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void jitter_varies_a_wait_within_its_fraction_in_both_directions() {
    RetryPolicy policy = new RetryPolicy(9, 10 * SECOND, 1.0, HOUR, 0.2);
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int draw = 0; draw < 100_000; draw++) {
      long delay = policy.delayNanosAfter(0);
      least = Math.min(least, delay);
      most = Math.max(most, delay);
    }
    assertThat(least).isBetween(8 * SECOND, 8 * SECOND + SECOND / 10);
    assertThat(most).isBetween(12 * SECOND - SECOND / 10, 12 * SECOND);
  }

  @Test
  void jitter_never_carries_a_wait_beyond_the_bound_nor_below_zero() {
    RetryPolicy policy = new RetryPolicy(9, 10 * SECOND, 2.0, 11 * SECOND, 1.0);
    RetryPolicy unbounded = new RetryPolicy(9, SECOND, 10.0, Long.MAX_VALUE, 1.0);
    for (int draw = 0; draw < 100_000; draw++) {
      assertThat(policy.delayNanosAfter(draw % 9)).isBetween(0L, 11 * SECOND);
      assertThat(unbounded.delayNanosAfter(500)).isNotNegative();
    }
  }

  @Test
  void every_exception_is_retried_unless_said_otherwise() {
    assertThat(RetryPolicy.NONE.retries(new IOException())).isTrue();
    assertThat(RetryPolicy.NONE.attempts()).isEqualTo(1);
  }

  @Test
  void on_and_abort_on_take_subtypes_and_abort_on_wins() {
    RetryPolicy policy =
        new RetryPolicy(3, 0, 1.0, HOUR, 0)
            .on(IOException.class, IllegalStateException.class)
            .abortOn(FileNotFoundException.class);
    assertThat(policy.retries(new IOException())).isTrue();
    assertThat(policy.retries(new java.net.ConnectException())).isTrue();
    assertThat(policy.retries(new IllegalStateException())).isTrue();
    assertThat(policy.retries(new IllegalArgumentException())).isFalse();
    assertThat(policy.retries(new FileNotFoundException())).isFalse();
    assertThat(policy.attempts()).isEqualTo(3);
  }

  @Test
  void a_policy_cannot_be_changed_through_the_array_it_was_given() {
    Class<?>[] types = {IOException.class};
    RetryPolicy policy = RetryPolicy.NONE.on(types);
    RetryPolicy aborting = RetryPolicy.NONE.abortOn(types);
    types[0] = IllegalStateException.class;
    assertThat(policy.retries(new IOException())).isTrue();
    assertThat(aborting.retries(new IOException())).isFalse();
    assertThat(RetryPolicy.NONE.retries(new IllegalStateException())).isTrue();
  }
}

package dev.tramline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class OutTest {

  private final Out<String> out = new Out<>("query");

  @Test
  void it_is_unset_at_first_and_says_which_key_when_asked() {
    assertThat(out.isSet()).isFalse();
    assertThatIllegalStateException().isThrownBy(out::get).withMessageContaining("\"query\"");
  }

  @Test
  void the_last_value_counts() {
    out.set("a");
    out.set("b");
    assertThat(out.isSet()).isTrue();
    assertThat(out.get()).isEqualTo("b");
  }

  @Test
  void null_is_refused_names_the_key_and_leaves_the_value() {
    out.set("a");
    assertThatNullPointerException()
        .isThrownBy(() -> out.set(null))
        .withMessage("null set for key \"query\"");
    assertThat(out.get()).isEqualTo("a");
  }

  @Test
  void clear_makes_it_unset_again() {
    out.set("a");
    out.clear();
    assertThat(out.isSet()).isFalse();
    assertThatIllegalStateException().isThrownBy(out::get);
  }

  @Test
  void it_needs_the_name_of_its_key() {
    assertThatNullPointerException().isThrownBy(() -> new Out<String>(null)).withMessage("key");
  }
}

package dev.tramline.examples.thought;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.examples.support.ModelReplyException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtTest {

  private static final Step ADDED = new Step(Step.Status.DONE, "Add 2 and 3", "5");
  private static final Step TO_CHECK = new Step(Step.Status.VERIFY, "Double it", "10");
  private static final Step TO_DO = new Step(Step.Status.PENDING, "Add 1", "");

  @Test
  void readsWhatItWrites() {
    Thought open = new Thought("I doubled it.", List.of(ADDED, TO_CHECK, TO_DO), Optional.empty());
    Thought last = new Thought("That is all.", List.of(ADDED), Optional.of("5"));
    assertThat(Thought.parse(open.toReply())).isEqualTo(open);
    assertThat(Thought.parse(last.toReply())).isEqualTo(last);
  }

  @Test
  void readsTheUsualDecorations() {
    assertThat(Thought.parse("**THOUGHT:** Done.\r\n- [Done] Add 2 and 3 => 5\n**Answer:** 5"))
        .isEqualTo(new Thought("Done.", List.of(ADDED), Optional.of("5")));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "The answer is 5.",
        "THOUGHT: no plan",
        "[done] no thought",
        "THOUGHT:\n[done] an empty thought",
        "THOUGHT: too early\n[done] one\n[pending] two\nANSWER: 5",
        "THOUGHT: not verified\n[verify] one => 5\nANSWER: 5",
      })
  void rejectsWhatIsNoThought(String reply) {
    assertThatExceptionOfType(ModelReplyException.class).isThrownBy(() -> Thought.parse(reply));
  }
}

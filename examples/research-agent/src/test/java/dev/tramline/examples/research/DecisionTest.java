package dev.tramline.examples.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tramline.examples.support.ModelReplyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACTION: search\nQUERY: tram lines",
        "action: Search\nquery: tram lines",
        "**ACTION:** search\n**QUERY:** tram lines",
        "**ACTION: search**\n**QUERY: tram lines**",
        "```\nACTION: search\nQUERY: \"tram lines\"\n```",
        "Something is missing.\n\n- ACTION: search\n- QUERY: `tram lines`\n",
        "ACTION: answer? No.\nACTION: search\r\nQUERY: tram lines\r\n",
      })
  void readsASearch(String reply) {
    assertThat(Decision.parse(reply)).isEqualTo(Decision.search("tram lines"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ACTION: answer", "  action : ANSWER.", "> _ACTION_: answer", "x\nACTION:answer"})
  void readsAnAnswer(String reply) {
    assertThat(Decision.parse(reply)).isEqualTo(Decision.answer());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "I would search.",
        "ACTION: dance",
        "ACTION: search",
        "ACTION: search\nQUERY: "
      })
  void rejectsAnythingElse(String reply) {
    assertThatExceptionOfType(ModelReplyException.class).isThrownBy(() -> Decision.parse(reply));
  }

  @Test
  void readsWhatItWrites() {
    assertThat(Decision.parse(Decision.search("tram").toReply()))
        .isEqualTo(Decision.search("tram"));
    assertThat(Decision.parse(Decision.answer().toReply())).isEqualTo(Decision.answer());
  }
}

package dev.tramline.a2a.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-sent events, however their bytes are cut. */
class EventParserTest {

  private static List<String> events(EventParser parser, byte[]... pieces) {
    List<String> events = new ArrayList<>();
    for (byte[] piece : pieces) {
      ByteBuffer bytes = ByteBuffer.wrap(piece);
      while (bytes.hasRemaining()) {
        Optional<byte[]> event = parser.take(bytes);
        event.ifPresent(data -> events.add(new String(data, StandardCharsets.UTF_8)));
      }
    }
    return events;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> events(String text) {
    return events(new EventParser("here", 1000), utf8(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aLineEndsInThreeWaysAndBytesMayBeCutAnywhere(String end) {
    String text =
        String.join(
            end,
            "\uFEFF: a comment",
            "event: x",
            "data: {\"ü\":",
            "data:1}",
            "",
            "id: 7",
            "data: €",
            "",
            "");
    List<String> expected = List.of("{\"ü\":\n1}\n", "€\n");
    byte[] bytes = utf8(text);

    assertThat(events(text)).isEqualTo(expected);
    for (int cut = 0; cut <= bytes.length; cut++) {
      byte[] first = java.util.Arrays.copyOf(bytes, cut);
      byte[] second = java.util.Arrays.copyOfRange(bytes, cut, bytes.length);
      assertThat(events(new EventParser("here", 1000), first, second)).isEqualTo(expected);
    }
    byte[][] single = new byte[bytes.length][];
    for (int i = 0; i < bytes.length; i++) {
      single[i] = new byte[] {bytes[i]};
    }
    assertThat(events(new EventParser("here", 1000), single)).isEqualTo(expected);
  }

  @Test
  void whatIsNoEventIsPassedOver() {
    assertThat(events("\n\n: c\n\nevent: x\n\ndatax: 1\n\ndata\n\n")).isEmpty();
    assertThat(events("data: never ended\n")).isEmpty();
    assertThat(events("data: a\n\n\uFEFFdata: b\n\n")).containsExactly("a\n");
  }

  @Test
  void anEventMustNotBeTooLarge() {
    String fits = "data: " + "x".repeat(94) + "\n\n"; // the line is 100 bytes
    EventParser parser = new EventParser("here", 100);

    assertThat(events(parser, utf8(fits + fits))).hasSize(2);
    assertThatThrownBy(() -> events(parser, utf8("data: " + "x".repeat(95))))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("longer than 100 bytes");
    EventParser lines = new EventParser("here", 100);
    assertThatThrownBy(() -> events(lines, utf8("data: 1234567890\n".repeat(20))))
        .isInstanceOf(InvalidResponseException.class);
  }
}

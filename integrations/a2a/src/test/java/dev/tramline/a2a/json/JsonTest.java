package dev.tramline.a2a.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void numbersKeepTheirForm() throws InvalidJsonException {
    String text = "{\"a\":1,\"b\":1.0,\"c\":1e400,\"d\":12345678901234567890123,\"e\":null}";

    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{'a':1}",
        "{a:1}",
        "[1,]",
        "[1 2]",
        "{} {}",
        "{}x",
        "NaN",
        "01",
        "// c\n1",
        "{\"a\":1,}",
        "\"a\nb\"",
        "tru",
        "TRUE",
        "\"\\x\"",
        ")]}'\n{}"
      })
  void whatIsNotJsonIsRejected(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(InvalidJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "[{\"b\":{\"a\":1,\"\\u0061\":2}}]",
        "\"\\ud800\"",
        "\"\\ud800x\"",
        "\"\\udc00\\ud800\"",
        "{\"\\ud800\":1}"
      })
  void whatOthersMayReadOtherwiseIsRejected(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void charactersBeyondTheBasicPlaneAreFine() throws InvalidJsonException {
    assertThat(Json.parse("\"\\ud83d\\ude8b\"").getAsString()).isEqualTo("\ud83d\ude8b");
  }

  @Test
  void whatIsNotUtf8IsRejected() {
    byte[] latin1 = "\"é\"".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Json.parse(latin1)).isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void nestingHasALimit() throws InvalidJsonException {
    String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

    assertThat(Json.parse(deepest).isJsonArray()).isTrue();
    assertThatThrownBy(() -> Json.parse("[" + deepest + "]"))
        .isInstanceOf(InvalidJsonException.class);
    assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000)))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void thereMayBeALimitOfValues() throws InvalidJsonException {
    byte[] five = "{\"a\":[1,{}],\"b\":null}".getBytes(StandardCharsets.UTF_8);

    assertThat(Json.parse(five, 5).isJsonObject()).isTrue();
    assertThatThrownBy(() -> Json.parse(five, 4)).isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void numbersThatJsonLacksAreNotWritten() {
    assertThatThrownBy(() -> Json.write(new JsonPrimitive(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

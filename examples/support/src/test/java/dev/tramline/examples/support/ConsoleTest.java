package dev.tramline.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new StringReader("  Grüße \n\n"), new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void asksUntilTheInputEnds() {
    assertThat(console.ask("> ")).contains("Grüße");
    assertThat(console.ask("> ")).contains("");
    assertThat(console.ask("> ")).isEmpty();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("> > > ");
  }

  @Test
  void printsBesideThePrompts() {
    console.out().print("Straße");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Straße");
  }
}

package dev.tramline.examples.support.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a program prints, in UTF-8. Safe for several threads. */
public final class Printed {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  /** {@return where the program is to print} */
  public PrintStream stream() {
    return stream;
  }

  /** {@return all that was printed so far} */
  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

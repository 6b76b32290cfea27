package dev.tramline.examples.support.testing;

import dev.tramline.examples.support.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** A user whose lines are known beforehand, and who keeps what is printed. */
public final class Terminal {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
  private final Console console;

  /**
   * Creates the terminal.
   *
   * @param lines what the user types; the input ends after them
   */
  public Terminal(String... lines) {
    console = new Console(new StringReader(String.join("\n", lines)), out);
  }

  /** {@return the console, which reads the lines and prints to {@link #output}} */
  public Console console() {
    return console;
  }

  /** {@return where output goes} */
  public PrintStream out() {
    return out;
  }

  /** {@return where errors go} */
  public PrintStream err() {
    return err;
  }

  /** {@return what was printed so far} */
  public String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  /** {@return what was printed as an error so far} */
  public String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}

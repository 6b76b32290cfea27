package dev.tramline.examples.support;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where an example talks to its user: lines in, text out. For one thread. */
public final class Console {

  private final BufferedReader in;
  private final PrintStream out;

  /**
   * Creates a console.
   *
   * @param in what the user types
   * @param out what the user sees
   */
  public Console(Reader in, PrintStream out) {
    this.in = new BufferedReader(in);
    this.out = out;
  }

  /** {@return the console of the process, in UTF-8 whatever the default encoding is} */
  public static Console ofProcess() {
    return new Console(
        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8),
        standardOutput());
  }

  /** {@return the output of the process, in UTF-8 whatever the default encoding is} */
  public static PrintStream standardOutput() {
    return utf8(FileDescriptor.out);
  }

  /** {@return the error output of the process, in UTF-8 whatever the default encoding is} */
  public static PrintStream standardError() {
    return utf8(FileDescriptor.err);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * Asks the user for a line.
   *
   * @param prompt printed before, on the same line
   * @return what was typed, without blanks around it; empty at the end of the input
   */
  public Optional<String> ask(String prompt) {
    out.print(prompt);
    out.flush();
    try {
      return Optional.ofNullable(in.readLine()).map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return where text for the user goes} */
  public PrintStream out() {
    return out;
  }
}

package dev.tramline.examples.support.testing;

import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A user whose lines are known beforehand, and who keeps what is printed. */
public final class Terminal {

  /** An environment with a model that cannot be reached, at an address that is none. */
  public static final Map<String, String> BROKEN_MODEL =
      Map.of(ChatModels.KEY, "key", "OPENAI_BASE_URL", "nonsense");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
  private final Console console;

  /**
   * Creates the terminal.
   *
   * @param lines what the user types; the input ends after them
   */
  public Terminal(String... lines) {
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    console = new Console(new StringReader(String.join("\n", lines)), out);
  }

  /** {@return the console, which reads the lines and prints to {@link #output}} */
  public Console console() {
    return console;
  }

  /**
   * Puts an example in front of this terminal.
   *
   * @param env its environment
   * @return with a clock that stands still
   */
  public Surroundings surroundings(Map<String, String> env) {
    return new Surroundings(console, err, env, new FakeClock());
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

package dev.tramline.examples.support;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.util.Map;

/**
 * What an example runs in: a test gives it other surroundings than the command line does.
 *
 * @param console where it reads and prints
 * @param err where errors go
 * @param env the environment, which chooses the model
 * @param clock what waits between attempts
 */
public record Surroundings(
    Console console, PrintStream err, Map<String, String> env, RunClock clock) {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /** {@return those of the process} */
  public static Surroundings ofProcess() {
    return new Surroundings(
        Console.ofProcess(), Console.standardError(), System.getenv(), RunClock.system());
  }

  /** {@return where text for the user goes} */
  public PrintStream out() {
    return console.out();
  }

  /**
   * Chooses the model, and tells the user which.
   *
   * @param standIn what to use if the environment names none
   * @return the model
   */
  public ChatModel model(ChatModel standIn) {
    out().println(ChatModels.describe(env));
    return ChatModels.fromEnvironment(env, standIn);
  }

  /** {@return options of one run, whose steps are printed} */
  public RunOptions options() {
    return RunOptions.builder().clock(clock).listener(new StepPrinter(out())).build();
  }

  /**
   * Tells the user what went wrong with a run.
   *
   * @param failure what the run threw
   * @return the exit code
   */
  public int failed(FlowException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    err.println(ChatModels.explain(cause, env));
    return FAILED;
  }

  /**
   * Tells the user that the arguments were wrong.
   *
   * @param message what is wrong, or how it is done
   * @return the exit code
   */
  public int misused(String message) {
    err.println(message);
    return MISUSED;
  }
}

package dev.tramline.examples.support;

import dev.tramline.runtime.FlowException;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.IntSupplier;

/** What stands around every program: a failure becomes a message and an exit code. */
public final class Program {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Program() {}

  /**
   * Runs a program.
   *
   * @param err where failures are explained
   * @param env the environment, see {@link ChatModels}
   * @param body what the program does; gives its exit code
   * @return that of the body, 1 after a {@link FlowException}, 2 after a {@link UsageException}
   */
  public static int run(PrintStream err, Map<String, String> env, IntSupplier body) {
    try {
      return body.getAsInt();
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return FAILED;
    } catch (UsageException e) {
      err.println(e.getMessage());
      return MISUSED;
    }
  }
}

package dev.tramline.examples.support;

import dev.tramline.runtime.FlowException;
import java.util.function.IntSupplier;

/** What stands around the body of a program: a failure becomes a message and an exit code. */
public final class Program {

  private Program() {}

  /**
   * Runs a program.
   *
   * @param around where failures are explained
   * @param body what the program does; gives its exit code
   * @return that of the body, or what {@link Surroundings#failed} or {@link Surroundings#misused}
   *     give for a {@link FlowException} or a {@link UsageException}
   */
  public static int run(Surroundings around, IntSupplier body) {
    try {
      return body.getAsInt();
    } catch (FlowException e) {
      return around.failed(e);
    } catch (UsageException e) {
      return around.misused(e.getMessage());
    }
  }
}

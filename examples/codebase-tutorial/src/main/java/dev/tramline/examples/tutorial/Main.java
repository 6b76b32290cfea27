package dev.tramline.examples.tutorial;

import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.tutorial.model.ModelAnalyst;
import dev.tramline.examples.tutorial.model.ReplyCache;
import dev.tramline.examples.tutorial.offline.JavaAnalyst;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Writes a tutorial from the command line. */
public final class Main {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /** A chapter takes a model longer than a chat. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Main() {}

  /**
   * Writes a tutorial and exits with 0 if it could, 1 if not, 2 for wrong arguments.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(
        run(
            args,
            Console.standardOutput(),
            Console.standardError(),
            System.getenv(),
            RunClock.system(),
            // in Java 22 to 24 there is a console also where there is no terminal
            System.console() != null));
  }

  static int run(
      String[] args,
      PrintStream out,
      PrintStream err,
      Map<String, String> env,
      RunClock clock,
      boolean terminal) {
    boolean hasModel = !env.getOrDefault(ChatModels.KEY, "").isBlank();
    Arguments arguments = new Arguments();
    CommandLine line = new CommandLine(arguments);
    try {
      line.parseArgs(args);
      if (line.isUsageHelpRequested()) {
        line.usage(out);
        return OK;
      }
      arguments.check(hasModel);
    } catch (ParameterException | TutorialException e) {
      err.println(e.getMessage());
      line.usage(err);
      return MISUSED;
    }
    out.println(
        hasModel
            ? ChatModels.describe(env)
            : "Model: none, Java is parsed; set " + ChatModels.KEY + " to have one write");
    try (Progress progress = new Progress(out, terminal)) {
      write(arguments, analyst(arguments, hasModel, env), clock, progress, out);
      return OK;
    } catch (FlowException e) {
      err.println(explain(e, env));
      return FAILED;
    }
  }

  private static Analyst analyst(Arguments arguments, boolean hasModel, Map<String, String> env) {
    if (!hasModel) {
      return new JavaAnalyst();
    }
    Optional<ReplyCache> cache =
        arguments.usesCache()
            ? Optional.of(new ReplyCache(arguments.cacheDirectory()))
            : Optional.empty();
    String language = arguments.language().isEmpty() ? "English" : arguments.language();
    return new ModelAnalyst(
        ChatModels.openAi(env, PATIENCE), ChatModels.describe(env), language, cache);
  }

  private static void write(
      Arguments arguments, Analyst analyst, RunClock clock, Progress progress, PrintStream out) {
    Path index =
        flow(analyst)
            .with(RunOptions.builder().clock(clock).listener(progress).build())
            .write(
                arguments.source(),
                arguments.name(),
                arguments.selection(),
                arguments.maxAbstractions(),
                arguments.output());
    progress.close();
    out.println();
    out.println("Tutorial: " + index);
  }

  static CodebaseTutorialFlow flow(Analyst analyst) {
    return new CodebaseTutorialFlow(
        new FetchFiles(),
        new IdentifyAbstractions(analyst),
        new AnalyzeRelationships(analyst),
        new OrderChapters(analyst),
        new WriteChapters(analyst),
        new CombineTutorial());
  }

  private static String explain(FlowException failure, Map<String, String> env) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof TutorialException ? cause.getMessage() : ChatModels.explain(cause, env);
  }
}

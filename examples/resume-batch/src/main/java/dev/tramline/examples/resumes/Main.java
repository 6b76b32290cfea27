package dev.tramline.examples.resumes;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Screens résumés from the command line. */
public final class Main {

  private static final String USAGE =
      "Usage: resume-batch <a directory of .txt files> [--sequential]";

  static final Requirements REQUIREMENTS = new Requirements(5, List.of("Java", "SQL"));

  private Main() {}

  /**
   * Screens résumés and exits with 0, with 1 for a failure, or with 2 for wrong arguments.
   *
   * @param args a directory, and {@code --sequential} to take one résumé at a time
   */
  public static void main(String[] args) {
    PrintStream out = Console.standardOutput();
    System.exit(run(args, out, Console.standardError(), System.getenv(), RunClock.system()));
  }

  static int run(
      String[] args, PrintStream out, PrintStream err, Map<String, String> env, RunClock clock) {
    boolean sequential = args.length == 2 && args[1].equals("--sequential");
    if (args.length == 0 || args.length > 1 && !sequential) {
      err.println(USAGE);
      return 2;
    }
    Path directory = Path.of(args[0]);
    if (!Files.isDirectory(directory)) {
      err.println("There is no directory " + directory);
      return 2;
    }
    out.println(ChatModels.describe(env));
    ChatModel llm = ChatModels.fromEnvironment(env, new KeywordScreener());
    RunOptions options = RunOptions.builder().clock(clock).listener(new StepPrinter(out)).build();
    try {
      print(
          sequential
              ? new SequentialScreeningFlow(new ReadResumes(), new Evaluate(llm), new Sort())
                  .with(options)
                  .screen(directory, REQUIREMENTS)
              : new ParallelScreeningFlow(
                      new ReadResumes(), new EvaluateInParallel(llm), new Sort())
                  .with(options)
                  .screen(directory, REQUIREMENTS),
          out);
      return 0;
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return 1;
    }
  }

  private static void print(Sort.Piles piles, PrintStream out) {
    print("Qualified", piles.qualified(), out);
    print("Not qualified", piles.notQualified(), out);
    print("To be read by a person", piles.notEvaluated(), out);
  }

  private static void print(String title, List<Evaluation> pile, PrintStream out) {
    out.printf("%n%s: %d%n", title, pile.size());
    pile.forEach(
        evaluation -> out.printf("  %s: %s%n", evaluation.candidate(), evaluation.reason()));
  }
}

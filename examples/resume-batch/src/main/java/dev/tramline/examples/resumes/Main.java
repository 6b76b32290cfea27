package dev.tramline.examples.resumes;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.runtime.FlowException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    boolean sequential = args.length == 2 && args[1].equals("--sequential");
    if (args.length == 0 || args.length > 1 && !sequential) {
      return around.misused(USAGE);
    }
    Path directory = Path.of(args[0]);
    if (!Files.isDirectory(directory)) {
      return around.misused("There is no directory " + directory);
    }
    ChatModel llm = around.model(new KeywordScreener());
    try {
      print(
          sequential
              ? new SequentialScreeningFlow(new ReadResumes(), new Evaluate(llm), new Sort())
                  .with(around.options())
                  .screen(directory, REQUIREMENTS)
              : new ParallelScreeningFlow(
                      new ReadResumes(), new EvaluateInParallel(llm), new Sort())
                  .with(around.options())
                  .screen(directory, REQUIREMENTS),
          around.out());
      return 0;
    } catch (FlowException e) {
      return around.failed(e);
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

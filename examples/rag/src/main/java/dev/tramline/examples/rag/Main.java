package dev.tramline.examples.rag;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Answers questions in the terminal. */
public final class Main {

  private Main() {}

  /**
   * Indexes a directory, answers questions until an empty line or the end of the input, and exits
   * with 0, with 1 for a failure, or with 2 for wrong arguments.
   *
   * @param args the directory with the Markdown files
   */
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    System.exit(run(args, console, Console.standardError(), System.getenv(), RunClock.system()));
  }

  static int run(
      String[] args, Console console, PrintStream err, Map<String, String> env, RunClock clock) {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      err.println("Usage: rag <a directory of Markdown files>");
      return 2;
    }
    PrintStream out = console.out();
    out.println(ChatModels.describe(env));
    RunOptions options = RunOptions.builder().clock(clock).listener(new StepPrinter(out)).build();
    try (PassageIndex index =
        new IndexDocumentsFlow(new ReadDocuments(), new ChunkDocument(), new BuildIndex())
            .with(options)
            .index(Path.of(args[0]))) {
      ChatModel llm = ChatModels.fromEnvironment(env, new Quoter());
      answerAll(
          console, new AnswerQuestionFlow(new Retrieve(index), new Answer(llm)).with(options));
      return 0;
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return 1;
    }
  }

  private static void answerAll(Console console, AnswerQuestion flow) {
    Optional<String> question = console.ask("\nQuestion (nothing to leave): ");
    while (question.filter(line -> !line.isEmpty()).isPresent()) {
      print(flow.ask(question.get()), console.out());
      question = console.ask("\nQuestion (nothing to leave): ");
    }
    console.out().println();
  }

  private static void print(AnswerQuestion.Result result, PrintStream out) {
    if (result instanceof AnswerQuestion.Result.Answered answered) {
      out.println("\n" + answered.answer());
      for (AnswerQuestion.Source source : answered.sources()) {
        out.printf(
            "  [%d] %s, %s%n",
            source.number(), source.passage().source(), source.passage().title());
      }
    } else {
      out.println("\nThe documents do not answer this.");
    }
  }
}

package dev.tramline.examples.rag;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.runtime.FlowException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      return around.misused("Usage: rag <a directory of Markdown files>");
    }
    ChatModel llm = around.model(new Quoter());
    try (PassageIndex index =
        new IndexDocumentsFlow(new ReadDocuments(), new ChunkDocument(), new BuildIndex())
            .with(around.options())
            .index(Path.of(args[0]))) {
      answerAll(
          around.console(),
          new AnswerQuestionFlow(new Retrieve(index), new Answer(llm)).with(around.options()));
      return 0;
    } catch (FlowException e) {
      return around.failed(e);
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

package dev.tramline.examples.mapreduce;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Summarises a document from the command line. */
public final class Main {

  private Main() {}

  /**
   * Summarises a document and exits with 0, with 1 for a failure, or with 2 for wrong arguments.
   *
   * @param args a Markdown file in UTF-8; none for the corpus of the examples
   */
  public static void main(String[] args) {
    PrintStream out = Console.standardOutput();
    System.exit(run(args, out, Console.standardError(), System.getenv(), RunClock.system()));
  }

  static int run(
      String[] args, PrintStream out, PrintStream err, Map<String, String> env, RunClock clock) {
    if (args.length > 1) {
      err.println("Usage: map-reduce [a Markdown file]");
      return 2;
    }
    String document;
    try {
      document = args.length == 0 ? corpus() : Files.readString(Path.of(args[0]));
    } catch (IOException e) {
      err.println("Cannot read the document: " + e);
      return 2;
    }
    if (document.isBlank()) {
      err.println("The document is empty.");
      return 2;
    }
    out.println(ChatModels.describe(env));
    SummarizeDocument flow =
        flow(ChatModels.fromEnvironment(env, new SentencePicker()))
            .with(RunOptions.builder().clock(clock).listener(new StepPrinter(out)).build());
    try {
      print(flow.summarize(document), out);
      return 0;
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return 1;
    }
  }

  static SummarizeDocumentFlow flow(ChatModel llm) {
    DigestChapter digest = new DigestChapterFlow(new SummarizeChapter(llm), new CountWords());
    return new SummarizeDocumentFlow(new SplitChapters(), digest, new Combine(llm));
  }

  /** The passages of the corpus as one document with a chapter for each source. */
  private static String corpus() {
    StringBuilder document = new StringBuilder();
    String source = "";
    for (Passage passage : Corpus.load()) {
      if (!passage.source().equals(source)) {
        source = passage.source();
        document.append("# ").append(source).append("\n\n");
      }
      document.append(passage.text()).append("\n\n");
    }
    return document.toString();
  }

  private static void print(SummarizeDocument.Summary summary, PrintStream out) {
    for (Digest digest : summary.digests()) {
      out.printf("%n%s%n  %s%n", digest.title(), digest.summary());
    }
    out.printf("%nOverview%n  %s%n", summary.overview());
    out.println("Topics\n  " + String.join(", ", summary.topics()));
  }
}

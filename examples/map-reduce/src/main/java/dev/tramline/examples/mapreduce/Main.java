package dev.tramline.examples.mapreduce;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.support.TextFiles;
import dev.tramline.runtime.FlowException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Summarises a document from the command line. */
public final class Main {

  private Main() {}

  /**
   * Summarises a document and exits with 0, with 1 for a failure, or with 2 for wrong arguments.
   *
   * @param args a Markdown file in UTF-8; none for the corpus of the examples
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    if (args.length > 1) {
      return around.misused("Usage: map-reduce [a Markdown file]");
    }
    String document;
    try {
      document = args.length == 0 ? corpus() : TextFiles.read(Path.of(args[0]));
    } catch (IOException e) {
      return around.misused("Cannot read " + e.getMessage());
    }
    if (document.isBlank()) {
      return around.misused("The document is empty.");
    }
    SummarizeDocument flow = flow(around.model(new SentencePicker())).with(around.options());
    try {
      print(flow.summarize(document), around.out());
      return 0;
    } catch (FlowException e) {
      return around.failed(e);
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

package dev.tramline.examples.article;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.util.Map;

/** Writes an article from the command line. */
public final class Main {

  private static final String DEFAULT_TOPIC = "Java";

  private Main() {}

  /**
   * Writes an article and exits with 0, or with 1 if there is none.
   *
   * @param args the topic, in one or more words; none for a default
   */
  public static void main(String[] args) {
    PrintStream out = Console.standardOutput();
    System.exit(run(args, out, Console.standardError(), System.getenv(), RunClock.system()));
  }

  static int run(
      String[] args, PrintStream out, PrintStream err, Map<String, String> env, RunClock clock) {
    String topic = args.length == 0 ? DEFAULT_TOPIC : String.join(" ", args);
    out.println("Topic: " + topic);
    out.println(ChatModels.describe(env));
    try (PassageIndex knowledge = new PassageIndex(Corpus.load())) {
      WriteArticle flow =
          flow(ChatModels.fromEnvironment(env, new Compiler(knowledge)))
              .with(RunOptions.builder().clock(clock).listener(new StepPrinter(out)).build());
      if (flow.write(topic) instanceof WriteArticle.Result.Written written) {
        out.printf("%n# %s%n%n%s%n", written.title(), written.article());
        return 0;
      }
      err.println("The model knows nothing of this topic.");
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
    }
    return 1;
  }

  static WriteArticleFlow flow(ChatModel llm) {
    return new WriteArticleFlow(
        new Outline(llm), new WriteSection(llm), new Combine(), new Style(llm));
  }
}

package dev.tramline.examples.research;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.Passage;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs the research agent from the command line. */
public final class Main {

  private static final String USAGE =
      """
      Usage: research-agent [--question "..."] [--max-searches N] [--help]

        --question "..."    what to research (default: "%s")
        --max-searches N    search at most N times, at least 1 (default: %d)
        --help              print this

      With OPENAI_API_KEY set, an OpenAI-compatible model decides and answers; OPENAI_BASE_URL and
      OPENAI_MODEL choose another endpoint and model. Without it an embedded model does, offline.
      """
          .formatted(CommandLine.DEFAULT_QUESTION, CommandLine.DEFAULT_MAX_SEARCHES);

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  /**
   * Runs the agent and exits with 0 for an answer, 1 for none or a failure, 2 for wrong arguments.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(run(args, Console.standardOutput(), Console.standardError(), System.getenv()));
  }

  static int run(String[] args, PrintStream out, PrintStream err, Map<String, String> env) {
    return run(args, out, err, env, RunClock.system());
  }

  static int run(
      String[] args, PrintStream out, PrintStream err, Map<String, String> env, RunClock clock) {
    CommandLine line;
    try {
      line = CommandLine.parse(args);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return MISUSED;
    }
    if (line.help()) {
      out.print(USAGE);
      return OK;
    }
    RunOptions options = RunOptions.builder().clock(clock).listener(new StepPrinter(out)).build();
    try (PassageIndex index = new PassageIndex(Corpus.load())) {
      out.println("Graph:");
      out.println(ResearchAgentFlow.GRAPH.toMermaid());
      out.println("Question: " + line.question());
      out.println(ChatModels.describe(env));
      out.println();
      ResearchAgent agent =
          agent(
                  ChatModels.fromEnvironment(env, new ExtractiveChatModel()),
                  index,
                  line.maxSearches())
              .with(options);
      return print(agent.research(line.question()), out, err);
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return FAILED;
    }
  }

  static ResearchAgentFlow agent(ChatModel llm, PassageIndex index, int maxSearches) {
    return new ResearchAgentFlow(
        new DecideAction(llm, maxSearches), new SearchCorpus(index), new DirectAnswer(llm));
  }

  private static int print(ResearchAgent.Result result, PrintStream out, PrintStream err) {
    if (!(result instanceof ResearchAgent.Result.Answered answered)) {
      err.println();
      err.println("No result: the corpus has no answer to this question. Try other words.");
      return FAILED;
    }
    out.println();
    out.println("Answer:");
    out.println(answered.answer());
    out.println();
    out.println("Sources:");
    List<Passage> sources = answered.sources();
    if (sources.isEmpty()) {
      out.println("  none cited");
    }
    sources.forEach(source -> out.printf("  [%s] %s%n", source.id(), source.title()));
    return OK;
  }
}

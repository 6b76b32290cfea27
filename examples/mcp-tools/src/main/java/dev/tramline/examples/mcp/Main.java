package dev.tramline.examples.mcp;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunOptions;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers questions with the tools of an MCP server. */
public final class Main {

  private static final String USAGE =
      """
      Usage: mcp-tools [--server "command ..."] [question ...]

        --server    the server to start (default: one of this example's own)
        question    what to ask (default: two questions)
      """;

  private static final List<String> QUESTIONS =
      List.of("What is 17 plus 25, times 3?", "Who discovered Pluto?");

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int MAX_CALLS = 5;

  private Main() {}

  /**
   * Answers and exits with 0, with 1 if a question stays open, or with 2 for wrong arguments.
   *
   * @param args see the usage
   */
  public static void main(String[] args) {
    System.exit(run(args, Console.standardOutput(), Console.standardError(), System.getenv()));
  }

  static int run(String[] args, PrintStream out, PrintStream err, Map<String, String> env) {
    List<String> questions = new ArrayList<>(List.of(args));
    List<String> command = ownServer();
    if (args.length > 0 && args[0].equals("--server")) {
      if (args.length == 1 || args[1].isBlank()) {
        err.print(USAGE);
        return MISUSED;
      }
      command = List.of(args[1].strip().split("\\s+"));
      questions = questions.subList(2, questions.size());
    }
    if (questions.stream().anyMatch(question -> question.startsWith("-"))) {
      err.print(USAGE);
      return MISUSED;
    }
    out.println(ChatModels.describe(env));
    try (McpToolbox toolbox = new McpToolbox(command)) {
      ChatModel llm = ChatModels.fromEnvironment(env, new ToolPicker());
      return answer(questions.isEmpty() ? QUESTIONS : questions, agent(llm, toolbox), out);
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return FAILED;
    } catch (IllegalStateException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  static ToolAgentFlow agent(ChatModel llm, Toolbox toolbox) {
    return new ToolAgentFlow(
        new ListTools(toolbox), new Decide(llm, MAX_CALLS), new CallTool(toolbox));
  }

  private static int answer(List<String> questions, ToolAgentFlow agent, PrintStream out) {
    int status = OK;
    for (String question : questions) {
      out.printf("%nQuestion: %s%n", question);
      RunOptions printed = RunOptions.builder().listener(new StepPrinter(out)).build();
      ToolAgent.Result result = agent.with(printed).ask(question);
      if (result instanceof ToolAgent.Result.Answered answered) {
        out.println("Answer: " + answered.answer());
      } else {
        out.println("No answer after " + MAX_CALLS + " calls.");
        status = FAILED;
      }
    }
    return status;
  }

  /** The command that starts {@link ToolServer} with this very class path. */
  static List<String> ownServer() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(java.toString(), "-cp", classPath(), ToolServer.class.getName());
  }

  /** Maven runs an example in a class loader of its own, which no property tells of. */
  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(Main::file)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    try {
      return Path.of(new URI(url.toString())).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path holds " + url, e);
    }
  }
}

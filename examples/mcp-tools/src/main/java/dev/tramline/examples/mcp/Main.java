package dev.tramline.examples.mcp;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  private static final int MAX_CALLS = 5;

  private Main() {}

  /**
   * Answers and exits with 0, with 1 if a question stays open, or with 2 for wrong arguments, a
   * server that does not answer among them.
   *
   * @param args see the usage
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    boolean chosen = args.length > 0 && args[0].equals("--server");
    List<String> questions =
        List.of(args).subList(chosen ? Math.min(2, args.length) : 0, args.length);
    if (chosen && (args.length == 1 || args[1].isBlank())
        || questions.stream().anyMatch(question -> question.startsWith("-"))) {
      return around.misused(USAGE);
    }
    List<String> server = chosen ? List.of(args[1].strip().split("\\s+")) : ownServer();
    return Program.run(
        around, () -> answer(questions.isEmpty() ? QUESTIONS : questions, server, around));
  }

  private static int answer(List<String> questions, List<String> server, Surroundings around) {
    try (McpToolbox toolbox = new McpToolbox(server)) {
      ToolAgentFlow agent = agent(around.model(new ToolPicker()), toolbox);
      int status = OK;
      for (String question : questions) {
        around.out().printf("%nQuestion: %s%n", question);
        status |= print(agent.with(around.options()).ask(question), around.out());
      }
      return status;
    }
  }

  private static int print(ToolAgent.Result result, PrintStream out) {
    if (result instanceof ToolAgent.Result.Answered answered) {
      out.println("Answer: " + answered.answer());
      return OK;
    }
    out.println("No answer after " + MAX_CALLS + " calls.");
    return FAILED;
  }

  static ToolAgentFlow agent(ChatModel llm, Toolbox toolbox) {
    return new ToolAgentFlow(
        new ListTools(toolbox), new Decide(llm, MAX_CALLS), new CallTool(toolbox));
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

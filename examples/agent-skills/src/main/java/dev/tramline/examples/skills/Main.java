package dev.tramline.examples.skills;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Has an agent work on a text with the skills of a directory. */
public final class Main {

  private static final String REQUEST = "Make a checklist with kilometres and litres.";

  private static final String USAGE =
      """
      Usage: agent-skills [request [text [skills]]]

        request    what to do (default: "%s")
        text       with what (default: how to get to a cabin)
        skills     a directory of skills (default: examples/agent-skills/skills)
      """
          .formatted(REQUEST);

  private static final String TEXT =
      """
      Fill the tank with 10 gallons before you leave. Drive 60 miles north on the old road. \
      Buy 5 pounds of apples at the farm. The road to the cabin takes another 2 miles on foot.\
      """;

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  /**
   * Works and exits with 0, with 1 after a failure, or with 2 for wrong arguments.
   *
   * @param args see the usage
   */
  public static void main(String[] args) {
    System.exit(run(args, Console.standardOutput(), Console.standardError(), System.getenv()));
  }

  static int run(String[] args, PrintStream out, PrintStream err, Map<String, String> env) {
    if (args.length > 3 || (args.length > 0 && args[0].startsWith("-"))) {
      err.print(USAGE);
      return MISUSED;
    }
    String request = args.length > 0 ? args[0] : REQUEST;
    String text = args.length > 1 ? args[1] : TEXT;
    Path directory = Path.of(args.length > 2 ? args[2] : "examples/agent-skills/skills");
    out.println(ChatModels.describe(env));
    out.printf("%nRequest: %s%n%n%s%n%n", request, text);
    try {
      ChatModel llm = ChatModels.fromEnvironment(env, new InstructionFollower());
      RunOptions printed = RunOptions.builder().listener(new StepPrinter(out)).build();
      SkillAgent.Result result =
          agent(llm, new SkillLibrary(directory)).with(printed).work(request, text);
      String used = result.used().isEmpty() ? "none" : String.join(", ", result.used());
      out.printf("%nSkills used: %s%n%n%s%n", used, result.text());
      return OK;
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return FAILED;
    }
  }

  static SkillAgentFlow agent(ChatModel llm, SkillLibrary library) {
    return new SkillAgentFlow(
        new ListSkills(library), new PickSkill(llm), new LoadSkill(library), new ApplySkill(llm));
  }
}

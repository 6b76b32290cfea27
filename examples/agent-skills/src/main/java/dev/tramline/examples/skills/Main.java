package dev.tramline.examples.skills;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import java.nio.file.Path;

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

  private Main() {}

  /**
   * Works and exits with 0, with 1 after a failure, or with 2 for wrong arguments.
   *
   * @param args see the usage
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    if (args.length > 3 || (args.length > 0 && args[0].startsWith("-"))) {
      return around.misused(USAGE);
    }
    String request = args.length > 0 ? args[0] : REQUEST;
    String text = args.length > 1 ? args[1] : TEXT;
    Path skills = Path.of(args.length > 2 ? args[2] : "examples/agent-skills/skills");
    return Program.run(around, () -> work(request, text, skills, around));
  }

  private static int work(String request, String text, Path skills, Surroundings around) {
    SkillAgentFlow agent = agent(around.model(new InstructionFollower()), new SkillLibrary(skills));
    around.out().printf("%nRequest: %s%n%n%s%n%n", request, text);
    SkillAgent.Result result = agent.with(around.options()).work(request, text);
    String used = result.used().isEmpty() ? "none" : String.join(", ", result.used());
    around.out().printf("%nSkills used: %s%n%n%s%n", used, result.text());
    return 0;
  }

  static SkillAgentFlow agent(ChatModel llm, SkillLibrary library) {
    return new SkillAgentFlow(
        new ListSkills(library), new PickSkill(llm), new LoadSkill(library), new ApplySkill(llm));
  }
}

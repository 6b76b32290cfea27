package dev.tramline.examples.supervisor;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.supervisor.SupervisedResearch.Result;
import dev.tramline.examples.support.Arguments;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import java.io.PrintStream;
import java.util.Map;

/** Answers a question under supervision from the command line. */
public final class Main {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "question", "Who discovered Pluto?",
          "nonsense", "60",
          "seed", "2",
          "runs", "4");

  private Main() {}

  /**
   * Runs the flow; exits with 0 for an answer, 1 for none, 2 for wrong arguments.
   *
   * @param args pairs such as {@code --seed 7}
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> answer(args, around));
  }

  private static int answer(String[] args, Surroundings around) {
    PrintStream out = around.out();
    Arguments options = Arguments.parse(DEFAULTS, args);
    String question = options.text("question");
    int runs = options.number("runs");
    ChatModel worker =
        new UnreliableModel(
            ChatModels.fromEnvironment(around.env(), new QuotingAnswerer()),
            options.number("nonsense"),
            options.number("seed"));
    out.println("Question: " + question);
    out.println(ChatModels.describe(around.env()));
    out.println();
    try (PassageIndex index = new PassageIndex(Corpus.load())) {
      SupervisedResearch flow =
          flow(index, worker, ChatModels.fromEnvironment(around.env(), new GroundingChecker()))
              .with(around.options());
      return print(flow.supervise(question, runs), out);
    }
  }

  static SupervisedResearchFlow flow(PassageIndex index, ChatModel worker, ChatModel supervisor) {
    return new SupervisedResearchFlow(
        new ResearchFlow(new FindPassages(index), new AnswerFromPassages(worker)),
        new Supervise(supervisor));
  }

  private static int print(Result result, PrintStream out) {
    out.println();
    if (result instanceof Result.Approved approved) {
      approved.rejections().forEach(reason -> out.println("Rejected: " + reason));
      out.println("Answer: " + approved.answer());
      return 0;
    }
    ((Result.Failed) result).rejections().forEach(reason -> out.println("Rejected: " + reason));
    out.println("No answer: the supervisor rejected all of them.");
    return 1;
  }
}

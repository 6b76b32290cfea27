package dev.tramline.examples.judge;

import dev.tramline.examples.judge.JudgedText.Result;
import dev.tramline.examples.support.Arguments;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Corpus;
import dev.tramline.examples.support.EnglishText;
import dev.tramline.examples.support.PassageIndex;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Writes a text on a topic of the corpus from the command line. */
public final class Main {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "topic", "Guido van Rossum and Python",
          "words", "30",
          "mention", "1991, Monty Python",
          "avoid", "CWI",
          "ease", "40",
          "rounds", "5");
  private static final int PASSAGES = 2;

  private Main() {}

  /**
   * Runs the flow; exits with 0 for a text, 1 for none, 2 for wrong arguments.
   *
   * @param args pairs such as {@code --topic "Nobel Prize"}
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> write(args, around));
  }

  private static int write(String[] args, Surroundings around) {
    PrintStream out = around.out();
    Arguments options = Arguments.parse(DEFAULTS, args);
    String topic = options.text("topic");
    int rounds = options.number("rounds");
    Rules rules =
        new Rules(
            options.number("words"),
            options.list("mention"),
            options.list("avoid"),
            options.number("ease"));
    out.println("Topic: " + topic);
    out.print(rules.toPrompt());
    out.println(ChatModels.describe(around.env()));
    out.println();
    JudgedText flow =
        new JudgedTextFlow(
                new WriteDraft(ChatModels.fromEnvironment(around.env(), new RevisingWriter())),
                new JudgeDraft(ChatModels.fromEnvironment(around.env(), new RuleBasedCritic())))
            .with(around.options());
    return print(flow.compose(topic, notes(topic), rules, rounds), out);
  }

  /** The sentences that the corpus has on a topic. */
  private static List<String> notes(String topic) {
    try (PassageIndex index = new PassageIndex(Corpus.load())) {
      return index.search(topic, PASSAGES).stream()
          .flatMap(passage -> EnglishText.sentences(passage.text()).stream())
          .toList();
    }
  }

  private static int print(Result result, PrintStream out) {
    if (result instanceof Result.Accepted accepted) {
      out.printf("%nAccepted, draft %d:%n", accepted.reviews().size() + 1);
      out.println(accepted.draft());
      return 0;
    }
    out.printf("%nNo draft was accepted.%n");
    return 1;
  }
}

package dev.tramline.examples.vote;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.runtime.FlowException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;

/** Asks and votes from the command line. */
public final class Main {

  private static final String QUESTION =
      "A depot has 17 trams with 24 seats each, and 3 with (12 - 5) seats. What is "
          + "17 * 24 + 3 * (12 - 5)?";
  private static final int SAMPLES = 9;
  private static final double TEMPERATURE = 1;

  private Main() {}

  /**
   * Asks, votes, and exits with 0 for a majority, with 1 for none or a failure, or with 2 for wrong
   * arguments.
   *
   * @param args the question and how often to ask it, or none for a default
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    if (args.length > 2 || args.length == 2 && !args[1].matches("[1-9]\\d{0,3}")) {
      return around.misused(
          "Usage: majority-vote [\"a question with a number as its answer\" [samples]]");
    }
    String question = args.length == 0 ? QUESTION : args[0];
    int samples = args.length == 2 ? Integer.parseInt(args[1]) : SAMPLES;
    around.out().println("Question: " + question);
    MajorityVote flow = flow(around.model(new SlipperyCalculator())).with(around.options());
    try {
      return print(flow.ask(question, samples), around.out());
    } catch (FlowException e) {
      return around.failed(e);
    }
  }

  static MajorityVoteFlow flow(ChatModel llm) {
    return new MajorityVoteFlow(new Sample(llm, TEMPERATURE), new Count());
  }

  private static int print(MajorityVote.Result result, PrintStream out) {
    if (result instanceof MajorityVote.Result.Elected elected) {
      print(elected.ballots(), out);
      out.printf(
          "%nAnswer: %s, by %d of %d votes%n",
          elected.winner().toPlainString(), elected.votes(), elected.ballots().size());
      return 0;
    }
    print(((MajorityVote.Result.Undecided) result).ballots(), out);
    out.println("\nNo majority.");
    return 1;
  }

  private static void print(List<Ballot> ballots, PrintStream out) {
    out.println();
    for (Ballot ballot : ballots) {
      String answer = ballot.answer().map(BigDecimal::toPlainString).orElse("-");
      out.printf("%3d  %8s  %s%n", ballot.number(), answer, ballot.reasoning());
    }
  }
}

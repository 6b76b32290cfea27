package dev.tramline.examples.thought;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Program;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.thought.ChainOfThought.Result;
import java.io.PrintStream;

/** Solves a problem from the command line. */
public final class Main {

  private static final String PROBLEM =
      "You have a 3-litre jug, a 5-litre jug and a tap. How do you measure exactly 4 litres?";
  private static final int MAX_THOUGHTS = 20;

  private Main() {}

  /**
   * Runs the flow; exits with 0 for an answer, else with 1.
   *
   * @param args the problem; one comes with the example if it is left out
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    return Program.run(around, () -> solve(args, around));
  }

  private static int solve(String[] args, Surroundings around) {
    PrintStream out = around.out();
    String problem = args.length == 0 ? PROBLEM : String.join(" ", args);
    out.println(problem);
    ChatModel llm = around.model(new JugSolver());
    out.println();
    ChainOfThought flow = new ChainOfThoughtFlow(new Think(llm)).with(around.options());
    Result result = flow.solve(problem, MAX_THOUGHTS);
    if (result instanceof Result.Solved solved) {
      Thought last = solved.thoughts().get(solved.thoughts().size() - 1);
      out.printf("%nPlan:%n%s%n%nAnswer: %s%n", last.planText(), solved.answer());
      return 0;
    }
    out.printf("%nNo answer after %d thoughts.%n", MAX_THOUGHTS);
    return 1;
  }
}

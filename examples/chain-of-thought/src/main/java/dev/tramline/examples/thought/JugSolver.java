package dev.tramline.examples.thought;

import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model without a network that solves puzzles with jugs: it searches for the shortest way, takes
 * one step of it in each thought and checks the end. It knows nothing but the prompt.
 */
final class JugSolver implements StandIn {

  private static final String ABILITY = "two or three jugs of 1 to 99 litres";

  private static final Pattern SIZE = Pattern.compile("(?i)\\b([1-9]\\d?)[- ]?lit(?:er|re) jug");
  private static final Pattern AMOUNT =
      Pattern.compile("(?i)\\b(?:measure|get|exactly)(?: exactly)? (\\d{1,3}) lit(?:er|re)");

  /** A puzzle as understood. */
  private record Puzzle(Jugs jugs, int amount) {}

  @Override
  public String reply(String instructions, String prompt) {
    List<Step> plan = prompt.lines().flatMap(line -> Step.parse(line).stream()).toList();
    Thought thought =
        understand(prompt)
            .map(puzzle -> plan.isEmpty() ? plan(puzzle) : goOn(puzzle, plan))
            .orElseGet(JugSolver::pass);
    return thought.toReply();
  }

  private static Optional<Puzzle> understand(String prompt) {
    String problem =
        prompt.lines().filter(line -> line.startsWith(Think.PROBLEM)).findFirst().orElse("");
    List<Integer> sizes =
        SIZE.matcher(problem).results().map(size -> Integer.valueOf(size.group(1))).toList();
    Matcher amount = AMOUNT.matcher(problem);
    if (sizes.size() < 2 || sizes.size() > 3 || !amount.find()) {
      return Optional.empty();
    }
    return Optional.of(new Puzzle(Jugs.empty(sizes), Integer.parseInt(amount.group(1))));
  }

  private static Thought pass() {
    return only("This is no puzzle with " + ABILITY + ".", "I can only measure with " + ABILITY);
  }

  private static Thought plan(Puzzle puzzle) {
    List<String> moves = puzzle.jugs().measure(puzzle.amount()).orElse(null);
    if (moves == null) {
      String found = "No sequence of moves ends with " + puzzle.amount() + " litres in a jug";
      return only("I tried every state of the jugs.", found);
    }
    if (moves.isEmpty()) {
      return only("The jugs are empty at first.", "Nothing has to be done");
    }
    List<Step> plan = moves.stream().map(move -> new Step(Step.Status.PENDING, move, "")).toList();
    String text = "At first " + puzzle.jugs() + ". " + moves.size() + " moves will do.";
    return new Thought(text, plan, Optional.empty());
  }

  private static Thought only(String text, String answer) {
    Step step = new Step(Step.Status.DONE, "Understand the problem", text);
    return new Thought(text, List.of(step), Optional.of(answer + "."));
  }

  /** Makes the next move, or verifies the last one by doing all of them again from the start. */
  private static Thought goOn(Puzzle puzzle, List<Step> plan) {
    int next = 0;
    while (next < plan.size() - 1 && plan.get(next).status() == Step.Status.DONE) {
      next++;
    }
    List<String> moves = plan.subList(0, next + 1).stream().map(Step::task).toList();
    String move = moves.get(next);
    Jugs jugs = puzzle.jugs().after(moves);
    boolean last = next == plan.size() - 1;
    boolean verified = plan.get(next).status() != Step.Status.PENDING;
    Step.Status status = last && !verified ? Step.Status.VERIFY : Step.Status.DONE;
    List<Step> changed = new ArrayList<>(plan);
    changed.set(next, new Step(status, move, jugs.toString()));
    if (!last || !verified) {
      return new Thought(move + ": " + jugs + ".", changed, Optional.empty());
    }
    if (!jugs.litres().contains(puzzle.amount())) {
      return plan(puzzle); // the check failed: once more from the start
    }
    String answer =
        "%s. Then jug %s has %d litres."
            .formatted(String.join(", ", moves), jugs.nameOf(puzzle.amount()), puzzle.amount());
    String text = "From the start once more: " + jugs + ", as wanted.";
    return new Thought(text, changed, Optional.of(answer));
  }
}

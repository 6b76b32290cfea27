package dev.tramline.examples.thought;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Solves a problem thought by thought: the one node leads to itself until it has an answer. */
@Flow
public interface ChainOfThought {

  /** How a run ends. */
  sealed interface Result {

    /**
     * The problem is solved.
     *
     * @param answer the answer
     * @param thoughts what led to it, in order
     */
    record Solved(String answer, List<Thought> thoughts) implements Result {}

    /**
     * There was no answer after as many thoughts as were allowed.
     *
     * @param thoughts all of them, in order
     */
    record GivenUp(List<Thought> thoughts) implements Result {}
  }

  /**
   * Solves a problem.
   *
   * @param problem in plain English
   * @param maxThoughts how many thoughts it may take, at least 1
   * @return the answer, if there is one
   */
  Result solve(String problem, int maxThoughts);

  /** {@return the node; {@code continue} is no method name, so its way is written out} */
  @Transition(value = "continue", to = "think")
  Think think();
}

package dev.tramline.examples.mcp;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Answers a question with the tools that a server offers. */
@Flow
public interface ToolAgent {

  /** How it ends: each record is an action of {@link Decide} that no node bears. */
  sealed interface Result {

    /**
     * The model has an answer.
     *
     * @param answer what it says
     * @param calls the calls it rests on, in order; none, perhaps
     */
    record Answered(String answer, List<ToolCall> calls) implements Result {}

    /**
     * The model wanted more calls than it may make.
     *
     * @param calls those it made
     */
    record GaveUp(List<ToolCall> calls) implements Result {}
  }

  /**
   * Answers a question.
   *
   * @param question in English
   * @return the answer, if there is one
   */
  Result ask(String question);

  /** The start: what tools are there? */
  @Transition(to = "decide")
  ListTools list();

  /** The model picks a tool, or answers. */
  @Exit("answered")
  @Exit("gaveUp")
  Decide decide();

  /** Where action {@code call} leads; its result goes back to the model. */
  CallTool call();
}

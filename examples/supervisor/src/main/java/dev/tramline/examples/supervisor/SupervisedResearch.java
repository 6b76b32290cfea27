package dev.tramline.examples.supervisor;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Runs the worker, checks its answer, and runs it again if the answer is no good. */
@Flow
public interface SupervisedResearch {

  /** How a run ends. */
  sealed interface Result {

    /**
     * The supervisor approves of an answer.
     *
     * @param answer the answer
     * @param rejections why those before it were rejected
     */
    record Approved(String answer, List<String> rejections) implements Result {}

    /**
     * No answer was good enough.
     *
     * @param rejections why, for each of them
     */
    record Failed(List<String> rejections) implements Result {}
  }

  /**
   * Answers a question.
   *
   * @param question in plain English
   * @param maxRuns how often the worker may be run, at least once
   * @return the answer, if there is a good one
   */
  Result supervise(String question, int maxRuns);

  /** {@return the worker, a flow that stands here as a node} */
  @Transition(to = "supervisor")
  Research worker();

  /** {@return the supervisor} */
  @Transition(value = "retry", to = "worker")
  Supervise supervisor();
}

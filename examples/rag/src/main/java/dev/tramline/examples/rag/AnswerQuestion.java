package dev.tramline.examples.rag;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.Passage;
import java.util.List;

/** Answers a question from an index; to be run as often as there are questions. */
@Flow
public interface AnswerQuestion {

  /** How it ends. */
  sealed interface Result {

    /**
     * The documents answer the question.
     *
     * @param answer with citations such as [1]
     * @param sources what it cites
     */
    record Answered(String answer, List<Source> sources) implements Result {}

    /** They do not. */
    record Unanswered() implements Result {}
  }

  /**
   * A passage that an answer cites.
   *
   * @param number as in the answer
   * @param passage the passage
   */
  record Source(int number, Passage passage) {}

  /**
   * Answers a question.
   *
   * @param question in plain English
   * @return the answer, if there is one
   */
  Result ask(String question);

  /** The start; without any passage the model need not be asked. */
  @Transition(value = "found", to = "answer")
  @Exit(value = "nothing", as = "unanswered")
  Retrieve retrieve();

  /** Its actions are the variants of the result. */
  Answer answer();
}

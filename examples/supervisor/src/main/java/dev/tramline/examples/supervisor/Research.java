package dev.tramline.examples.supervisor;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import dev.tramline.examples.support.Passage;
import java.util.List;

/** The worker: finds passages and answers from them. It can be run alone. */
@Flow
public interface Research {

  /**
   * What the worker hands over.
   *
   * @param passages what it found
   * @param answer what it made of them
   */
  record Result(List<Passage> passages, String answer) {}

  /**
   * Answers a question, well or badly.
   *
   * @param question in plain English
   * @return the answer and what it rests on
   */
  Result research(String question);

  /** {@return the search} */
  @Transition(to = "answer")
  FindPassages find();

  /** {@return the answer, which ends this flow} */
  AnswerFromPassages answer();
}

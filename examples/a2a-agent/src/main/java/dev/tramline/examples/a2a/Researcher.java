package dev.tramline.examples.a2a;

import dev.tramline.annotations.Flow;
import dev.tramline.examples.support.Passage;
import java.util.List;

/** Answers a question from a corpus, or asks back if it is unclear. */
@Flow
public interface Researcher {

  /** How a run ends. */
  sealed interface Result {

    /**
     * The question is answered.
     *
     * @param answer the answer, with the ids of its sources in brackets; each piece of it is
     *     emitted as a {@link String} when it arrives
     * @param sources the passages it cites
     */
    record Answered(String answer, List<Passage> sources) implements Result {}

    /**
     * The user has to say more first.
     *
     * @param counterQuestion what the user is asked
     */
    record Unclear(String counterQuestion) implements Result {}
  }

  /**
   * Researches a question.
   *
   * @param said what the user said: the question, then what was said to each counter-question
   * @return the answer, or a counter-question
   */
  Result research(List<String> said);

  /** {@return the decision, whose action {@code unclear} is a variant of the result} */
  Decide decide();

  /** {@return the search} */
  Search search();

  /** {@return the end} */
  Answer answer();
}

package dev.tramline.examples.research;

import dev.tramline.annotations.Flow;
import dev.tramline.examples.support.Passage;
import java.util.List;

/** Answers a question from a corpus: decides, searches and decides again until it can answer. */
@Flow
public interface ResearchAgent {

  /** How a run ends: each record is an action of {@link DirectAnswer} that no node bears. */
  sealed interface Result {

    /**
     * The corpus answers the question.
     *
     * @param answer the answer, with the ids of its sources in brackets
     * @param sources the passages it cites
     */
    record Answered(String answer, List<Passage> sources) implements Result {}

    /** The corpus does not answer the question. */
    record Unanswered() implements Result {}
  }

  /**
   * Answers a question.
   *
   * @param question in plain English
   * @return the answer, if there is one
   */
  Result research(String question);

  /** The start, because it is declared first. */
  DecideAction decide();

  /** Where action {@code search} leads. */
  SearchCorpus search();

  /** Where action {@code answer} leads. */
  DirectAnswer answer();
}

package dev.tramline.examples.vote;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.math.BigDecimal;
import java.util.List;

/** Asks the same question several times, and takes the answer that most samples agree on. */
@Flow
public interface MajorityVote {

  /** How the vote ends. */
  sealed interface Result {

    /**
     * One answer has more votes than any other.
     *
     * @param winner the answer
     * @param votes how many gave it
     * @param ballots all samples
     */
    record Elected(BigDecimal winner, int votes, List<Ballot> ballots) implements Result {}

    /**
     * There is no answer at all, or a tie.
     *
     * @param ballots all samples
     */
    record Undecided(List<Ballot> ballots) implements Result {}
  }

  /**
   * Asks and votes.
   *
   * @param question one whose answer is a number
   * @param samples how often to ask, at least 1
   * @return the answer, if there is a majority
   */
  Result ask(String question, int samples);

  /** The start. */
  @Transition(to = "count")
  Sample sample();

  /** Its actions are the variants of the result. */
  Count count();
}

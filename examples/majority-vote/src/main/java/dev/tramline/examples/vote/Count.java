package dev.tramline.examples.vote;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the votes. */
@Node
public class Count {

  /** Whether there is a winner. */
  public sealed interface Outcome {

    /**
     * There is.
     *
     * @param winner the answer with most votes
     * @param votes how many
     */
    record Elected(BigDecimal winner, int votes) implements Outcome {}

    /** Two have the same number of votes, or nobody voted. */
    record Undecided() implements Outcome {}
  }

  @Post
  Outcome count(List<Ballot> ballots) {
    Map<BigDecimal, Integer> votes = new TreeMap<>();
    for (Ballot ballot : ballots) {
      ballot.answer().ifPresent(answer -> votes.merge(answer, 1, Integer::sum));
    }
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<BigDecimal> first =
        votes.keySet().stream().filter(answer -> votes.get(answer) == most).toList();
    return first.size() == 1 ? new Outcome.Elected(first.get(0), most) : new Outcome.Undecided();
  }
}

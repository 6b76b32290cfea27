package dev.tramline.benchmarks.cycle;

import java.util.List;

/** The work that every contender does: three nodes that go round. */
public interface Cycle {

  /**
   * Goes round: takes one off {@code left}, mixes it into {@code sum}, and ends if none is left.
   *
   * @param left how many times, at least 1
   * @param sum what to begin with
   * @param messages in the store on all the way; the second node looks at how many there are
   * @return the sum
   * @throws Exception if the contender does
   */
  long run(int left, long sum, List<String> messages) throws Exception;

  /**
   * {@return the next sum} Makes each round depend on all before it, so that none can be left out.
   *
   * @param sum the last one
   * @param left how many rounds are left
   * @param messages that are in the store
   */
  static long mix(long sum, int left, List<?> messages) {
    return sum * 31 + left + messages.size();
  }
}

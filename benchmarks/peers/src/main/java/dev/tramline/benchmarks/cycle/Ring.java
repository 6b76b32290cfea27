package dev.tramline.benchmarks.cycle;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;

/** A cycle of any length: all nodes but the last mix, the last one counts and chooses. */
public interface Ring {

  /**
   * Goes round.
   *
   * @param left how many times, at least 1
   * @param sum what to begin with
   * @return the sum
   * @throws Exception if the contender does
   */
  long run(int left, long sum) throws Exception;

  /** Mixes. */
  @Node
  class Mix {
    /**
     * {@return the next sum}
     *
     * @param sum the last one
     * @param left how many rounds are left
     */
    @Exec
    @Key("sum")
    public long mix(long sum, int left) {
      return sum * 31 + left;
    }
  }

  /** Takes one off and chooses. */
  @Node
  class Turn {
    /** Where to go. */
    public enum Next {
      /** Round again. */
      AGAIN,
      /** To the end. */
      DONE
    }

    /**
     * {@return one less}
     *
     * @param left how many rounds were left
     */
    @Exec
    @Key("left")
    public int count(int left) {
      return left - 1;
    }

    /**
     * {@return where to go}
     *
     * @param left how many rounds are left
     */
    @Post
    public Next turn(@Exec int left) {
      return left > 0 ? Next.AGAIN : Next.DONE;
    }
  }
}

package dev.tramline.benchmarks.steps;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;

/** Three nodes that go round: as little work as a node can have, so that the steps are seen. */
@Flow(maxSteps = Integer.MAX_VALUE)
interface Cycle {

  /**
   * Goes round.
   *
   * @param left how many times, at least 1
   * @param sum what to begin with
   * @return what {@link CycleByHand#run} returns
   */
  @Key("sum")
  long run(int left, long sum);

  /** {@return the first node} */
  @Transition(to = "mix")
  Count count();

  /** {@return the second node} */
  @Transition(to = "turn")
  Mix mix();

  /** {@return the last node, which goes back to the first or ends} */
  @Transition(value = "again", to = "count")
  @Exit("done")
  Turn turn();

  /** Takes one off. */
  @Node
  class Count {
    @Exec
    @Key("left")
    int count(int left) {
      return left - 1;
    }
  }

  /** Makes each round depend on all before it, so that none can be left out. */
  @Node
  class Mix {
    @Exec
    @Key("sum")
    long mix(long sum, int left) {
      return sum * 31 + left;
    }
  }

  /** Chooses. */
  @Node
  class Turn {
    /** Where to go. */
    enum Next {
      AGAIN,
      DONE
    }

    @Post
    Next turn(int left) {
      return left > 0 ? Next.AGAIN : Next.DONE;
    }
  }
}

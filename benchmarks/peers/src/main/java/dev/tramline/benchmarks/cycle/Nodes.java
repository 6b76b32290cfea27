package dev.tramline.benchmarks.cycle;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import dev.tramline.annotations.Transition;
import java.util.List;

/** The nodes of the cycle, in each form that a node can have. */
final class Nodes {

  private Nodes() {}

  /** Takes one off. */
  @Node
  static final class Count {
    @Exec
    @Key("left")
    int count(int left) {
      return left - 1;
    }
  }

  /** Mixes. */
  @Node
  static final class Mix {
    @Exec
    @Key("sum")
    long mix(long sum, int left, List<String> messages) {
      return Cycle.mix(sum, left, messages);
    }
  }

  /** Chooses, by an enum. */
  @Node
  static final class Turn {
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

  /** Chooses, by a string. */
  @Node
  static final class TurnByName {
    @Post
    @Transition("again")
    @Transition("done")
    String turn(int left) {
      return left > 0 ? "again" : "done";
    }
  }

  /** Takes one off, and says so by a record. */
  @Node
  static final class CountTyped {
    /** What it writes. */
    record Counted(int left) {}

    @Post
    Counted count(int left) {
      return new Counted(left - 1);
    }
  }

  /** Mixes, and says so by a record. */
  @Node
  static final class MixTyped {
    /** What it writes. */
    record Mixed(long sum) {}

    @Post
    Mixed mix(long sum, int left, List<String> messages) {
      return new Mixed(Cycle.mix(sum, left, messages));
    }
  }

  /** Chooses, by a sealed interface. */
  @Node
  static final class TurnTyped {
    /** Where to go. */
    sealed interface Next {
      /** Round again. */
      record Again() implements Next {}

      /** To the end. */
      record Done() implements Next {}
    }

    @Post
    Next turn(int left) {
      return left > 0 ? new Next.Again() : new Next.Done();
    }
  }
}

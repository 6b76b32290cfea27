package dev.tramline.benchmarks.concurrency;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.util.concurrent.CompletionStage;

/** Flows whose one node waits at a gate. */
final class Waiting {

  private Waiting() {}

  /** Waits as a thread does. */
  @Node
  static final class Pass {
    @Exec
    @Key("passed")
    int pass(Gate gate, int index) throws InterruptedException {
      return gate.pass(index);
    }
  }

  /** Has the runtime wait for a future. */
  @Node
  static final class Stage {
    @Exec
    @Key("passed")
    CompletionStage<Integer> pass(Gate gate, int index) {
      return gate.stage(index);
    }
  }

  /** A run that waits in its node. */
  @Flow
  interface ByThread {
    @Key("passed")
    int pass(Gate gate, int index);

    Pass waiting();
  }

  /** A run whose node returned a future. */
  @Flow
  interface ByFuture {
    @Key("passed")
    int pass(Gate gate, int index);

    Stage waiting();
  }
}

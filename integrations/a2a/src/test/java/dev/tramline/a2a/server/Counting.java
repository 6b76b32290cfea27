package dev.tramline.a2a.server;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.runtime.FlowRun;
import dev.tramline.runtime.RunContext;
import dev.tramline.runtime.RunListener;
import dev.tramline.runtime.RunOptions;

/** Counts as fast as it can, and tells every number. */
@Flow
interface Counting {

  /** The last number. */
  record Result(String last) {}

  /** The entry. */
  Result count(String to);

  /** The only node. */
  Count count();

  /** Emits the numbers. */
  @Node
  class Count {
    @Exec
    @Key("last")
    String count(String to, RunContext context) {
      int last = Integer.parseInt(to);
      for (int i = 1; i <= last; i++) {
        context.emit(i + ",");
      }
      return to;
    }
  }

  /** Starts it with a listener. */
  static FlowRun<Result> start(String to, RunListener listener) {
    return new CountingFlow(new Count())
        .with(RunOptions.builder().listener(listener).build())
        .start(to);
  }
}

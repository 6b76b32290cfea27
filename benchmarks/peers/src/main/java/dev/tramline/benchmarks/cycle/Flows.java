package dev.tramline.benchmarks.cycle;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Retry;
import dev.tramline.annotations.Transition;
import dev.tramline.runtime.RunOptions;
import java.util.List;

/** The cycle by Tramline. */
final class Flows {

  private Flows() {}

  /** {@return the cycle whose last node returns an enum} */
  static Cycle byEnum() {
    return new Flows_ByEnumFlow(new Nodes.Count(), new Nodes.Mix(), new Nodes.Turn())::run;
  }

  /** {@return the cycle by enum with someone who listens to all its events} */
  static Cycle withListener() {
    long[] events = new long[1];
    return new Flows_ByEnumFlow(new Nodes.Count(), new Nodes.Mix(), new Nodes.Turn())
            .with(RunOptions.builder().listener(event -> events[0]++).build())
        ::run;
  }

  /** {@return the cycle by enum whose other nodes would be retried if they failed} */
  static Cycle withRetry() {
    return new Flows_WithRetryFlow(new Nodes.Count(), new Nodes.Mix(), new Nodes.Turn())::run;
  }

  /** {@return the cycle whose last node returns a string} */
  static Cycle byName() {
    return new Flows_ByNameFlow(new Nodes.Count(), new Nodes.Mix(), new Nodes.TurnByName())::run;
  }

  /** {@return the cycle whose nodes return records} */
  static Cycle typed() {
    return new Flows_TypedFlow(new Nodes.CountTyped(), new Nodes.MixTyped(), new Nodes.TurnTyped())
        ::run;
  }

  /** Its last node returns an enum. */
  @Flow(maxSteps = Integer.MAX_VALUE)
  interface ByEnum {
    @Key("sum")
    long run(int left, long sum, List<String> messages);

    @Transition(to = "mix")
    Nodes.Count count();

    @Transition(to = "turn")
    Nodes.Mix mix();

    @Transition(value = "again", to = "count")
    @Exit("done")
    Nodes.Turn turn();
  }

  /** Would be retried. */
  @Flow(maxSteps = Integer.MAX_VALUE)
  interface WithRetry {
    @Key("sum")
    long run(int left, long sum, List<String> messages);

    @Transition(to = "mix")
    @Retry(attempts = 3, delay = "1s")
    Nodes.Count count();

    @Transition(to = "turn")
    @Retry(attempts = 3, delay = "1s")
    Nodes.Mix mix();

    @Transition(value = "again", to = "count")
    @Exit("done")
    Nodes.Turn turn();
  }

  /** Its last node returns a string. */
  @Flow(maxSteps = Integer.MAX_VALUE)
  interface ByName {
    @Key("sum")
    long run(int left, long sum, List<String> messages);

    @Transition(to = "mix")
    Nodes.Count count();

    @Transition(to = "turn")
    Nodes.Mix mix();

    @Transition(value = "again", to = "count")
    @Exit("done")
    Nodes.TurnByName turn();
  }

  /** Its nodes return records. */
  @Flow(maxSteps = Integer.MAX_VALUE)
  interface Typed {
    @Key("sum")
    long run(int left, long sum, List<String> messages);

    @Transition(to = "mix")
    Nodes.CountTyped count();

    @Transition(to = "turn")
    Nodes.MixTyped mix();

    @Transition(value = "again", to = "count")
    @Exit("done")
    Nodes.TurnTyped turn();
  }
}

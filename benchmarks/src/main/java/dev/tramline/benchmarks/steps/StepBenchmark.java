package dev.tramline.benchmarks.steps;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The generated flow beside the hand-written loop: per step of a long run, and per short run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {

  private static final int ROUNDS = 1000;
  private static final int STEPS = 3 * ROUNDS;

  private final Cycle flow = new CycleFlow(new Cycle.Count(), new Cycle.Mix(), new Cycle.Turn());
  private final CycleByHand hand = new CycleByHand();

  /** Fields, not constants: the compiler must not know them. */
  private int rounds = ROUNDS;

  private int once = 1;
  private long seed = 42;

  /** Makes sure that both do the same. */
  @Setup
  public void check() {
    for (int left = 1; left <= 100; left++) {
      if (flow.run(left, seed) != hand.run(left, seed)) {
        throw new AssertionError("the two differ for " + left + " rounds");
      }
    }
  }

  /**
   * One step of the flow.
   *
   * @return the result
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long stepOfFlow() {
    return flow.run(rounds, seed);
  }

  /**
   * One step of the loop.
   *
   * @return the result
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long stepByHand() {
    return hand.run(rounds, seed);
  }

  /**
   * A whole run of the flow that has three steps.
   *
   * @return the result
   */
  @Benchmark
  public long runOfFlow() {
    return flow.run(once, seed);
  }

  /**
   * A whole run of the loop that has three steps.
   *
   * @return the result
   */
  @Benchmark
  public long runByHand() {
    return hand.run(once, seed);
  }
}

package dev.tramline.benchmarks.cycle;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A step of graphs of different size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GrowthBenchmark {

  private static final int STEPS = 30_000;

  /** Who goes round. */
  @Param public Rings contender;

  /** How many nodes there are. */
  @Param({"3", "20", "30", "300"})
  public int nodes;

  /** Fields, not constants: the compiler must not know them. */
  private int rounds;

  private long seed = 42;
  private Ring ring;

  /**
   * Makes and checks the contender.
   *
   * @throws Exception if it cannot be made
   */
  @Setup
  public void prepare() throws Exception {
    ring = contender.make(nodes);
    rounds = STEPS / nodes;
  }

  /**
   * As many steps for every size.
   *
   * @return the result
   * @throws Exception if a node fails
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long step() throws Exception {
    return ring.run(rounds, seed);
  }
}

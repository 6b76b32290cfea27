package dev.tramline.benchmarks.cycle;

import java.util.ArrayList;
import java.util.List;
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

/** A step of the cycle. Each contender runs in a process of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CycleBenchmark {

  /** So many that what a run itself takes is nothing beside its steps. */
  private static final int ROUNDS = 33_334;

  /** Who goes round. */
  @Param public Contender contender;

  /** How many messages of 500 characters are in the store beside the numbers. */
  @Param({"0", "40"})
  public int messages;

  /** How many times; with another number the figures mean nothing. */
  @Param({"" + ROUNDS})
  public int rounds;

  /** A field, not a constant: the compiler must not know it. */
  private long seed = 42;

  private List<String> store;
  private Cycle cycle;

  /**
   * Makes and checks the contender.
   *
   * @throws Exception if it cannot be made
   */
  @Setup
  public void prepare() throws Exception {
    cycle = contender.make();
    store = new ArrayList<>();
    for (int message = 0; message < messages; message++) {
      store.add(Integer.toString(message % 10).repeat(500));
    }
  }

  /**
   * Three nodes, many times.
   *
   * @return the result
   * @throws Exception if a node fails
   */
  @Benchmark
  @OperationsPerInvocation(3 * ROUNDS)
  public long step() throws Exception {
    return cycle.run(rounds, seed, store);
  }
}

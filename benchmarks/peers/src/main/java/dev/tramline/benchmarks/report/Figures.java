package dev.tramline.benchmarks.report;

import java.util.Arrays;
import java.util.List;

/** What the programs share: whether it is only a smoke run, medians, and checks. */
public final class Figures {

  /** Whether it is enough to see that the program works. */
  public static final boolean SMOKE = Boolean.getBoolean("smoke");

  private Figures() {}

  /**
   * {@return the median}
   *
   * @param values at least one, in any order
   */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * {@return the median}
   *
   * @param values at least one, in any order
   */
  public static double median(List<Double> values) {
    return median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * Fails the measurement if a result is wrong.
   *
   * @param holds what must be true
   * @param what the message if it is not
   * @throws AssertionError if it does not hold
   */
  public static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /**
   * Prints what is measured and where.
   *
   * @param what is measured
   */
  public static void header(String what) {
    System.out.printf(
        "%s%nJava %s, %d processors, heap of at most %d MB%s%n%n",
        what,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        SMOKE ? ", SMOKE RUN: the figures mean nothing" : "");
  }
}

package dev.tramline.benchmarks.concurrency;

import dev.tramline.benchmarks.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many items of 10 ms each, all at once, beside an executor with a virtual thread per task. */
final class SleepingItems {

  private static final int ROUNDS = Figures.SMOKE ? 1 : 21;
  private static final int WARM_UP_ROUNDS = Figures.SMOKE ? 0 : 10;

  private final Sleeping_ByBatchFlow byBatch = new Sleeping_ByBatchFlow(new Sleeping.Items());
  private final Sleeping_ByEachFlow byEach = new Sleeping_ByEachFlow(new Sleeping.Item());

  /** A way to answer for all items. */
  private interface FanOut {
    List<Integer> answers(List<Integer> items) throws Exception;
  }

  /** One of the things compared, with its figures. */
  private record Contender(String name, FanOut fanOut, double[] millis) {
    Contender(String name, FanOut fanOut) {
      this(name, fanOut, new double[ROUNDS]);
    }
  }

  public static void main(String[] args) throws Exception {
    Figures.header("Items of 10 ms, all at once, median of " + ROUNDS + " rounds");
    System.out.printf("%8s  %-16s %10s %10s%n", "items", "", "ms", "ratio");
    SleepingItems program = new SleepingItems();
    program.measure(1_000);
    program.measure(10_000);
  }

  private void measure(int count) throws Exception {
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    List<Integer> expected = IntStream.rangeClosed(1, count).boxed().toList();
    List<Contender> contenders =
        List.of(
            new Contender("bare threads", SleepingItems::byExecutor),
            new Contender("@Batch", byBatch::answers),
            new Contender("@Each", byEach::answers));
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        System.gc(); // what the one before left behind is not this one's
        long start = System.nanoTime();
        List<Integer> answers = contender.fanOut().answers(items);
        long end = System.nanoTime();
        Figures.require(answers.equals(expected), contender.name() + " has other answers");
        if (round >= 0) {
          contender.millis()[round] = (end - start) / 1e6;
        }
      }
    }
    double bare = Figures.median(contenders.get(0).millis());
    for (Contender contender : contenders) {
      double millis = Figures.median(contender.millis());
      System.out.printf(
          "%8d  %-16s %10.1f %10.2f%n", count, contender.name(), millis, millis / bare);
    }
  }

  private static List<Integer> byExecutor(List<Integer> items) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> tasks = new ArrayList<>(items.size());
      for (Integer item : items) {
        tasks.add(() -> Sleeping.answer(item));
      }
      List<Integer> answers = new ArrayList<>(items.size());
      for (Future<Integer> answer : executor.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}

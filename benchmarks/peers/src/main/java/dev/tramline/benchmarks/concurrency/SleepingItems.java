package dev.tramline.benchmarks.concurrency;

import dev.tramline.benchmarks.report.Figures;
import dev.tramline.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bsc.langgraph4j.GraphStateException;

/** Many items of 10 ms each, all at once, beside an executor with a virtual thread per task. */
final class SleepingItems {

  private static final int ROUNDS = Figures.SMOKE ? 1 : 11;
  private static final int WARM_UP_ROUNDS = Figures.SMOKE ? 0 : 5;

  private SleepingItems() {}

  /** One of the things compared, with its figures. */
  private record Contender(String name, FanOut fanOut, double[] millis) {
    Contender(String name, FanOut fanOut) {
      this(name, fanOut, new double[ROUNDS]);
    }
  }

  public static void main(String[] args) throws Exception {
    Figures.header("Items of 10 ms, all at once, median of " + ROUNDS + " rounds");
    System.out.printf("%8s  %-28s %10s %10s%n", "items", "", "ms", "ratio");
    List<Report.Row> rows = new ArrayList<>();
    for (int count : Figures.SMOKE ? new int[] {100, 1_000} : new int[] {1_000, 10_000}) {
      try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
        measure(count, contenders(count, executor), rows);
      }
    }
    Report.write("items", rows);
  }

  private static List<Contender> contenders(int count, ExecutorService executor)
      throws GraphStateException {
    return List.of(
        new Contender("bare virtual threads", SleepingItems::byExecutor),
        new Contender("Tramline, @Batch", new Sleeping_ByBatchFlow(new Sleeping.Items())::answers),
        new Contender("Tramline, @Each", new Sleeping_ByEachFlow(new Sleeping.Item())::answers),
        new Contender(
            "Tramline, dynamic fork",
            new Sleeping_ByForkFlow(
                    new Sleeping.Split(), new Sleeping.Item(), new Sleeping.Gather())
                ::answers),
        new Contender("LangChain4j agentic 1.16.1", new FanOutByLangChain4j()),
        new Contender("LiteFlow 2.15.3", new FanOutByLiteFlow()),
        new Contender("LangGraph4j 1.8.17", new FanOutByLangGraph4j(count, executor)));
  }

  private static void measure(int count, List<Contender> contenders, List<Report.Row> rows)
      throws Exception {
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    List<Integer> expected = IntStream.rangeClosed(1, count).boxed().toList();
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
          "%8d  %-28s %10.1f %10.2f%n", count, contender.name(), millis, millis / bare);
      rows.add(
          new Report.Row(
              String.format(Locale.ROOT, "%,d items of 10 ms", count),
              contender.name(),
              Map.of("ms", millis)));
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

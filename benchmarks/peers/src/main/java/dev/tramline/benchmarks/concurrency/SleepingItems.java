package dev.tramline.benchmarks.concurrency;

import com.sun.management.ThreadMXBean;
import dev.tramline.benchmarks.report.Figures;
import dev.tramline.benchmarks.report.Report;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bsc.langgraph4j.GraphStateException;

/**
 * Many items of 10 ms each, all at once, beside an executor with a virtual thread per task: the
 * time until all are there, and what is allocated for an item.
 */
final class SleepingItems {

  private static final int ROUNDS = Figures.SMOKE ? 1 : 40;
  private static final int WARM_UP_ROUNDS = Figures.SMOKE ? 0 : 20;

  /** Who takes a second and more has a turn in each tenth round only. */
  private static final double SLOW_MILLIS = 1_000;

  private static final int ROUNDS_OF_SLOW = 10;

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private SleepingItems() {}

  /** One of the things compared, with its figures. */
  private record Contender(String name, FanOut fanOut, List<Double> millis, List<Double> bytes) {
    Contender(String name, FanOut fanOut) {
      this(name, fanOut, new ArrayList<>(), new ArrayList<>());
    }

    boolean hasTurn(int round) {
      boolean slow = !millis.isEmpty() && millis.get(millis.size() - 1) > SLOW_MILLIS;
      return !slow || round % ROUNDS_OF_SLOW == 0;
    }

    void clear() {
      millis.clear();
      bytes.clear();
    }
  }

  public static void main(String[] args) throws Exception {
    Figures.header("Items of 10 ms, all at once, median of " + ROUNDS + " rounds");
    System.out.printf("%8s  %-40s %10s %10s %10s%n", "items", "", "ms", "ratio", "bytes");
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
        new Contender("bare, first failure cancels the rest", SleepingItems::byCompletion),
        new Contender("Tramline, @Batch", new Sleeping_ByBatchFlow(new Sleeping.Items())::answers),
        new Contender("Tramline, @Each", new Sleeping_ByEachFlow(new Sleeping.Item())::answers),
        new Contender(
            "Tramline, dynamic fork",
            new Sleeping_ByForkFlow(
                    new Sleeping.Split(), new Sleeping.Item(), new Sleeping.Gather())
                ::answers),
        new Contender("LangChain4j agentic 1.16.1", new FanOutByLangChain4j()),
        new Contender("LiteFlow 2.15.3", new FanOutByLiteFlow()),
        new Contender("LangGraph4j 1.8.17", new FanOutByLangGraph4j(count, executor)),
        new Contender("Google ADK 1.8.0", new FanOutByAdk(count)));
  }

  private static void measure(int count, List<Contender> contenders, List<Report.Row> rows)
      throws Exception {
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    List<Integer> expected = IntStream.rangeClosed(1, count).boxed().toList();
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      if (round == 0) {
        contenders.forEach(Contender::clear);
      }
      List<Contender> turns = new ArrayList<>(contenders);
      Collections.shuffle(turns, new Random(round)); // nobody comes after the same one each time
      for (Contender contender : turns) {
        if (contender.hasTurn(round)) {
          System.gc(); // what the one before left behind is not this one's
          long bytes = THREADS.getTotalThreadAllocatedBytes();
          long start = System.nanoTime();
          List<Integer> answers = contender.fanOut().answers(items);
          contender.millis().add((System.nanoTime() - start) / 1e6);
          contender.bytes().add((double) THREADS.getTotalThreadAllocatedBytes() - bytes);
          Figures.require(answers.equals(expected), contender.name() + " has other answers");
        }
      }
    }
    report(count, contenders, rows);
  }

  private static void report(int count, List<Contender> contenders, List<Report.Row> rows) {
    double bare = Figures.median(contenders.get(0).millis());
    for (Contender contender : contenders) {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("ms", Figures.median(contender.millis()));
      figures.put("bytes per item", Figures.median(contender.bytes()) / count);
      System.out.printf(
          "%8d  %-40s %10.1f %10.2f %10.0f%n",
          count,
          contender.name(),
          figures.get("ms"),
          figures.get("ms") / bare,
          figures.get("bytes per item"));
      String group = String.format(Locale.ROOT, "%,d items of 10 ms", count);
      rows.add(new Report.Row(group, contender.name(), figures));
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

  /** Promises what a flow does: a failure is seen when it happens, and ends the others. */
  private static List<Integer> byCompletion(List<Integer> items) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Integer> done = new ExecutorCompletionService<>(executor);
      List<Future<Integer>> tasks = new ArrayList<>(items.size());
      try {
        for (Integer item : items) {
          tasks.add(done.submit(() -> Sleeping.answer(item)));
        }
        for (int left = items.size(); left > 0; left--) {
          done.take().get();
        }
      } finally {
        for (Future<Integer> task : tasks) {
          task.cancel(true); // of no effect where it is done
        }
      }
      return tasks.stream().map(Future::resultNow).toList();
    }
  }
}
